import type { Pair } from "./alignment";
import { boundsOf } from "./bounds";
import { type Difference, difference, NONE } from "./difference";
import { matchExactly } from "./exact";
import { snapToGraphemes } from "./graphemes";
import { match } from "./match";
import { asPattern, type Pattern, type PatternToken, tokenOf } from "./pattern";
import { respelt } from "./respelt";
import { firstAt } from "./text-index";
import type { Anchor, Match, Span } from "./types";

/** The least share of a quote's characters that must be left for what stands there to be the same words, edited. */
const LEAST_LEFT = 0.4;

/** How many tokens on each side of a quote are looked at to see where it ends. */
const BESIDE = 8;

/**
 * Finds an anchor's words in the text that its point has now by what they were
 * in the text that it had before: the range is mapped through the difference of
 * the two. Words that the difference shows to be gone may have been moved, so
 * they are looked for among the words that are new. Where the anchor does not fit
 * the old text, or the texts are too long and too different to be compared, this
 * is `match`. Never throws, and splits no grapheme.
 */
export function reanchor(anchor: Anchor, before: string, after: string): Match {
  const was = matchExactly(before, anchor);
  const through = was.status === "found" && before !== after ? difference(before, after) : null;
  if (was.status !== "found" || !through) return match(after, anchor);
  const place = mapped(was, through);
  if (place) return { status: "found", ...place, by: isUnmoved(place, after, anchor) ? "position" : "difference" };
  const moved = match(after, anchor);
  return moved.status === "found" && isNew(moved, through) ? moved : { status: "lost" };
}

const isUnmoved = ({ start, end }: Span, text: string, anchor: Anchor) =>
  start === anchor.start && text.slice(start, end) === anchor.quote;

/** Null where too little is left. */
function mapped(was: Span, through: Difference): Span | null {
  const { after } = through;
  const [pattern, pairs] = tokensAround(was, through);
  if (!pattern) return null;
  const all = respelt(after, pattern, { pairs, score: 0 }).pairs;
  const left = all.reduce((sum, { token, worth }) => (token >= pattern.head && token <= pattern.tail ? sum + worth : sum), 0);
  const bounds = boundsOf(after, pattern, all);
  if (!bounds || left < pattern.quoteWeight * LEAST_LEFT) return null;
  return snapToGraphemes(after.text, bounds.start, bounds.end);
}

/** The old text's tokens in a span and beside it, and what has become of them. */
function tokensAround({ start, end }: Span, { before, after, becomes }: Difference): [Pattern | null, Pair[]] {
  const tokens: PatternToken[] = [];
  const pairs: Pair[] = [];
  const from = Math.max(0, firstAt(before, start, 0, before.count) - BESIDE);
  const to = Math.min(before.count, firstAt(before, end, 0, before.count) + BESIDE);
  for (let i = from; i < to; i++) {
    const word = before.text.slice(before.starts[i], before.ends[i]);
    const token = tokenOf(word, before.starts[i]! - start, after);
    const at = becomes[i]!;
    if (at !== NONE) pairs.push({ token: tokens.length, at, worth: token.weight });
    tokens.push(token);
  }
  return [asPattern(tokens, end - start), pairs];
}

/** Whether most of what stands in a span of the new text did not stand in the old one. */
function isNew({ start, end }: Span, { after, becomes }: Difference): boolean {
  const from = firstAt(after, start, 0, after.count);
  const to = firstAt(after, end, from, after.count);
  const old = becomes.reduce((count, at) => (at >= from && at < to ? count + 1 : count), 0);
  return old * 2 < to - from;
}
