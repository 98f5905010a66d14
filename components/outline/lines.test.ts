import { describe, expect, test } from "vitest";
import type { PointNode } from "@/lib/episodes/points";
import { estimateLines } from "./lines";

let made = 0;
const point = (children: PointNode[] = []): PointNode => ({ id: `p${made++}`, text: "One line.", formats: [], time: null, children });
const several = (count: number, make: () => PointNode) => Array.from({ length: count }, make);

describe("the parts of a large outline that can be passed over", () => {
  test("are none in an outline of ordinary size", () => {
    expect(estimateLines(several(399, point)).size).toBe(0);
  });

  test("are all points of a list without levels, however long", () => {
    expect(estimateLines(several(400, point)).size).toBe(400);
  });

  test("are each within the next larger one, and not what is within a small one", () => {
    const section = () => point(several(10, point));
    const chapters = several(10, () => point(several(10, section)));
    const lines = estimateLines(chapters);
    const sections = chapters.flatMap(({ children }) => children);
    expect([...lines.keys()].toSorted()).toEqual([...chapters, ...sections].map(({ id }) => id).toSorted());
    expect(sections.map(({ id }) => lines.get(id))).toEqual(sections.map(() => 15.1));
    expect(lines.get(chapters[0]!.id)).toBe(152.1);
  });
});
