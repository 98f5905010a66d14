import type { PointNode } from "@/lib/episodes/points";

/** From so many points on, the browser is told how high each is, so that it can pass over those far from the window. */
const LARGE = 400;
/** UTF-16 units on a line of the outline, on a wide page and somewhere in its depth. */
const LINE_LENGTH = 72;
/** What stands between two points, in lines. */
const BETWEEN = 0.37;

const count = (points: PointNode[]): number => points.reduce((sum, { children }) => sum + 1 + count(children), 0);

/** So few lines, about a window's height, are passed over or laid out together: each part that can be has its price. */
const TOGETHER = 30;

type Estimated = { point: PointNode; lines: number; children: Estimated[] };

function estimate(point: PointNode): Estimated {
  const children = point.children.map(estimate);
  const own = Math.max(1, Math.ceil(point.text.length / LINE_LENGTH)) + BETWEEN;
  return { point, children, lines: children.reduce((sum, { lines }) => sum + lines, own) };
}

/** All that are not within a part that is small enough. */
const parts = (one: Estimated): Estimated[] => [one, ...(one.lines <= TOGETHER ? [] : one.children.flatMap(parts))];

/**
 * The points that the browser can pass over with all that is under them, by id, and about how many lines each takes; of
 * an outline of ordinary size, none.
 */
export function estimateLines(points: PointNode[]): ReadonlyMap<string, number> {
  if (count(points) < LARGE) return new Map();
  return new Map(points.map(estimate).flatMap(parts).map(({ point, lines }) => [point.id, Math.round(lines * 10) / 10]));
}
