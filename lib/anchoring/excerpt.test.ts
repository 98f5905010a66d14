import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterText, textWithSpan } from "./arbitraries";
import { excerpt } from "./excerpt";

describe("excerpt", () => {
  it.each([
    ["all of a short text", "one two three", 4, 7, 20, "one two three", "two"],
    ["whole words around the stretch", "one two three four five", 8, 13, 6, "… two three four …", "three"],
    ["nothing around it", "one two three", 4, 7, 0, "… two …", "two"],
    ["letters where there are no words", "aaaaaaXbbbbbb", 6, 7, 3, "… aaaXbbb …", "X"],
    ["the beginning", "one two three", 0, 3, 4, "one two …", "one"],
    ["the end", "one two three", 8, 13, 4, "… two three", "three"],
  ])("keeps %s", (_, text, start, end, around, expected, words) => {
    const kept = excerpt(text, { start, end }, around);
    expect([kept.text, kept.text.slice(kept.start, kept.end)]).toEqual([expected, words]);
  });

  it("always holds the stretch, and splits no grapheme that the text did not", () => {
    fc.assert(
      fc.property(textWithSpan(clusterText()), fc.nat(8), ({ text, start, end }, around) => {
        const kept = excerpt(text, { start, end }, around);
        expect(kept.text.slice(kept.start, kept.end)).toBe(text.slice(start, end));
        const inner = kept.text.replace(/^… /, "").replace(/ …$/, "");
        expect(text).toContain(inner);
        expect(inner.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});
