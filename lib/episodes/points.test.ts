import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format, OutlinePoint } from "@/lib/outline/types";
import { loosen, nest } from "./points";
import type { PointNode, StoredPoint } from "./points";
import { importSchema, pointSchema } from "./schema";

const noChildren = fc.constant<OutlinePoint[]>([]);
const trees = fc.letrec<{ points: OutlinePoint[] }>((tie) => ({
  points: fc.array(
    fc.record({
      text: fc.string({ minLength: 1 }),
      formats: fc.constantFrom<Format[]>([], [{ kind: "bold", start: 0, end: 1 }]),
      time: fc.option(fc.nat(9_000)),
      children: fc.oneof({ depthSize: "small", withCrossShrink: true }, noChildren, tie("points")),
    }),
    { maxLength: 4 },
  ),
})).points;

const withIds = (points: OutlinePoint[]): StoredPoint[] =>
  loosen(points).map(({ parent, ...point }, index) => ({ ...point, id: String(index), parentId: parent === null ? null : String(parent) }));

const withoutIds = (points: PointNode[]): OutlinePoint[] =>
  points.map(({ id: _, children, ...point }) => ({ ...point, children: withoutIds(children) }));

describe("flat points", () => {
  test("make the tree again that they came from, formats and times included", () => {
    fc.assert(
      fc.property(trees, (points) => {
        expect(withoutIds(nest(withIds(points)))).toEqual(points);
      }),
    );
  });

  test("come parents before children, each one level below its parent", () => {
    fc.assert(
      fc.property(trees, (points) => {
        loosen(points).forEach(({ parent, depth }, index, all) => {
          if (parent === null) expect(depth).toBe(0);
          else {
            expect(parent).toBeLessThan(index);
            expect(depth).toBe((all[parent]?.depth ?? Number.NaN) + 1);
          }
        });
      }),
    );
  });

  test("whose parent is not among them become outermost points, so that none is lost", () => {
    const orphan: StoredPoint = { id: "a", parentId: "gone", depth: 3, text: "Still here", formats: [], time: null };
    expect(nest([orphan])).toMatchObject([{ id: "a", text: "Still here", children: [] }]);
  });
});

describe("a point as the API gives it", () => {
  const point = { text: "Words", formats: [], time: null, children: [] };

  test.each([
    [{ kind: "bold", start: 0, end: 1 }, true],
    [{ kind: "italic", start: 0, end: 1 }, true],
    [{ kind: "code", start: 0, end: 1 }, true],
    [{ kind: "strike", start: 0, end: 1 }, true],
    [{ kind: "link", start: 0, end: 1, href: "https://example.org" }, true],
    [{ kind: "link", start: 0, end: 1 }, false],
    [{ kind: "blink", start: 0, end: 1 }, false],
    [{ kind: "bold", start: 0.5, end: 1 }, false],
  ])("may have the format %j: %s", (format, may) => {
    expect(pointSchema.safeParse({ ...point, formats: [format] }).success).toBe(may);
  });

  test("has children of the same form, as deep as they go", () => {
    expect(pointSchema.safeParse({ ...point, children: [{ ...point, children: [point] }] }).success).toBe(true);
    expect(pointSchema.safeParse({ ...point, children: [{ ...point, children: [{ text: 1 }] }] }).success).toBe(false);
  });
});

describe("what an import takes", () => {
  test.each([
    [{ source: "text" }, true],
    [{ source: "text", show: "S", title: "T", number: 0, videoUrl: "https://youtu.be/x" }, true],
    [{}, false],
    [{ source: 1 }, false],
    [{ source: "text", number: -1 }, false],
    [{ source: "text", number: 1.5 }, false],
    [{ source: "text", number: 1_000_001 }, false],
    [{ source: "text", videoUrl: "javascript:alert(1)" }, false],
    [{ source: "text", videoUrl: "ftp://example.org/x" }, false],
    [{ source: "text", videoUrl: "//example.org" }, false],
    [{ source: "text", title: "a".repeat(501) }, false],
  ])("%j: %s", (input, accepted) => {
    expect(importSchema.safeParse(input).success).toBe(accepted);
  });
});
