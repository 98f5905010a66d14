import { type Agreement, agreement } from "./agreement";
import { distanceCost, hintOf, PLAINLY } from "./distance";
import { snapToGraphemes } from "./graphemes";
import { type Anchor, CONTEXT, type Match, type Span } from "./types";

/**
 * How many occurrences of a quote are compared, besides those close by. Only
 * texts like "aaaa…" have more; the bound keeps those from costing quadratic time.
 */
const MOST_OCCURRENCES = 2_000;

/**
 * Within this distance an occurrence with its context is taken for the quote's
 * own. Further away it may be a copy, and the quote itself have been edited.
 * UTF-16 units.
 */
const NEARBY = 1_000;

/** `sure`: no other place, not even one where the words were edited, can be better. */
export type ExactMatch = { match: Match; sure: boolean };

/**
 * Finds an anchor's very words. Never throws: offsets that lie outside the text,
 * or are no numbers, only cost their hint. What is found equals the quote and
 * splits no grapheme. (Should this platform's Unicode version see clusters where
 * the one that made the anchor saw none, the span is widened to them.)
 */
export function matchExactly(text: string, anchor: Anchor): Match {
  return findExactly(text, anchor).match;
}

/** `matchExactly`, and whether that settles it. */
export function findExactly(text: string, anchor: Anchor): ExactMatch {
  if (anchor.quote === "") return { match: { status: "lost" }, sure: true };
  return byPosition(text, anchor) ?? byQuote(text, anchor);
}

type Occurrence = Span & Agreement & { away: number; rank: number };

/** The quote with all its surroundings, still where it was: no need to look further. */
function byPosition(text: string, anchor: Anchor): ExactMatch | null {
  if (!Number.isSafeInteger(anchor.start) || anchor.start < 0) return null;
  const place = occurrenceAt(text, anchor.start, anchor);
  return place?.whole ? { match: found(place, anchor), sure: true } : null;
}

/**
 * The occurrence whose surroundings agree best, a far one having to agree
 * better, and of several such the nearest. Position alone does not win: an equal
 * word may have come to stand at the old offset.
 */
function byQuote(text: string, anchor: Anchor): ExactMatch {
  const from = Math.max(0, hintOf(anchor) - NEARBY);
  const to = hintOf(anchor) + NEARBY;
  let places = occurrencesIn(text, anchor, from, to);
  if (!places.some(({ whole }) => whole)) {
    places = [...occurrencesIn(text, anchor, 0, from), ...places, ...occurrencesIn(text, anchor, Math.max(from, to), text.length)];
  }
  places.sort(bestFirst);
  const [first, second] = places;
  if (!first) return { match: { status: "lost" }, sure: false };
  const equal = places.filter((place) => bestFirst(place, first) === 0);
  if (equal.length > 1) return { match: { status: "ambiguous", places: equal.map(spanOf).sort(byStart) }, sure: true };
  return { match: found(first, anchor), sure: isSure(first, second, anchor) };
}

const bestFirst = (a: Occurrence, b: Occurrence) => b.rank - a.rank || a.away - b.away;

function isSure(first: Occurrence, second: Occurrence | undefined, { prefix, suffix }: Anchor): boolean {
  if (first.away > NEARBY) return false;
  if (first.whole) return true;
  const isPlain = !second || first.score - second.score >= PLAINLY;
  return isPlain && first.score >= Math.min(prefix.length + suffix.length, CONTEXT);
}

/** The occurrences that begin at `from` or later and before `to`. */
function occurrencesIn(text: string, anchor: Anchor, from: number, to: number): Occurrence[] {
  return [...starts(text, anchor.quote, from, to)].flatMap((start) => occurrenceAt(text, start, anchor) ?? []);
}

/** Where a quote begins at `from` or later and before `to`; overlapping occurrences too. */
export function* starts(text: string, quote: string, from: number, to: number): Generator<number> {
  // Cut out, so that looking close by costs nothing of the rest of a long text.
  const part = text.slice(from, to - 1 + quote.length);
  let start = part.indexOf(quote);
  for (let count = 0; start >= 0 && count < MOST_OCCURRENCES; count++) {
    yield from + start;
    start = part.indexOf(quote, start + 1);
  }
}

/** Null where the very words do not stand, where too little speaks for them, and where they are part of a larger grapheme. */
export function occurrenceAt(text: string, start: number, anchor: Anchor): Occurrence | null {
  if (!text.startsWith(anchor.quote, start)) return null;
  const place = { start, end: start + anchor.quote.length };
  const agreed = agreement(text, place, anchor);
  if (!agreed.enough) return null;
  const snapped = snapToGraphemes(text, place.start, place.end);
  const splits = snapped.start !== place.start || snapped.end !== place.end;
  if (splits && !agreed.whole) return null;
  const away = Math.abs(start - hintOf(anchor));
  return { ...snapped, ...agreed, away, rank: agreed.score - distanceCost(away) };
}

/** Says of a place with the very words what found them. */
export function found({ start, end }: Span, anchor: Anchor): Match {
  return { status: "found", start, end, by: start === anchor.start ? "position" : "quote" };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const byStart = (a: Span, b: Span) => a.start - b.start;
