import { walk } from "./tree";
import type { OutlinePoint } from "./types";

/** Silent reading of English non-fiction by adults: Brysbaert, Journal of Memory and Language 109 (2019). */
export const WORDS_PER_MINUTE = 238;

/**
 * UTF-16 code units whose words are counted one by one. A longer summary is estimated from these: segmenting the
 * longest that is accepted takes seconds.
 */
const COUNTED_LENGTH = 40_000;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

export function countWords(text: string): number {
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

/** Whole minutes, at least 1. */
export function readingMinutes(points: OutlinePoint[]): number {
  let length = 0;
  let counted = 0;
  let words = 0;
  for (const { point } of walk(points)) {
    length += point.text.length;
    if (counted >= COUNTED_LENGTH) continue;
    counted += point.text.length;
    words += countWords(point.text);
  }
  const estimate = counted === 0 ? 0 : words * (length / counted);
  return Math.max(1, Math.round(estimate / WORDS_PER_MINUTE));
}
