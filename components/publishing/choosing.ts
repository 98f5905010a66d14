import type { Annotation } from "@/lib/annotations/schema";
import { AnnotationKind } from "@/lib/db/generated/enums";

/** How many of a kind there are, and how many of those are chosen. */
export type KindCount = { kind: AnnotationKind; count: number; chosen: number };

/** What is chosen of a list, kept as what is left out: all, to begin with. */
export function countKinds(annotations: Pick<Annotation, "id" | "kind">[], left: ReadonlySet<string>): KindCount[] {
  const counts = Object.values(AnnotationKind).map((kind) => {
    const ofKind = annotations.filter((one) => one.kind === kind);
    return { kind, count: ofKind.length, chosen: ofKind.filter(({ id }) => !left.has(id)).length };
  });
  return counts.filter(({ count }) => count > 0);
}

/** Chooses these, or leaves all of them out where all are chosen. */
export function toggleAll(ids: string[], left: ReadonlySet<string>): Set<string> {
  const areChosen = ids.every((id) => !left.has(id));
  const next = new Set(left);
  for (const id of ids) {
    if (areChosen) next.add(id);
    else next.delete(id);
  }
  return next;
}

type Ordered = Pick<Annotation, "id" | "targets">;

/** In the order of the outline, where it is there. */
export function inOutlineOrder<A extends Ordered>(annotations: A[], orderOf: ((pointId: string) => number) | undefined): A[] {
  const key = ({ targets: [first] }: Ordered): [number, number] => [first && orderOf ? orderOf(first.pointId) : 0, first?.start ?? 0];
  return annotations.toSorted((a, b) => {
    const [[aPoint, aStart], [bPoint, bStart]] = [key(a), key(b)];
    return aPoint - bPoint || aStart - bStart || a.id.localeCompare(b.id);
  });
}
