import search from "approx-string-match";
import type { Match as Hit } from "approx-string-match";
import type { Anchor, Span } from "@/lib/anchoring/types";

/*
 * How the Hypothesis client finds a quote, stated anew for comparison: its npm
 * package holds bundles only, from which the function cannot be imported. After
 * `src/annotator/anchoring/match-quote.ts` of github.com/hypothesis/client as of
 * July 2026 (BSD-2-Clause, copyright Hypothes.is Project and contributors), over
 * the same matcher from npm.
 */

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const TOTAL = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;
const MOST_ERRORS = 256;

/** Where the Hypothesis client would put the quote, or null where it finds nothing. */
export function matchQuote(text: string, { quote, prefix, suffix, start: hint }: Anchor): Span | null {
  if (quote === "") return null;
  let best: { hit: Hit; score: number } | null = null;
  for (const hit of hits(text, quote, Math.min(MOST_ERRORS, quote.length / 2))) {
    const before = text.slice(Math.max(0, hit.start - prefix.length), hit.start);
    const after = text.slice(hit.end, hit.end + suffix.length);
    const score =
      (WEIGHTS.quote * (1 - hit.errors / quote.length) +
        WEIGHTS.prefix * (prefix === "" ? 1 : likeness(before, prefix)) +
        WEIGHTS.suffix * (suffix === "" ? 1 : likeness(after, suffix)) +
        WEIGHTS.position * (1 - Math.abs(hit.start - hint) / text.length)) /
      TOTAL;
    if (!best || score > best.score) best = { hit, score };
  }
  return best && { start: best.hit.start, end: best.hit.end };
}

/** All exact occurrences, or where there is none the closest ones with errors. */
function hits(text: string, words: string, mostErrors: number): Hit[] {
  const exact: Hit[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    exact.push({ start, end: start + words.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, words, mostErrors);
}

function likeness(text: string, words: string): number {
  const [closest] = text === "" ? [] : hits(text, words, words.length);
  return closest ? 1 - closest.errors / words.length : 0;
}
