import diffSequences from "@jest/diff-sequences";
import { longestIncreasing } from "./increasing";
import { indexText, type TextIndex } from "./text-index";

/** Stands for no token. */
export const NONE = -1;

/** Which token of the text as it is each token of the text as it was has become; `NONE` for those that are gone. */
export type Difference = { before: TextIndex; after: TextIndex; becomes: Int32Array };

/**
 * How many pairs of words are compared before another way is tried. It stands
 * for half a second: texts that are long and have little in common take time
 * with the square of their length.
 */
const MOST_COMPARED = 30_000_000;

let latest: { texts: [string, string]; difference: Difference | null } | null = null;

/**
 * The difference of two texts, word by word; null where they are too long and too
 * different. The last one is kept, since many anchors are mapped through one.
 */
export function difference(before: string, after: string): Difference | null {
  if (latest?.texts[0] !== before || latest.texts[1] !== after)
    latest = { texts: [before, after], difference: compare(indexText(before), indexText(after)) };
  return latest.difference;
}

function compare(before: TextIndex, after: TextIndex): Difference | null {
  const ids = idsIn(before, after);
  const becomes = between([], before, ids) ?? between(landmarks(before, after, ids), before, ids);
  return becomes && { before, after, becomes };
}

const exhausted = new Error("Too many words to compare.");

/** What `before`'s tokens become, found stretch by stretch between the landmarks; null where that takes too long. */
function between(landmarks: [number, number][], before: TextIndex, ids: Int32Array): Int32Array | null {
  const becomes = new Int32Array(before.count).fill(NONE);
  let left = MOST_COMPARED;
  let [a, b] = [0, 0];
  const isCommon = (i: number, j: number) => {
    // The library has no limit of its own.
    if (left-- === 0) throw exhausted;
    return before.ids[a + i] === ids[b + j];
  };
  try {
    for (const [aEnd, bEnd] of [...landmarks, [before.count, ids.length] as const]) {
      diffSequences(aEnd - a, bEnd - b, isCommon, (count, i, j) => {
        for (let k = 0; k < count; k++) becomes[a + i + k] = b + j + k;
      });
      if (aEnd < before.count) becomes[aEnd] = bEnd;
      [a, b] = [aEnd + 1, bEnd + 1];
    }
  } catch (error) {
    if (error !== exhausted) throw error;
    return null;
  }
  return becomes;
}

/** The words of `after` by the ids that `before` has for them. */
function idsIn(before: TextIndex, after: TextIndex): Int32Array {
  const known = Int32Array.from(after.vocabulary.keys(), (word) => before.vocabulary.get(word) ?? NONE);
  return after.ids.map((id) => known[id]!);
}

/**
 * Words that stand once in each text, with the same neighbour and in the same
 * order: between two of these the difference is found by itself, so that it
 * takes time with the length of the texts and not with its square.
 */
function landmarks(before: TextIndex, after: TextIndex, ids: Int32Array): [number, number][] {
  const pairs: [number, number][] = [];
  for (let b = 0; b < after.count; b++) {
    const id = ids[b]!;
    if (id === NONE || !isOnce(after, after.ids[b]!) || !isOnce(before, id)) continue;
    const a = before.where[before.first[id]!]!;
    if (before.ids[a - 1] === ids[b - 1] || before.ids[a + 1] === ids[b + 1]) pairs.push([a, b]);
  }
  return longestIncreasing(pairs.map(([a]) => a)).map((i) => pairs[i]!);
}

const isOnce = ({ first }: TextIndex, id: number) => first[id]! + 1 === first[id + 1];
