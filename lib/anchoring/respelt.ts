import type { Alignment, Pair } from "./alignment";
import type { Pattern } from "./pattern";
import type { TextIndex } from "./text-index";

/** The least share of its letters that a word keeps when it is respelt, at its beginning and end together. */
const LIKENESS = 2 / 3;

/**
 * Adds the words that were only respelt to an alignment: where one token of the
 * pattern and one of the text stand alone between two pairs and are alike.
 */
export function respelt(index: TextIndex, pattern: Pattern, { pairs, score }: Alignment): Alignment {
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return { pairs, score };
  const bounds = [{ token: -1, at: first.at - 2 }, ...pairs, { token: pattern.tokens.length, at: last.at + 2 }];
  const all: Pair[] = [];
  for (let i = 1; i < bounds.length; i++) {
    const [before, after] = [bounds[i - 1]!, bounds[i]!];
    if (after.token - before.token === 2 && after.at - before.at === 2) {
      const pair = alike(index, pattern, before.token + 1, before.at + 1);
      if (pair) {
        all.push(pair);
        score += pair.worth;
      }
    }
    if (i <= pairs.length) all.push(pairs[i - 1]!);
  }
  return { pairs: all, score };
}

function alike(index: TextIndex, pattern: Pattern, token: number, at: number): Pair | null {
  if (at < 0 || at >= index.count) return null;
  const { word, weight } = pattern.tokens[token]!;
  const likeness = likenessOf(word, index.text.slice(index.starts[at], index.ends[at]));
  return likeness >= LIKENESS ? { token, at, worth: weight * likeness } : null;
}

function likenessOf(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let after = 0;
  while (after < shorter - before && a.at(-1 - after) === b.at(-1 - after)) after++;
  return (before + after) / Math.max(a.length, b.length);
}
