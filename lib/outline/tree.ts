import type { OutlinePoint } from "./types";

/** A point in reading order. */
export type FlatPoint = {
  point: OutlinePoint;
  /** 0 for the outermost points. */
  depth: number;
  /** Where its parent stands in reading order; null for the outermost points. */
  parent: number | null;
};

/** Every point in reading order: a parent before its children. */
export function* walk(points: OutlinePoint[]): Generator<FlatPoint> {
  const ahead: FlatPoint[] = [];
  const enqueue = (siblings: OutlinePoint[], depth: number, parent: number | null) => {
    for (let i = siblings.length - 1; i >= 0; i -= 1) ahead.push({ point: siblings[i]!, depth, parent });
  };
  enqueue(points, 0, null);
  for (let index = 0; ahead.length > 0; index += 1) {
    const step = ahead.pop()!;
    yield step;
    enqueue(step.point.children, step.depth + 1, index);
  }
}

export const flatten = (points: OutlinePoint[]): FlatPoint[] => [...walk(points)];

export function countPoints(points: OutlinePoint[]): number {
  let count = 0;
  for (const _ of walk(points)) count += 1;
  return count;
}

/**
 * Makes a tree of a list in reading order. A depth that jumps by more than one level attaches to the nearest
 * possible parent.
 */
export function nest<T extends { depth: number }>(list: T[]): Nested<T>[] {
  const roots: Nested<T>[] = [];
  const open: Nested<T>[] = [];
  for (const item of list) {
    while (open.length > 0 && open.at(-1)!.item.depth >= item.depth) open.pop();
    const node = { item, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

export type Nested<T> = { item: T; children: Nested<T>[] };
