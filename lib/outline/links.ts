/** Longest address that is taken for a link. */
export const MAX_HREF_LENGTH = 2_000;

const WEB_ADDRESS = /^https?:\/\/[^\s/<>][^\s<>]*$/i;
const YOUTUBE = /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|youtube-nocookie\.com)\//i;

/** Only http and https: no other scheme is ever made a link. */
export const isWebAddress = (address: string) => address.length <= MAX_HREF_LENGTH && WEB_ADDRESS.test(address);

export const isYouTube = (address: string) => isWebAddress(address) && YOUTUBE.test(address);
