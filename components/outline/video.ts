const YOUTUBE = /(?:^|\.)(?:youtube\.com|youtu\.be|youtube-nocookie\.com)$/;

/** The address of a video at a time: YouTube has its own way of saying it, other files that of media fragments. */
export function videoAt(videoUrl: string, seconds: number): string {
  const url = new URL(videoUrl);
  if (YOUTUBE.test(url.hostname)) url.searchParams.set("t", `${seconds}s`);
  else url.hash = `t=${seconds}`;
  return url.href;
}
