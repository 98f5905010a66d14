import { describe, expect, it } from "vitest";
import { countPoints, flatten, nest } from "./tree";
import type { OutlinePoint } from "./types";

const point = (text: string, ...children: OutlinePoint[]): OutlinePoint => ({
  text,
  formats: [],
  time: null,
  children,
});

const tree = [point("a", point("b", point("c")), point("d")), point("e")];

describe("a tree", () => {
  it("is walked in reading order, each point with its depth and its parent", () => {
    expect(flatten(tree).map(({ point: { text }, depth, parent }) => [text, depth, parent])).toEqual([
      ["a", 0, null],
      ["b", 1, 0],
      ["c", 2, 1],
      ["d", 1, 0],
      ["e", 0, null],
    ]);
  });

  it("is counted at every depth", () => {
    expect(countPoints(tree)).toBe(5);
    expect(countPoints([])).toBe(0);
  });

  it("may be deeper than a call stack", () => {
    let deep = point("leaf");
    for (let i = 0; i < 50_000; i += 1) deep = point("a", deep);
    expect(countPoints([deep])).toBe(50_001);
  });

  it("is made of depths, a jump going to the nearest parent", () => {
    const depths = [0, 3, 1, 2, 5, 0].map((depth) => ({ depth }));
    const shape = (nodes: ReturnType<typeof nest>): unknown[] => nodes.map(({ children }) => shape(children));
    expect(shape(nest(depths))).toEqual([[[], [[[]]]], []]);
  });
});
