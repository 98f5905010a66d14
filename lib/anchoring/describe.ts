import { snapToGraphemes, splitsPair } from "./graphemes";
import { type Anchor, CONTEXT, type Span } from "./types";

/** `outside`: not a span of this text. `empty`: nothing but white space in it. */
export type Description = { ok: true; anchor: Anchor } | { ok: false; reason: "empty" | "outside" };

// Zero-width space and word joiner show nothing either, but `\s` leaves them out.
const BLANK = /[\s\u200b\u2060]/;

/**
 * Makes the anchor that will find `text[start, end)` again.
 *
 * Offsets are UTF-16 units. White space at either end is left out and the rest
 * is widened to whole graphemes, so the anchor may differ from what was asked
 * for. Refuses offsets that are not whole numbers in order inside the text, and
 * a span in which nothing can be seen.
 */
export function describe(text: string, start: number, end: number): Description {
  if (!isSpanOf(text, start, end)) return { ok: false, reason: "outside" };
  const trimmed = trim(text, start, end);
  if (trimmed.start >= trimmed.end) return { ok: false, reason: "empty" };
  const span = snapToGraphemes(text, trimmed.start, trimmed.end);
  return { ok: true, anchor: { ...span, quote: text.slice(span.start, span.end), ...contextOf(text, span) } };
}

function isSpanOf(text: string, start: number, end: number): boolean {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end && end <= text.length;
}

function trim(text: string, start: number, end: number): Span {
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function contextOf(text: string, { start, end }: Span): { prefix: string; suffix: string } {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return {
    prefix: text.slice(splitsPair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsPair(text, to) ? to - 1 : to),
  };
}
