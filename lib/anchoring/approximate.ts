import { hintOf, PLAINLY } from "./distance";
import { type EditedPlace, editedPlaces, rank } from "./edited-places";
import { found, occurrenceAt } from "./exact";
import { snapToGraphemes } from "./graphemes";
import { type Pattern, patternOf } from "./pattern";
import { FLOOR, sureness } from "./sureness";
import { indexOf } from "./text-index";
import type { Anchor, Match, Span } from "./types";

/**
 * Finds the place at which most of an anchor's quote and context stands, in the
 * same order, though words were edited there. Null where too little speaks for
 * any, and where nothing is plainly better than `exact`: of the places where the
 * very words stand the one whose immediate surroundings agree best.
 */
export function approximate(text: string, anchor: Anchor, exact: Span | null): Match | null {
  const index = indexOf(text);
  const pattern = patternOf(anchor, index);
  if (!pattern) return null;
  const places = editedPlaces(index, pattern, hintOf(anchor), exact?.start);
  const [best] = places;
  const occurrence = best && occurrenceAt(text, best.start, anchor);
  if (occurrence) return isPlainlyBetter(best, places, exact) ? found(occurrence, anchor) : null;
  const spans = chosen(places, pattern, areApart).map(({ start, end }) => snapToGraphemes(text, start, end));
  if (spans.length > 1) return { status: "ambiguous", places: spans.sort((a, b) => a.start - b.start) };
  const [span] = spans;
  return span && !(exact && !areApart(span, exact)) ? { status: "found", ...span, by: "approximate" } : null;
}

function isPlainlyBetter(best: EditedPlace, places: EditedPlace[], exact: Span | null): boolean {
  const other = places.find(({ start }) => start === exact?.start);
  return !other || rank(best) - rank(other) >= PLAINLY;
}

/**
 * The best of places in order, if it is good enough, and with it those that are
 * just as good: they are no rivals, but make it ambiguous.
 */
export function chosen<P extends EditedPlace>(places: P[], pattern: Pattern, areApart: (a: P, b: P) => boolean): P[] {
  const [best] = places;
  if (!best) return [];
  const others = places.filter((place, i) => areApart(place, best) && places.findIndex((same) => !areApart(same, place)) === i);
  const equal = others.filter((place) => rank(place) === rank(best));
  return sureness(best, others[equal.length], pattern) < FLOOR ? [] : [best, ...equal];
}

const areApart = (a: Span, b: Span) => a.end <= b.start || a.start >= b.end;
