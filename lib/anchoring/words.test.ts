import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLUSTERS, clusterText } from "./arbitraries";
import { wordAt, wordsIn } from "./words";

const read = (text: string) => wordsIn(text).map(({ start, end }) => text.slice(start, end));

describe("wordsIn", () => {
  it.each([
    ["English", "Meta's model, he said, isn't done.", ["Meta's", "model", "he", "said", "isn't", "done"]],
    ["a hyphen parts words, as it does for the keys of the system", "gigawatt-scale", ["gigawatt", "scale"]],
    ["numbers, money and shares", "about $1.5 or 100% of #89", ["about", "$", "1.5", "or", "100", "%", "of", "#", "89"]],
    ["dashes and brackets are not read", "one — (two) … “three”", ["one", "two", "three"]],
    ["Chinese, which writes no spaces", "我们喜欢读书。", ["我们", "喜欢", "读书"]],
    ["Thai, which writes none either", "ภาษาไทยง่ายมาก", ["ภาษา", "ไทย", "ง่าย", "มาก"]],
    ["Hebrew", "שלום, עולם!", ["שלום", "עולם"]],
    ["emoji, each for itself and whole", "Hi 👩‍👩‍👧🇫🇷👍🏽!", ["Hi", "👩‍👩‍👧", "🇫🇷", "👍🏽"]],
    ["accents written apart", "cafe\u0301 noir", ["cafe\u0301", "noir"]],
    ["nothing but punctuation", "  …— ", ["…—"]],
    ["nothing but white space", " \n\t ", []],
    ["nothing", "", []],
  ])("%s", (_, text, words) => expect(read(text)).toEqual(words));

  it("never splits a grapheme, overlaps or goes back, and leaves out nothing that is read", () => {
    fc.assert(
      fc.property(clusterText(), (text) => {
        const boundaries = new Set([...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length));
        let at = 0;
        for (const { start, end } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect([boundaries.has(start), boundaries.has(end)]).toEqual([true, true]);
          expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{N}\p{S}]/u);
          at = end;
        }
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}\p{S}]/u);
      }),
    );
  });

  it("knows every cluster that is read as one word or a part of one", () => {
    for (const cluster of CLUSTERS.filter((one) => one.trim() !== "")) expect(read(`x ${cluster} x`)).toEqual(["x", cluster, "x"]);
  });
});

describe("wordAt", () => {
  const words = wordsIn("one  two   three");
  it.each([
    ["within a word", 1, 0],
    ["at the beginning of a word", 5, 1],
    ["at the end of a word", 3, 0],
    ["between words, nearer to the next", 10, 2],
    ["between words, equally near", 4, 0],
    ["before all", -3, 0],
    ["after all", 99, 2],
  ])("%s", (_, offset, index) => expect(wordAt(words, offset)).toBe(index));

  it("has no word where there is none", () => expect(wordAt([], 3)).toBe(-1));
});
