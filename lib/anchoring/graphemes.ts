import type { Span } from "./types";

// The rules do not depend on the language. They do on the Unicode version, so a
// server and a browser may differ on rare clusters: stored offsets are therefore
// never refused for splitting one, only widened where they are shown.
const segmenter =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null;

const isPlain = (unit: number) => (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x09;
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** Whether the boundary at `offset` would part a high surrogate from its low one. */
export function splitsPair(text: string, offset: number): boolean {
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

/** Between two printable ASCII characters, line feeds or tabs there is always a boundary. */
const isPlainBoundary = (text: string, offset: number) =>
  isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset));

/**
 * The grapheme around `offset` where a boundary there would split it, else null.
 * The segmenter is asked only where it has to be, and about no more than the
 * text between plain boundaries: it reads all that it is given.
 */
function splitAt(text: string, offset: number): Span | null {
  if (offset <= 0 || offset >= text.length) return null;
  if (isPlainBoundary(text, offset)) return null;
  // Browsers without Intl.Segmenter keep surrogate pairs whole and no more.
  if (!segmenter) return splitsPair(text, offset) ? { start: offset - 1, end: offset + 1 } : null;
  let [from, to] = [offset - 1, offset + 1];
  while (from > 0 && !isPlainBoundary(text, from)) from--;
  while (to < text.length && !isPlainBoundary(text, to)) to++;
  const cluster = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (!cluster || from + cluster.index === offset) return null;
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length };
}

/**
 * Widens a span outward until neither end splits what a reader sees as one
 * character: an emoji family, a flag, a letter with its accents, CR LF.
 *
 * Takes and gives UTF-16 offsets; expects `0 <= start <= end <= text.length`.
 * An empty span inside a cluster becomes that cluster; elsewhere it stays empty.
 */
export function snapToGraphemes(text: string, start: number, end: number): Span {
  return {
    start: splitAt(text, start)?.start ?? start,
    end: splitAt(text, end)?.end ?? end,
  };
}
