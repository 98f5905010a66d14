import { byOutlineOrder, placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation, Target } from "@/lib/annotations/schema";
import { firstIndex } from "@/lib/painting/search";
import type { OutlineElements } from "./use-outline";

/** Sorted things with more of them, sorted as well, each in its place. */
function inserted<T>(sorted: T[], more: T[], compare: (a: T, b: T) => number): T[] {
  let from = 0;
  const parts = more.flatMap((one) => {
    const at = firstIndex(sorted.length, (index) => compare(sorted[index] as T, one) > 0);
    const before = sorted.slice(from, at);
    from = at;
    return [before, [one]];
  });
  return [...parts, sorted.slice(from)].flat();
}

/**
 * Finds annotations in one outline and keeps what it has found: when some arrive among thousands, only those that are
 * new or have other targets are looked for and put in their places. Returns all of them in the outline's order.
 */
export function createPlacing(outline: Pick<OutlineElements, "points" | "orderOf">): (annotations: Annotation[]) => Placed[] {
  const compare = byOutlineOrder(outline.orderOf);
  const known = new Map<string, Placed>();
  let ordered: Placed[] = [];
  const place = (annotation: Annotation, before: Placed | undefined): Placed =>
    before && hasSameTargets(before.annotation, annotation) ? { ...before, annotation } : placeAnnotation(annotation, outline.points);
  return (annotations) => {
    const others = annotations.filter((one) => known.get(one.id)?.annotation !== one);
    const isGone = annotations.length - others.length < known.size;
    if (others.length === 0 && !isGone) return ordered;
    const changed = others.map((one) => place(one, known.get(one.id)));
    const left = isGone ? new Set(annotations) : null;
    const kept = left ? ordered.filter((one) => left.has(one.annotation)) : ordered;
    ordered = inserted(kept, changed.sort(compare), compare);
    if (left) for (const [id, one] of known) if (!left.has(one.annotation)) known.delete(id);
    for (const one of changed) known.set(one.annotation.id, one);
    return ordered;
  };
}

const hasSameTargets = (a: Annotation, b: Annotation) =>
  a.targets.length === b.targets.length && a.targets.every((target, index) => isSameTarget(target, b.targets[index] as Target));

const isSameTarget = (a: Target, b: Target) =>
  (["pointId", "revisionId", "start", "end", "quote", "prefix", "suffix"] as const).every((key) => a[key] === b[key]);
