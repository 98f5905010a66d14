import fc from "fast-check";
import { expect, test } from "vitest";
import { firstIndex } from "./search";

test("finds the first that is beyond, or the end", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -1, max: 51 }), (values, limit) => {
      const sorted = values.sort((a, b) => a - b);
      const expected = sorted.findIndex((value) => value >= limit);
      expect(firstIndex(sorted.length, (index) => sorted[index]! >= limit)).toBe(expected < 0 ? sorted.length : expected);
    }),
  );
});
