import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describe as describeSpan } from "./describe";
import { clusterText, textWithSpan } from "./arbitraries";
import { CONTEXT } from "./types";

const TEXT = "Open source is on track to become the most-used model ecosystem this year.";

function anchor(text: string, start: number, end: number) {
  const description = describeSpan(text, start, end);
  if (!description.ok) throw new Error(description.reason);
  return description.anchor;
}

describe("describe", () => {
  it("keeps the quote, its offsets and what stands around it", () => {
    expect(anchor(TEXT, 27, 48)).toEqual({
      start: 27,
      end: 47,
      quote: "become the most-used",
      prefix: "Open source is on track to ",
      suffix: " model ecosystem this year.",
    });
  });

  it("remembers no more than the context on each side", () => {
    const { prefix, suffix } = anchor("x".repeat(100), 50, 51);
    expect([prefix.length, suffix.length]).toEqual([CONTEXT, CONTEXT]);
  });

  it("leaves a character out of the context rather than half of it", () => {
    const text = `${"𝒳".repeat(20)}ab${"𝒳".repeat(20)}`;
    const { prefix, suffix } = anchor(text, 41, 42);
    expect(prefix).toBe(`${"𝒳".repeat(15)}a`);
    expect(suffix).toBe("𝒳".repeat(16));
    expect(anchor(text, 40, 41).suffix).toBe(`b${"𝒳".repeat(15)}`);
  });

  it.each([
    ["spaces", "a  word  b", 1, 9, "word"],
    ["a no-break space and a tab", "a\u00a0word\tb", 1, 7, "word"],
    ["a line ending, cut in two", "a\r\nword\r\n", 2, 8, "word"],
    ["a zero-width space", "a\u200bword\u200bb", 1, 7, "word"],
  ])("leaves out %s at the ends", (_, text, start, end, quote) => expect(anchor(text, start, end).quote).toBe(quote));

  it.each([
    ["no characters", "abc", 1, 1],
    ["white space only", "a \t\u00a0\n b", 1, 6],
    ["nothing that can be seen", "a\u200b\u2060b", 1, 3],
    ["an empty text", "", 0, 0],
  ])("refuses %s as empty", (_, text, start, end) =>
    expect(describeSpan(text, start, end)).toEqual({ ok: false, reason: "empty" }));

  it.each([
    ["a negative start", -1, 2],
    ["an end beyond the text", 0, 4],
    ["an end before its start", 2, 1],
    ["no number", Number.NaN, 2],
    ["infinity", 0, Number.POSITIVE_INFINITY],
    ["a fraction", 0.5, 2],
  ])("refuses %s as outside", (_, start, end) =>
    expect(describeSpan("abc", start, end)).toEqual({ ok: false, reason: "outside" }));

  it("always quotes its own offsets, splits no grapheme and ends on something visible", () => {
    fc.assert(
      fc.property(textWithSpan(clusterText()), ({ text, start, end }) => {
        const description = describeSpan(text, start, end);
        if (!description.ok) {
          expect(text.slice(start, end).trim()).toBe("");
          return;
        }
        const { anchor: made } = description;
        const whole = [...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length);
        expect(text.slice(made.start, made.end)).toBe(made.quote);
        expect(whole).toContain(made.start);
        expect(whole).toContain(made.end);
        expect(text).toContain(made.prefix + made.quote + made.suffix);
        expect(made.quote.trim()).not.toBe("");
      }),
    );
  });
});
