import type { Span } from "./types";

/** A word of the outline: its point's place among the points, and its own among the point's words. */
export type WordPlace = { point: number; word: number };

/** From one word to another, both in it, in the order of the outline. */
export type WordRange = { first: WordPlace; last: WordPlace };

/** The words of each point, asked for only where a range is. A point may have none. */
export type WordsOf = (point: number) => readonly Span[];

const isBefore = (a: WordPlace, b: WordPlace) => a.point < b.point || (a.point === b.point && a.word < b.word);
const lastOf = (wordsOf: WordsOf, point: number): WordPlace => ({ point, word: wordsOf(point).length - 1 });

/** The first word of a point; null where it has none. */
export function beginAt(wordsOf: WordsOf, point: number): WordRange | null {
  const place = { point, word: 0 };
  return wordsOf(point).length > 0 ? { first: place, last: place } : null;
}

/** The words of which there is something between two offsets; null where there are none. */
export function rangeOver(wordsOf: WordsOf, from: { point: number; offset: number }, to: { point: number; offset: number }): WordRange | null {
  const first = { point: from.point, word: wordsOf(from.point).findIndex(({ end }) => end > from.offset) };
  const last = { point: to.point, word: wordsOf(to.point).findLastIndex(({ start }) => start < to.offset) };
  return first.word === -1 || last.word === -1 || isBefore(last, first) ? null : { first, last };
}

/**
 * One end moved by so many words within its point; the range keeps at least one word. Drawn back past the beginning of
 * a point, the last end goes on in the point before. Null where the end cannot move.
 */
export function withEnd(wordsOf: WordsOf, range: WordRange, end: "first" | "last", steps: number): WordRange | null {
  const { point, word } = range[end];
  if (end === "last" && steps < 0 && word === 0) return receded(wordsOf, range);
  const wanted = { point, word: Math.min(Math.max(word + steps, 0), wordsOf(point).length - 1) };
  const other = end === "first" ? range.last : range.first;
  const crosses = end === "first" ? isBefore(other, wanted) : isBefore(wanted, other);
  const place = crosses ? other : wanted;
  return place.point === point && place.word === word ? null : { ...range, [end]: place };
}

/** The whole range moved by so many words, as far as both its ends stay in their points; null where they cannot. */
export function moved(wordsOf: WordsOf, { first, last }: WordRange, steps: number): WordRange | null {
  const room = (place: WordPlace) => (steps > 0 ? wordsOf(place.point).length - 1 - place.word : -place.word);
  const by = steps > 0 ? Math.min(steps, room(first), room(last)) : Math.max(steps, room(first), room(last));
  if (by === 0) return null;
  return { first: { ...first, word: first.word + by }, last: { ...last, word: last.word + by } };
}

/**
 * The range down to the end of its last point or, where it is there, through the next point that has words; null at the
 * end of the outline, which has `count` points.
 */
export function extended(wordsOf: WordsOf, range: WordRange, count: number): WordRange | null {
  const end = lastOf(wordsOf, range.last.point);
  if (isBefore(range.last, end)) return { ...range, last: end };
  for (let point = range.last.point + 1; point < count; point++)
    if (wordsOf(point).length > 0) return { ...range, last: lastOf(wordsOf, point) };
  return null;
}

/** The way back of `extended`: up to the end of the point before the last, at the least the first word. */
export function receded(wordsOf: WordsOf, range: WordRange): WordRange | null {
  const { first, last } = range;
  for (let point = last.point - 1; point >= first.point; point--)
    if (wordsOf(point).length > 0) return { first, last: lastOf(wordsOf, point) };
  return isBefore(first, last) ? { first, last: first } : null;
}
