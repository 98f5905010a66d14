import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlank, isCleanText, toCleanText, withoutOverrides, withoutTurns } from "./characters";

describe("text made fit to be stored", () => {
  test.each([
    ["as it was\n\tif clean 👩‍👩‍👧", "as it was\n\tif clean 👩‍👩‍👧"],
    ["a\u0000b\u0007c\u001f\u007f\u0085", "abc"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["\ud800a\udc00", "\ufffda\ufffd"],
    ["", ""],
  ])("%j becomes %j", (value, clean) => {
    expect(toCleanText(value)).toBe(clean);
  });

  test("can be stored whatever it was, and is left alone the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const clean = toCleanText(value);
        expect(isCleanText(clean)).toBe(true);
        expect(toCleanText(clean)).toBe(clean);
        if (isCleanText(value)) expect(clean).toBe(value);
      }),
    );
  });
});

describe("a blank text", () => {
  test.each([
    ["", true], [" \n\t\u00a0\u3000", true], ["\u200b\u200c\u200d\u2060\ufeff\u00ad", true], ["\u202e\u2066\u200f", true], ["\u3164\uffa0\u180e", true], ["\u200b".repeat(20_000), true],
    ["a", false], ["\u200b.\u200b", false], ["👍🏽", false], ["\u0301", false], ["\ufffd", false],
  ])("%j: %s", (value, blank) => {
    expect(isBlank(value)).toBe(blank);
  });
});

describe("directions", () => {
  test.each([
    ["Ada\u202e redaeR", "Ada redaeR", "Ada redaeR"],
    ["\u202aAda\u202c", "Ada", "\u202aAda\u202c"],
    ["\u2066a\u2067b\u2068c\u2069\u2069", "abc", "\u2066a\u2067b\u2068c\u2069\u2069"],
    ["\u200eעדה\u200f", "\u200eעדה\u200f", "\u200eעדה\u200f"],
    ["\u202dx\u202e", "x", "x"],
  ])("%j turns nothing as %j and overrides nothing as %j", (value, unturned, unforced) => {
    expect(withoutTurns(value)).toBe(unturned);
    expect(withoutOverrides(value)).toBe(unforced);
  });
});
