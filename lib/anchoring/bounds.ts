import type { Pair } from "./alignment";
import type { Pattern } from "./pattern";
import type { TextIndex } from "./text-index";
import type { Span } from "./types";

/**
 * What fixes one end of a range: the quote's own last word on that side, the
 * word next to it in the context, or nothing, so that it had to be estimated.
 */
export type End = "word" | "context" | "none";

export type Bounds = Span & { ends: [End, End] };

/**
 * Where the quote of a pattern begins and ends in a text, given which of their
 * words are the same. Null where none of the quote's is. UTF-16 offsets.
 */
export function boundsOf(index: TextIndex, pattern: Pattern, pairs: readonly Pair[]): Bounds | null {
  const first = pairs.findIndex(({ token }) => token >= pattern.head);
  const last = pairs.findLastIndex(({ token }) => token <= pattern.tail);
  if (first < 0 || first > last) return null;
  const [start, startBy] = startOf(index, pattern, pairs[first]!, pairs[first - 1]);
  const [end, endBy] = endOf(index, pattern, pairs[last]!, pairs[last + 1]);
  return { start, end, ends: [startBy, endBy] };
}

/** `pair` is the quote's first that stands; `before` the context's last. */
function startOf({ starts }: TextIndex, { tokens, head }: Pattern, pair: Pair, before: Pair | undefined): [number, End] {
  // A quote may begin inside a word: so far before it the word begins.
  if (pair.token === head) return [starts[pair.at]! + Math.max(0, -tokens[head]!.start), "word"];
  if (before?.token === head - 1) return [starts[before.at + 1]!, "context"];
  const estimate = Math.max(pair.at - (pair.token - head), before ? before.at + 1 : 0);
  return [starts[estimate]!, "none"];
}

/** `pair` is the quote's last that stands; `after` the context's first. */
function endOf({ ends, count }: TextIndex, { tokens, tail, length }: Pattern, pair: Pair, after: Pair | undefined): [number, End] {
  if (pair.token === tail) return [ends[pair.at]! - Math.max(0, tokens[tail]!.end - length), "word"];
  if (after?.token === tail + 1) return [ends[after.at - 1]!, "context"];
  const estimate = Math.min(pair.at + (tail - pair.token), after ? after.at - 1 : count - 1);
  return [ends[estimate]!, "none"];
}
