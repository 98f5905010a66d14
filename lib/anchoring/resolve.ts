import { agreement } from "./agreement";
import { chosen } from "./approximate";
import { BIN, candidates } from "./candidates";
import { type EditedPlace, bestFirst, editedPlaces } from "./edited-places";
import { starts } from "./exact";
import { snapToGraphemes } from "./graphemes";
import { match } from "./match";
import { indexOutline, type OutlineIndex } from "./outline-index";
import { type Pattern, patternOf } from "./pattern";
import { indexText } from "./text-index";
import type { Anchor, Match, Place, PointText, Resolution, Span } from "./types";

/**
 * The least that must speak for a place in another point: characters of the quote
 * and the context together. An outline says "open models" in many places.
 */
const LEAST_ELSEWHERE = 24;

/**
 * Finds an anchor's words in an outline: in their own point by position, exactly,
 * then edited; and where they have left it, in the other points exactly, then
 * edited. `lost` is rather said than guessed, and places that fit equally well
 * are `ambiguous`. Never throws, and splits no grapheme.
 *
 * Costs little for words in their own point. For others the outline is made
 * ready, once for each `outline` array, which must not be changed in place.
 */
export function resolve(anchor: Anchor, pointId: string, outline: readonly PointText[]): Resolution {
  const all = indexOutline(outline);
  const text = all.textOf(pointId);
  const own: Match = text === null ? { status: "lost" } : match(text, anchor);
  if (own.status === "found") return { ...own, pointId };
  if (own.status === "ambiguous") return { status: "ambiguous", places: own.places.map((place) => ({ pointId, ...place })) };
  return exactlyElsewhere(anchor, pointId, all) ?? editedElsewhere(anchor, pointId, all) ?? { status: "lost" };
}

function exactlyElsewhere(anchor: Anchor, pointId: string, all: OutlineIndex): Resolution | null {
  let best: Place[] = [];
  let bestScore = -Infinity;
  if (anchor.quote === "") return null;
  for (const at of starts(all.text, anchor.quote, 0, all.text.length)) {
    const point = all.pointAt(at);
    const span = { start: at - point.start, end: at - point.start + anchor.quote.length };
    if (point.id === pointId || !isWhole(point.text, span)) continue;
    const { score } = agreement(point.text, span, anchor);
    if (anchor.quote.length + score < LEAST_ELSEWHERE || score < bestScore) continue;
    best = score > bestScore ? [] : best;
    bestScore = score;
    best.push({ pointId: point.id, ...span });
  }
  return resolution(best, "quote");
}

/** Whether a span lies in a text and splits no grapheme of it. */
function isWhole(text: string, { start, end }: Span): boolean {
  if (end > text.length) return false;
  const snapped = snapToGraphemes(text, start, end);
  return snapped.start === start && snapped.end === end;
}

function editedElsewhere(anchor: Anchor, pointId: string, all: OutlineIndex): Resolution | null {
  const pattern = patternOf(anchor, all.index);
  if (!pattern) return null;
  const likely = candidates(all.index, pattern, null).flatMap(({ start }) => all.pointsBetween(start - BIN, start + BIN));
  const points = new Set(likely.filter(({ id }) => id !== pointId));
  const places = [...points].flatMap((point) => placesIn(point, anchor)).sort(bestFirst);
  const best = chosen(places, pattern, areApart).filter(({ agreed }) => agreed >= LEAST_ELSEWHERE);
  return resolution(best, "approximate");
}

type PlaceElsewhere = EditedPlace & Place;

function placesIn({ id, text }: PointText, anchor: Anchor): PlaceElsewhere[] {
  const index = indexText(text);
  const pattern: Pattern | null = patternOf(anchor, index);
  if (!pattern) return [];
  return editedPlaces(index, pattern, null).map((place) => ({ ...place, ...snapToGraphemes(text, place.start, place.end), pointId: id }));
}

const areApart = (a: PlaceElsewhere, b: PlaceElsewhere) => a.pointId !== b.pointId || a.end <= b.start || a.start >= b.end;

function resolution(places: Place[], by: "quote" | "approximate"): Resolution | null {
  const [first, ...rest] = places.map(({ pointId, start, end }) => ({ pointId, start, end }));
  if (!first) return null;
  return rest.length > 0 ? { status: "ambiguous", places: [first, ...rest] } : { status: "found", ...first, by };
}
