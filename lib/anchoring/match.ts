import { approximate } from "./approximate";
import { findExactly } from "./exact";
import type { Anchor, Match } from "./types";

/**
 * Finds an anchor's words in the text that its point has now: the very words, or
 * else what became of them where they were edited. Never throws, and splits no
 * grapheme.
 *
 * The very words elsewhere do not beat edited ones in the quote's own place, so
 * unless they stand close by with their context both are compared.
 */
export function match(text: string, anchor: Anchor): Match {
  const { match: exact, sure } = findExactly(text, anchor);
  if (sure) return exact;
  return approximate(text, anchor, exact.status === "found" ? exact : null) ?? exact;
}
