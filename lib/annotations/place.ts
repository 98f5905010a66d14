import { indexOutline } from "@/lib/anchoring/outline-index";
import { resolve } from "@/lib/anchoring/resolve";
import type { Place, PointText, Resolution } from "@/lib/anchoring/types";
import type { Annotation, Target } from "./schema";

export type { Place };

type Placeable = Pick<Annotation, "targets">;

export type Placed<A extends Placeable = Annotation> = {
  annotation: A;
  /** Where the words are now. A place may lie in another point than its target names, when the words were moved. */
  places: Place[];
  /** Targets whose point has left the outline, or whose words are no longer in it. */
  lost: Target[];
  /** For those of the lost whose words fit several places equally well: which. */
  candidates?: { target: Target; places: Place[] }[];
};

/** A whole point is where it is; words are followed to where they have gone. */
function resolveTarget({ pointId, start, end, quote, prefix, suffix, moved }: Target, outline: readonly PointText[]): Resolution {
  // What its author has taken out of the summary is not put back by its words.
  if (moved === "retired") return { status: "lost" };
  if (start !== null && end !== null) return resolve({ start, end, quote, prefix, suffix }, pointId, outline);
  const text = indexOutline(outline).textOf(pointId);
  return text === null ? { status: "lost" } : { status: "found", pointId, start: 0, end: text.length, by: "position" };
}

/** Finds an annotation in the outline: the points in its order, always in the same array as long as they are the same. */
export function placeAnnotation<A extends Placeable>(annotation: A, outline: readonly PointText[]): Placed<A> {
  const placed: Placed<A> & Required<Pick<Placed, "candidates">> = { annotation, places: [], lost: [], candidates: [] };
  for (const target of annotation.targets) {
    const resolved = resolveTarget(target, outline);
    if (resolved.status === "found") placed.places.push({ pointId: resolved.pointId, start: resolved.start, end: resolved.end });
    else placed.lost.push(target);
    if (resolved.status === "ambiguous") placed.candidates.push({ target, places: resolved.places });
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
