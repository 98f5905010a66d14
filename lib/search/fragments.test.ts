import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fragmentOf, marksIn, quoteFragmentOf } from "./fragments";

const marked = (text: string, ...words: string[]) => marksIn(text, new Set(words)).map(({ start, end }) => text.slice(start, end));

describe("marks", () => {
  test("stand on whole words, in whatever case", () => {
    expect(marked("A model, models and MODEL", "model")).toEqual(["model", "MODEL"]);
  });
  test("that touch are one", () => {
    expect(marked("深層学習入門", "学", "習")).toEqual(["学習"]);
  });
});

const filler = (length: number) => "lorem ipsum dolor ".repeat(Math.ceil(length / 18)).slice(0, length);

describe("a fragment", () => {
  test("is all of a short text", () => {
    expect(fragmentOf("A short note.", [{ start: 2, end: 7 }])).toEqual({ text: "A short note.", marks: [{ start: 2, end: 7 }], cutBefore: false, cutAfter: false });
  });

  test("is cut around the first mark, between words", () => {
    const text = `${filler(720)}needle ${filler(720)}`;
    const { text: shown, marks, cutBefore, cutAfter } = fragmentOf(text, [{ start: 720, end: 726 }]);
    expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(["needle"]);
    expect([cutBefore, cutAfter]).toEqual([true, true]);
    expect(shown).toMatch(/^(lorem|ipsum|dolor) .* (lorem|ipsum|dolor)$/);
  });

  test("of one long word is cut within it", () => {
    expect(fragmentOf("x".repeat(1_000), []).text).toBe("x".repeat(240));
  });

  test("is not cut within what a reader sees as one character", () => {
    const family = "👩‍👩‍👧";
    // Each start puts the cuts at another place within a family.
    for (let lead = 0; lead < family.length; lead++) {
      const text = "x".repeat(lead) + family.repeat(200);
      const at = lead + family.length * 100;
      expect(fragmentOf(text, [{ start: at, end: at + family.length }]).text.replaceAll(family, "")).toBe("");
    }
  });

  test("shows what it says of any text: part of it, marks where they stand, no pair torn", () => {
    // Long enough to be cut.
    const texts = fc.tuple(fc.string({ unit: "grapheme", maxLength: 20 }), fc.nat(60)).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const fragment = fragmentOf(text, start < end ? [{ start, end }] : []);
        expect(text).toContain(fragment.text);
        expect(fragment.text.isWellFormed()).toBe(text.isWellFormed());
        expect(fragment.cutBefore || fragment.cutAfter || fragment.text === text).toBe(true);
        for (const mark of fragment.marks) expect(text.slice(start, end)).toContain(fragment.text.slice(mark.start, mark.end));
        expect(fragment.marks.length).toBe(start < end ? 1 : 0);
      }),
    );
  });
});

describe("quoted words", () => {
  test("are shown within their point", () => {
    const text = "One of the models, Scout, runs on one host.";
    const { quote, ...fragment } = quoteFragmentOf(text, { start: 19, end: 24 }, []);
    expect(fragment).toEqual({ text, marks: [], cutBefore: false, cutAfter: false });
    expect(text.slice(quote.start, quote.end)).toBe("Scout");
  });

  test("that are long are shown where a word was found", () => {
    const text = `${filler(360)}needle ${filler(720)}`;
    const shown = quoteFragmentOf(text, { start: 18, end: text.length }, [{ start: 360, end: 366 }]);
    expect(shown.text).toContain("needle");
    expect(shown.quote).toEqual({ start: 0, end: shown.text.length });
  });

  test("count before words found elsewhere in the point", () => {
    const text = `needle ${filler(720)}quoted words`;
    const shown = quoteFragmentOf(text, { start: 727, end: 739 }, [{ start: 0, end: 6 }]);
    expect(shown.text.slice(shown.quote.start, shown.quote.end)).toBe("quoted words");
  });
});
