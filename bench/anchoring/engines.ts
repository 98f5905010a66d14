import search from "approx-string-match";
import { match } from "@/lib/anchoring/match";
import { reanchor } from "@/lib/anchoring/reanchor";
import type { Anchor, Match, Span } from "@/lib/anchoring/types";
import { matchQuote } from "./hypothesis";

/** Where an engine puts a quote; null where it calls it lost; `ambiguous` where it does not choose. */
export type Answer = Span | "ambiguous" | null;
export type Engine = { name: string; find: (anchor: Anchor, before: string, after: string) => Answer };

const answer = (found: Match): Answer => (found.status === "found" ? found : found.status === "ambiguous" ? "ambiguous" : null);

/** The first is what the others are held against. */
export const ENGINES: readonly Engine[] = [
  { name: "Gloss match", find: (anchor, _, after) => answer(match(after, anchor)) },
  { name: "Gloss reanchor (both texts)", find: (anchor, before, after) => answer(reanchor(anchor, before, after)) },
  { name: "Hypothesis matchQuote", find: (anchor, _, after) => matchQuote(after, anchor) },
  { name: "approx-string-match, 1/5 errors", find: (anchor, _, after) => closest(after, anchor.quote) },
];

/** The matcher alone, with a fifth of the quote's length in errors and no regard to its context. */
function closest(text: string, quote: string): Span | null {
  const start = text.indexOf(quote);
  if (start >= 0) return { start, end: start + quote.length };
  return search(text, quote, Math.floor(quote.length / 5)).toSorted((a, b) => a.errors - b.errors)[0] ?? null;
}
