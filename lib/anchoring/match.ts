import { type Agreement, agreement } from "./agreement";
import { snapToGraphemes } from "./graphemes";
import type { Anchor, Match, Span } from "./types";

/** Answers, or gives null to let the next stage try. */
type Stage = (text: string, anchor: Anchor) => Match | null;

// Cheapest and surest first. Approximate matching belongs at the end of this list.
const STAGES: readonly Stage[] = [byPosition, byQuote];

/**
 * How many occurrences of a quote are compared, nearest first. Only texts like
 * "aaaa…" have more; the bound keeps those from costing quadratic time.
 */
const MOST_OCCURRENCES = 2_000;

/**
 * Finds an anchor's words in the text that its point has now. Never throws:
 * offsets that lie outside the text, or are no numbers, only cost their hint.
 * What is found equals the quote and splits no grapheme. (Should this platform's
 * Unicode version see clusters where the one that made the anchor saw none, the
 * span is widened to them.)
 */
export function match(text: string, anchor: Anchor): Match {
  if (anchor.quote === "") return { status: "lost" };
  for (const stage of STAGES) {
    const answer = stage(text, anchor);
    if (answer) return answer;
  }
  return { status: "lost" };
}

type Candidate = Span & Agreement;

/** The quote with all its surroundings, still where it was: no need to look further. */
function byPosition(text: string, anchor: Anchor): Match | null {
  if (!Number.isSafeInteger(anchor.start) || !text.startsWith(anchor.quote, anchor.start)) return null;
  const place = candidate(text, anchor.start, anchor);
  return place?.whole ? found(place, anchor) : null;
}

/**
 * The occurrence whose surroundings agree best, and of several such the nearest
 * to where the quote was. Position alone does not win: an equal word may have
 * come to stand at the old offset.
 */
function byQuote(text: string, anchor: Anchor): Match | null {
  const near = Math.min(Math.max(Math.trunc(anchor.start) || 0, 0), text.length);
  let best: Candidate[] = [];
  for (const start of occurrences(text, anchor.quote, near)) {
    const place = candidate(text, start, anchor);
    if (!place) continue;
    const order = best[0] ? compare(place, best[0], near) : 1;
    if (order > 0) best = [place];
    else if (order === 0) best.push(place);
  }
  const [first, ...rest] = best;
  if (!first) return null;
  return rest.length === 0 ? found(first, anchor) : { status: "ambiguous", places: best.map(spanOf).sort(byStart) };
}

/** The quote's occurrences, nearest to `near` first; overlapping ones too. */
function* occurrences(text: string, quote: string, near: number): Generator<number> {
  let before = near > 0 ? text.lastIndexOf(quote, near - 1) : -1;
  let after = text.indexOf(quote, near);
  for (let count = 0; count < MOST_OCCURRENCES && (before >= 0 || after >= 0); count++) {
    if (after < 0 || (before >= 0 && near - before <= after - near)) {
      yield before;
      before = before > 0 ? text.lastIndexOf(quote, before - 1) : -1;
    } else {
      yield after;
      after = text.indexOf(quote, after + 1);
    }
  }
}

/** Null for a place that too little speaks for, or that is part of a larger grapheme. */
function candidate(text: string, start: number, anchor: Anchor): Candidate | null {
  const place = { start, end: start + anchor.quote.length };
  const agreed = agreement(text, place, anchor);
  if (!agreed.enough) return null;
  const snapped = snapToGraphemes(text, place.start, place.end);
  const splits = snapped.start !== place.start || snapped.end !== place.end;
  return splits && !agreed.whole ? null : { ...snapped, ...agreed };
}

function compare(a: Candidate, b: Candidate, near: number): number {
  return a.score - b.score || Math.abs(b.start - near) - Math.abs(a.start - near);
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const byStart = (a: Span, b: Span) => a.start - b.start;

function found(place: Span, anchor: Anchor): Match {
  return { status: "found", ...spanOf(place), by: place.start === anchor.start ? "position" : "quote" };
}
