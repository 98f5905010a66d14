import { flatten } from "@/lib/outline/tree";
import type { Format, OutlinePoint } from "@/lib/outline/types";

/** A point as a revision keeps it: flat, in reading order, parents before children. */
export type StoredPoint = {
  id: string;
  parentId: string | null;
  depth: number;
  text: string;
  formats: Format[];
  time: number | null;
};

/** A point with its id and its children: what the outline is rendered from. */
export type PointNode = Omit<StoredPoint, "parentId" | "depth"> & { children: PointNode[] };

/** A point of a document that has no id yet. `parent` is an index into the same array. */
export type LoosePoint = Omit<OutlinePoint, "children"> & { parent: number | null; depth: number };

/** The points of a document in reading order, each with the index of its parent. */
export const loosen = (points: OutlinePoint[]): LoosePoint[] =>
  flatten(points).map(({ point: { text, formats, time }, parent, depth }) => ({ text, formats, time, parent, depth }));

/** The tree of flat points. A point whose parent is not among them becomes a root. */
export function nest(points: StoredPoint[]): PointNode[] {
  const nodes = new Map<string, PointNode>();
  const roots: PointNode[] = [];
  for (const { id, parentId, text, formats, time } of points) {
    const node = { id, text, formats, time, children: [] };
    nodes.set(id, node);
    const parent = parentId === null ? undefined : nodes.get(parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}
