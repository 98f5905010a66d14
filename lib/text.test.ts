import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCleanText, longText, text } from "./text";

const line = text(1, 10, "a name");
const long = longText(10, "a note");
const detail = (result: { success: boolean; error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message;

describe("text that can be stored", () => {
  test.each([
    ["plain", true], ["", true], ["tab\tand\nline", true], ["👩‍👩‍👧 é 漢 \u202e", true], ["\ue000", true],
    ["a\u0000b", false], ["\u0007", false], ["\u000b", false], ["\r", false], ["\u001f", false], ["\u007f", false], ["\u0085", false], ["\u009f", false],
    ["\ud800", false], ["a\udc00", false], ["\ude00\ud83d", false],
  ])("%j: %s", (value, clean) => {
    expect(isCleanText(value)).toBe(clean);
  });
});

describe("one line of text", () => {
  test.each([
    ["Ann", "Ann"], ["  Ann \t van\nder\r\nBerg".slice(0, 12), "Ann van"], ["\u00a0Ann\u3000B ", "Ann B"], ["👩‍👩‍👧", "👩‍👩‍👧"], ["1234567890", "1234567890"], ["1234567890   ", "1234567890"],
    ["Ann\u202e", "Ann"], ["\u2066Ann\u2069\u2069", "Ann"], ["\u200fעדה", "\u200fעדה"],
  ])("%j becomes %j", (value, expected) => {
    expect(line.parse(value)).toBe(expected);
  });

  test.each([
    ["", "Please give a name."], [" \t\n ", "Please give a name."], [undefined, "Please give a name."], [null, "Please give a name."],
    [5, "Please give a name."], [["Ann"], "Please give a name."], ["12345678901", "There can be at most 10 characters in a name."],
    ["\u200b\u2060\ufeff", "Please give a name."], ["\u202e \u2066", "Please give a name."],
    ["a\u0000", "There are characters in a name that cannot be stored."], ["\ud800", "There are characters in a name that cannot be stored."],
  ])("%j is refused: %s", (value, message) => {
    expect(detail(line.safeParse(value))).toBe(message);
  });

  test("is clean, trimmed and in one piece whatever comes, and is left alone the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 14 }), (value) => {
        const parsed = line.safeParse(value);
        if (!parsed.success) return;
        expect(parsed.data).toMatch(/^\S(?:.*\S)?$/u);
        expect(isCleanText(parsed.data)).toBe(true);
        expect(line.parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });
});

describe("text of several lines", () => {
  test.each([
    ["a\n\n  b\t", "a\n\n  b\t"], ["a\r\nb\rc", "a\nb\nc"], ["", ""], ["\r\n".repeat(10), "\n".repeat(10)],
  ])("%j becomes %j", (value, expected) => {
    expect(long.parse(value)).toBe(expected);
  });

  test.each([
    ["12345678901", "There can be at most 10 characters in a note."], ["a\u0000", "There are characters in a note that cannot be stored."], [7, "Please give a note."],
  ])("%j is refused: %s", (value, message) => {
    expect(detail(long.safeParse(value))).toBe(message);
  });

  test("says large limits as people write them", () => {
    expect(detail(longText(20_000, "a note").safeParse("a".repeat(20_001)))).toBe("There can be at most 20,000 characters in a note.");
  });
});
