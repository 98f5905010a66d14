import type { TextIndex } from "./text-index";
import { eachToken, isWordAt } from "./tokens";
import { type Anchor, CONTEXT } from "./types";

/** Of a quote longer than twice this only the two ends are compared. UTF-16 units. */
const LONGEST_END = 400;

/** One token of a pattern. Offsets are UTF-16 units from where the quote begins: those of the prefix are negative. */
export type PatternToken = {
  word: string;
  /** The word's id in the text's index; -1 for a word that the text lacks. */
  id: number;
  start: number;
  end: number;
  /** What it counts for, in characters. A sign that is no word counts for one. */
  weight: number;
};

/** A quote and its context as tokens. `head` and `tail` are the quote's first and last. */
export type Pattern = {
  tokens: PatternToken[];
  /** Where in the pattern each word stands, last first. */
  places: Map<number, number[]>;
  head: number;
  tail: number;
  /** The quote's length in UTF-16 units. */
  length: number;
  /** All tokens' weights together, and those of the quote alone. */
  weight: number;
  quoteWeight: number;
};

/** Null where the quote has no token: nothing but white space. */
export function patternOf(anchor: Anchor, index: TextIndex): Pattern | null {
  const { prefix, quote, suffix } = anchor;
  const text = prefix + quote + suffix;
  const tokens: PatternToken[] = [];
  eachToken(text, (from, to) => {
    const [start, end] = [from - prefix.length, to - prefix.length];
    const isBetweenEnds = start > LONGEST_END && end < quote.length - LONGEST_END;
    if (!isBetweenEnds && !isCut(text, from, to, anchor)) tokens.push(tokenOf(text.slice(from, to), start, index));
  });
  return asPattern(tokens, quote.length);
}

export function tokenOf(word: string, start: number, { vocabulary }: TextIndex): PatternToken {
  const weight = isWordAt(word, 0) ? word.length : 1;
  return { word, id: vocabulary.get(word) ?? -1, start, end: start + word.length, weight };
}

export function asPattern(tokens: PatternToken[], length: number): Pattern | null {
  const head = tokens.findIndex(({ end }) => end > 0);
  const tail = tokens.findLastIndex(({ start }) => start < length);
  if (head < 0 || tail < head) return null;
  return { tokens, places: placesOf(tokens), head, tail, length, weight: weigh(tokens), quoteWeight: weigh(tokens.slice(head, tail + 1)) };
}

function placesOf(tokens: PatternToken[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let token = tokens.length - 1; token >= 0; token--) {
    const { id } = tokens[token]!;
    const known = places.get(id);
    if (known) known.push(token);
    else if (id >= 0) places.set(id, [token]);
  }
  return places;
}

const weigh = (tokens: PatternToken[]) => tokens.reduce((sum, { weight }) => sum + weight, 0);

/** Whether a token at the far edge of the context may be what is left of a longer word. */
function isCut(text: string, from: number, to: number, { prefix, suffix }: Anchor): boolean {
  return (
    (from === 0 && prefix.length >= CONTEXT - 1 && isWordAt(text, 0)) ||
    (to === text.length && suffix.length >= CONTEXT - 1 && isWordAt(text, to - 1))
  );
}
