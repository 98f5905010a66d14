import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCodePoints, toCodePoints } from "./codepoints";
import { splitsPair } from "./graphemes";
import { clusterText } from "./arbitraries";

describe("code points", () => {
  it.each([
    ["a𝒳b", 0, 0],
    ["a𝒳b", 1, 1],
    ["a𝒳b", 3, 2],
    ["a𝒳b", 4, 3],
    ["e\u0301", 2, 2],
    ["\ud835a", 1, 1],
  ])("in %j, %i units are %i code points", (text, units, points) => {
    expect(toCodePoints(text, units)).toBe(points);
    expect(fromCodePoints(text, points)).toBe(units);
  });

  it("clamps, and counts the inside of a pair as the place before it", () => {
    expect([toCodePoints("𝒳", -1), toCodePoints("𝒳", 1), toCodePoints("𝒳", 9)]).toEqual([0, 0, 1]);
    expect([fromCodePoints("𝒳", -1), fromCodePoints("𝒳", 9)]).toEqual([0, 2]);
  });

  it("counts as a string's iterator does, there and back", () => {
    fc.assert(
      fc.property(clusterText(), fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        fc.pre(!splitsPair(text, offset));
        expect(toCodePoints(text, offset)).toBe(Array.from(text.slice(0, offset)).length);
        expect(fromCodePoints(text, toCodePoints(text, offset))).toBe(offset);
      }),
    );
  });
});
