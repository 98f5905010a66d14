import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REACH, shownIndexes, STEP } from "./shown";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("the cards on the page", () => {
  test.each<[string, number, number, number[], number[]]>([
    ["none of none", 0, 0, [], []],
    ["all of a few", 3, 0, [], [0, 1, 2]],
    ["those around the first that is beside the window", 1_000, 400, [], range(400 - REACH, 400 + STEP - 1 + REACH)],
    ["the last ones past the end", 100, 100, [], range(96 - REACH, 99)],
    ["a kept one with its neighbours as well", 1_000, 0, [500], [...range(0, STEP - 1 + REACH), 498, 499, 500, 501, 502]],
    ["nothing for a kept one that is not there", 5, 0, [-1], [0, 1, 2, 3, 4]],
  ])("are %s", (_, count, first, kept, expected) => {
    expect(shownIndexes(count, first, kept)).toEqual(expected);
  });

  test("are in order, each once, with every kept one and whom the keyboard goes to from it, and never many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6_000 }), fc.nat(6_000), fc.array(fc.nat(6_000), { maxLength: 4 }), (count, first, kept) => {
        const shown = shownIndexes(count, first, kept);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        expect(shown.length).toBeLessThanOrEqual(2 * REACH + STEP + 5 * kept.length);
        for (const index of shown) expect(index >= 0 && index < count).toBe(true);
        for (const index of kept.filter((one) => one < count)) {
          for (const next of [index - 1, index, index + 1]) if (next >= 0 && next < count) expect(shown).toContain(next);
        }
      }),
    );
  });
});
