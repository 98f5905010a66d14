import { parseInline } from "./inline";
import { isWebAddress, isYouTube } from "./links";

/** The white space of a header is plain: a no-break space there is the page's, not the title's. */
export const tidy = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").trim();

export const isSummaryHeading = (text: string) => /^summary:?$/i.test(text);

const BACK_TO = /^(?:[←‹<«]\s*)?back to (\S.*)$/i;

/** The name in a link such as "Back to Dwarkesh Podcast". */
export const readBackLink = (text: string): string | null => BACK_TO.exec(text)?.[1] ?? null;

const WATCH = /^(?:[▶►]\ufe0f?\s*)?watch (?:(?:it|this|now) )?on youtube(?![\p{L}\p{N}])(.*)$/iu;

/** `url` is null in a paste that lost the link, and where something stands there that is no web address. */
export type VideoLine = { url: string | null; isStrange: boolean };

/** A line that leads to the video: "Watch on YouTube", with or without its address, or a bare address there. */
export function readVideoLine(text: string): VideoLine | null {
  if (isYouTube(text)) return { url: text, isStrange: false };
  const { text: plain, formats } = parseInline(text);
  const link = formats.find((format) => format.kind === "link");
  if (link && WATCH.test(plain)) return { url: link.href, isStrange: false };
  const rest = WATCH.exec(text)?.[1];
  return rest === undefined ? null : readAddress(rest);
}

function readAddress(rest: string): VideoLine {
  const said = rest.replace(/^[\s:–—-]+/, "").trimEnd();
  const inside = /^[(<](.*)[)>]$/.exec(said)?.[1] ?? said;
  return isWebAddress(inside) ? { url: inside, isStrange: false } : { url: null, isStrange: said !== "" };
}
