import { snapToGraphemes } from "./graphemes";
import type { Span } from "./types";

export type Excerpt = Span & { text: string };

/**
 * A stretch of a text with at most `around` UTF-16 units on each side of it, cut between words where there are any; an
 * ellipsis stands for what was left out. The offsets given back count in the excerpt's text. Expects
 * `0 <= start <= end <= text.length`.
 */
export function excerpt(text: string, { start, end }: Span, around: number): Excerpt {
  const from = firstKept(text, start, around);
  const to = lastKept(text, end, around);
  const head = from > 0 ? "… " : "";
  const shift = head.length - from;
  return { text: head + text.slice(from, to) + (to < text.length ? " …" : ""), start: start + shift, end: end + shift };
}

function firstKept(text: string, start: number, around: number): number {
  const limit = start - around;
  if (limit <= 0) return 0;
  const space = text.indexOf(" ", limit - 1);
  return space >= 0 && space < start ? space + 1 : snapToGraphemes(text, limit, start).start;
}

function lastKept(text: string, end: number, around: number): number {
  const limit = end + around;
  if (limit >= text.length) return text.length;
  const space = text.lastIndexOf(" ", limit);
  return space >= end ? space : snapToGraphemes(text, end, limit).end;
}
