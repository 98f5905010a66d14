import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byStartThenLonger, depths, segments } from "./segments";

const range = (id: string, start: number, end: number) => ({ id, start, end });

describe("segments", () => {
  it.each([
    ["no ranges", [], [["abcdef", ""]]],
    ["one in the middle", [range("x", 2, 4)], [["ab", ""], ["cd", "x"], ["ef", ""]]],
    ["two that overlap", [range("y", 2, 6), range("x", 0, 4)], [["ab", "x"], ["cd", "xy"], ["ef", "y"]]],
    ["the longer of two that start together first", [range("y", 0, 2), range("x", 0, 6)], [["ab", "xy"], ["cdef", "x"]]],
    ["two that touch", [range("x", 0, 3), range("y", 3, 6)], [["abc", "x"], ["def", "y"]]],
    ["two that are equal", [range("x", 1, 2), range("y", 1, 2)], [["a", ""], ["b", "xy"], ["cdef", ""]]],
    ["one id over itself", [range("x", 0, 4), range("x", 2, 6)], [["ab", "x"], ["cd", "x"], ["ef", "x"]]],
    ["one larger than the text", [range("x", -3, 99)], [["abcdef", "x"]]],
    ["empty, unordered and senseless ones", [range("x", 2, 2), range("y", 4, 1), range("z", Number.NaN, 3)], [["abcdef", ""]]],
    ["one beyond the text", [range("x", 6, 9)], [["abcdef", ""]]],
  ])("cuts at %s", (_, ranges, expected) => {
    expect(segments("abcdef", ranges).map(({ text, ids }) => [text, ids.join("")])).toEqual(expected);
  });

  it("makes nothing of an empty text", () => expect(segments("", [range("x", 0, 1)])).toEqual([]));

  it("covers the text, and each id's segments cover its range", () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), ranges, (text, spans) => {
        const named = spans.map(([start, end], i) => range(String(i), start, end));
        const inOrder = named
          .map(({ id, start, end }) => range(id, Math.max(0, start), Math.min(text.length, end)))
          .sort(byStartThenLonger);
        const cut = segments(text, named);
        expect(cut.map((segment) => segment.text).join("")).toBe(text);
        for (const { id, start, end } of named) {
          const own = cut.filter(({ ids }) => ids.includes(id)).map((segment) => segment.text);
          expect(own.join("")).toBe(text.slice(Math.max(0, start), Math.max(0, start, end)));
        }
        for (const segment of cut) {
          expect(text.slice(segment.start, segment.end)).toBe(segment.text);
          const over = inOrder.filter(({ start, end }) => start <= segment.start && segment.end <= end);
          expect(segment.ids).toEqual(over.map(({ id }) => id));
        }
      }),
    );
  });
});

describe("depths", () => {
  it("counts the ranges over each stretch", () => {
    expect(depths([range("x", 0, 4), range("y", 2, 6), range("z", 3, 5), range("n", 8, 8)])).toEqual([
      { start: 0, end: 2, depth: 1 },
      { start: 2, end: 3, depth: 2 },
      { start: 3, end: 4, depth: 3 },
      { start: 4, end: 5, depth: 2 },
      { start: 5, end: 6, depth: 1 },
    ]);
  });

  it("agrees with the number of ids in the segments", () => {
    const spans = fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { maxLength: 8 });
    fc.assert(
      fc.property(spans, (pairs) => {
        const ranges = pairs.map(([start, end], i) => range(String(i), start, end));
        const counted = depths(ranges);
        for (const { start, end, ids } of segments("x".repeat(10), ranges)) {
          const over = counted.find((stretch) => stretch.start <= start && end <= stretch.end);
          expect(over?.depth ?? 0).toBe(ids.length);
        }
      }),
    );
  });
});
