import type { End } from "./bounds";
import { magnitudesBetween } from "./distance";
import type { EditedPlace } from "./edited-places";
import type { Pattern } from "./pattern";

/** What speaks for a place where words were edited, and against it. */
export const WEIGHTS = {
  /** The share of quote and context that stands there. */
  standing: 1,
  /** Each doubling of the characters of the quote that stand there: little is kept of a short one. */
  length: 0.15,
  /** Each end of the quote that is fixed by its own last word. */
  end: 2,
  /** How much better it is than the next best place, or how much nearer: from 0 to 1. */
  lead: 3,
  /** Subtracted: by how many orders of magnitude it lies away, times the share that does not stand there. */
  drift: 2,
} as const;

/** The least sum of these. Below it a quote is lost: rather that than a guess. */
export const FLOOR = 5.9;

/** An end that only the context fixes, as a share of one that the quote's own word does. */
const FIXED: Record<End, number> = { word: 1, context: 0.5, none: 0 };

/** So far away, in UTF-16 units, nothing has drifted yet. */
const STILL = 100;
/** A place that is three orders of magnitude nearer than the next leads by all that can be had. */
const FAR_BEHIND = 3;

/** The least of the quote's own characters that must stand: a third, and of short ones nearly all. */
const KEPT = { share: 1 / 3, characters: 6, ofShort: 3 / 4 } as const;

/**
 * How sure it is that `place` is where the quote went, `next` being the best of
 * the places that lie elsewhere. To be held against `FLOOR`.
 */
export function sureness(place: EditedPlace, next: EditedPlace | undefined, pattern: Pattern): number {
  const least = Math.max(pattern.quoteWeight * KEPT.share, Math.min(KEPT.characters, pattern.quoteWeight * KEPT.ofShort));
  if (place.kept < least) return -Infinity;
  const [start, end] = place.ends;
  return (
    WEIGHTS.standing * place.standing +
    WEIGHTS.length * Math.log2(1 + place.kept) +
    WEIGHTS.end * (FIXED[start] + FIXED[end]) +
    WEIGHTS.lead * lead(place, next, pattern) -
    WEIGHTS.drift * Math.log10(1 + place.away / STILL) * (1 - place.standing)
  );
}

function lead(place: EditedPlace, next: EditedPlace | undefined, { weight }: Pattern): number {
  if (!next) return place.agreed / weight;
  const nearer = magnitudesBetween(place.away, next.away) / FAR_BEHIND;
  return Math.max((place.agreed - next.agreed) / weight, Math.min(nearer, 1));
}
