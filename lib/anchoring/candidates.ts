import { distanceCost } from "./distance";
import type { Pattern } from "./pattern";
import { firstAt, type TextIndex } from "./text-index";

/** Places less than this far apart count as one: so exact are candidates. UTF-16 units. */
export const BIN = 64;
/** How many occurrences of one word are looked at: those nearest to where it should be. */
const NEAREST = 8;
/** Without a hint only words that stand in the text no oftener than this can tell where to look. */
const RARE = 32;
/** A word that makes up more of the text than this, and stands in it oftener than that, says nothing. */
const COMMON = 0.01;
/** How many places are proposed, and the least share of the first one's votes that a place needs. */
const MOST = 4;
const LEAST = 0.05;
/** Longer words than this have no more votes. Characters. */
const LONGEST = 8;
/** What a vote weighs in characters that agree, where it is set against the distance. */
const VOTE = 12;

/** A place where a quote may begin, in UTF-16 units, and how much its words speak for it. */
export type Candidate = { start: number; votes: number };

/**
 * Where in a text a quote may begin, likeliest first: each word of the pattern
 * votes for the places where it stands as far from the beginning as it did, a
 * rare word with more. UTF-16 offsets, right to about `BIN` units. Without a
 * hint no place is nearer than another.
 */
export function candidates(index: TextIndex, pattern: Pattern, hint: number | null): Candidate[] {
  const votes = new Map<number, number>();
  for (const { id, start, weight } of pattern.tokens) {
    if (id < 0 || isCommon(index, id)) continue;
    const [from, to] = hint === null ? rarest(index, id) : nearest(index, id, hint + start);
    const vote = Math.min(weight, LONGEST) / Math.sqrt(index.first[id + 1]! - index.first[id]!);
    for (let i = from; i < to; i++) {
      const bin = Math.floor((index.starts[index.where[i]!]! - start) / BIN);
      votes.set(bin, (votes.get(bin) ?? 0) + vote);
    }
  }
  return likeliest(votes, hint);
}

function isCommon({ first, count }: TextIndex, id: number): boolean {
  const often = first[id + 1]! - first[id]!;
  return often > NEAREST && often > count * COMMON;
}

/** Which of a word's occurrences to look at: a part of `index.where`. */
function nearest(index: TextIndex, id: number, offset: number): [number, number] {
  const [from, to] = [index.first[id]!, index.first[id + 1]!];
  if (to - from <= NEAREST) return [from, to];
  const middle = firstAt(index, offset, from, to, index.where);
  return [Math.max(from, middle - NEAREST / 2), Math.min(to, middle + NEAREST / 2)];
}

function rarest({ first }: TextIndex, id: number): [number, number] {
  const [from, to] = [first[id]!, first[id + 1]!];
  return [from, to - from <= RARE ? to : from];
}

function likeliest(votes: Map<number, number>, hint: number | null): Candidate[] {
  const places = [...votes].map(([bin, vote]): Candidate => {
    const start = (bin + 0.5) * BIN;
    const around = vote + (votes.get(bin - 1) ?? 0) + (votes.get(bin + 1) ?? 0);
    return { start, votes: around - (hint === null ? 0 : distanceCost(Math.abs(start - hint)) / VOTE) };
  });
  places.sort((a, b) => b.votes - a.votes);
  const chosen: Candidate[] = [];
  for (const place of places) {
    if (chosen.length === MOST || place.votes < places[0]!.votes * LEAST) break;
    if (chosen.every(({ start }) => Math.abs(start - place.start) > 2 * BIN)) chosen.push(place);
  }
  return chosen;
}
