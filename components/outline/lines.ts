import type { PointNode } from "@/lib/episodes/points";

/** From so many points on, the browser is told how high each is, so that it can pass over those far from the window. */
const LARGE = 400;
/** UTF-16 units on a line of the outline, on a wide page and somewhere in its depth. */
const LINE_LENGTH = 72;
/** What stands between two points, in lines. */
const BETWEEN = 0.37;

const count = (points: PointNode[]): number => points.reduce((sum, { children }) => sum + 1 + count(children), 0);

/** About how many lines each point takes with all that is under it, by id; of an outline of ordinary size, none. */
export function estimateLines(points: PointNode[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const estimate = ({ id, text, children }: PointNode): number => {
    const own = Math.max(1, Math.ceil(text.length / LINE_LENGTH)) + BETWEEN;
    const all = children.reduce((sum, child) => sum + estimate(child), own);
    lines.set(id, Math.round(all * 10) / 10);
    return all;
  };
  if (count(points) >= LARGE) points.forEach(estimate);
  return lines;
}
