import { match } from "@/lib/anchoring/match";
import type { Annotation, Target } from "./schema";

/** Where words of an annotation are now. UTF-16 offsets in the point's text. */
export type Place = { pointId: string; start: number; end: number };

export type Placed = {
  annotation: Annotation;
  places: Place[];
  /** Targets whose point has left the outline, or whose words are no longer in it. */
  lost: Target[];
};

/** Finds one target in the text that its point has now (null: it is not in the outline); null when it is lost. */
export function placeTarget({ pointId, start, end, quote, prefix, suffix }: Target, text: string | null): Place | null {
  if (text === null) return null;
  if (start === null || end === null) return { pointId, start: 0, end: text.length };
  const found = match(text, { start, end, quote, prefix, suffix });
  return found.status === "found" ? { pointId, start: found.start, end: found.end } : null;
}

/** Finds an annotation in the outline. `textOf` gives a point's present text, or null when it is not in the outline. */
export function placeAnnotation(annotation: Annotation, textOf: (pointId: string) => string | null): Placed {
  const placed: Placed = { annotation, places: [], lost: [] };
  for (const target of annotation.targets) {
    const place = placeTarget(target, textOf(target.pointId));
    if (place) placed.places.push(place);
    else placed.lost.push(target);
  }
  return placed;
}

/** Sorts by the outline's order of the first place, then by where it starts; lost ones last. */
export function byOutlineOrder(orderOf: (pointId: string) => number) {
  const key = ({ places: [first] }: Placed): [number, number] =>
    first ? [orderOf(first.pointId), first.start] : [Number.MAX_SAFE_INTEGER, 0];
  return (a: Placed, b: Placed): number => {
    const [[aPoint, aStart], [bPoint, bStart]] = [key(a), key(b)];
    return aPoint - bPoint || aStart - bStart || a.annotation.id.localeCompare(b.annotation.id);
  };
}
