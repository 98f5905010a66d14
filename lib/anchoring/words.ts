import { snapToGraphemes } from "./graphemes";
import type { Span } from "./types";

const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

/** Something to be read: white space and what only punctuates is not. A sign that stands for a word is. */
const READ = /[^\s\p{P}\p{C}]|[%‰#&@§]/u;

/** Where there is no segmenter: what stands between white space and punctuation. */
const PLAIN_WORDS = /(?:[^\s\p{P}\p{C}]|[%‰#&@§]|(?<=\p{L})['’](?=\p{L}))+/gu;

const segmentsOf = (text: string): Span[] => {
  if (!segmenter) return [...text.matchAll(PLAIN_WORDS)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => (READ.test(segment) ? [{ start: index, end: index + segment.length }] : []));
};

/**
 * The words of a text, in its order: in any script, also where no spaces stand between them, and each emoji or other
 * sign that is read. UTF-16 offsets. No word splits a grapheme, none overlaps another, none is empty. Text that is
 * nothing but punctuation is one word; nothing but white space has none.
 */
export function wordsIn(text: string): Span[] {
  const words: Span[] = [];
  for (const { start, end } of segmentsOf(text)) {
    const word = snapToGraphemes(text, start, end);
    const last = words.at(-1);
    // Rules of words and of graphemes differ in rare clusters: what they share is one word.
    if (last && word.start < last.end) last.end = Math.max(last.end, word.end);
    else words.push(word);
  }
  if (words.length > 0) return words;
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return start < end ? [snapToGraphemes(text, start, end)] : [];
}

/** Which of the words stands at an offset, or is the nearest to it; of two equally near the earlier. -1 where there are none. */
export function wordAt(words: readonly Span[], offset: number): number {
  const next = words.findIndex(({ end }) => offset < end);
  if (next === -1) return words.length - 1;
  const [before, after] = [words[next - 1], words[next]];
  return before && after && offset - before.end <= after.start - offset ? next - 1 : next;
}
