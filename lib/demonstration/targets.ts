import type { TargetInput } from "@/lib/annotations/schema";
import type { PointNode } from "@/lib/episodes/points";
import type { DemoNote } from "./content";

/** All points of an outline in reading order. */
const flat = (points: PointNode[]): PointNode[] => points.flatMap((point) => [point, ...flat(point.children)]);

/** A target on a note's words in the outline; null when no point says them any more. */
export function targetOf({ words, whole }: DemoNote, points: PointNode[], revisionId: string): TargetInput | null {
  const point = flat(points).find(({ text }) => text.includes(words));
  if (!point) return null;
  const start = point.text.indexOf(words);
  const range = whole ? { start: null, end: null, quote: "" } : { start, end: start + words.length, quote: words };
  return { pointId: point.id, revisionId, ...range, prefix: "", suffix: "" };
}
