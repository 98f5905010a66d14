import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSearch, wordsIn } from "./words";

/** Any UTF-16 units: control characters and lone surrogates among them. */
const anything = (maxLength?: number) => fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength });

const read = (typed: string) => {
  const asked = readSearch(typed);
  return asked && [asked.wanted, asked.unwanted, asked.unfinished];
};

describe("what is typed", () => {
  test.each([
    ["models", "models", "", true],
    ["models ", "models", "", false],
    ["two  models", "two models", "", true],
    ["“two models” scout", '"two models" scout', "", true],
    ['"two models"', '"two models"', "", false],
    ['"two mod', '"two mod"', "", true],
    ["scout or maverick", "scout or maverick", "", true],
    ["scout OR", "scout or", "", false],
    ['"or"', '"or"', "", false],
    ["models -scout", "models", "scout", false],
    ['models -"scout and" -x', "models", '"scout and" or x', false],
    ["-scout models", "models", "scout", true],
    ["don't", '"don t"', "", false],
    ["e-mail@example.org", '"e mail example org"', "", true],
    ["3.5?", '"3 5"', "", false],
    ["C++", "C", "", false],
    ["a & !b | (c:*) <-> 'd'", "a b c d", "", false],
    ["深層学習", '"深 層 学 習"', "", true],
    ["GPTモデル", '"GPT モ デ ル"', "", true],
    ["नमस्ते", "नमस्ते", "", true],
    ["a", "a", "", false],
    ["two a", "two a", "", false],
    ["学", "学", "", true],
    ["nul\u0000l \ud800x", '"nul l" x', "", false],
  ])("%j asks for %j and not for %j, unfinished: %j", (typed, wanted, unwanted, unfinished) => {
    expect(read(typed)).toEqual([wanted, unwanted, unfinished]);
  });

  test.each(["", "   ", "!!! … —", '""', '"', "-", "-scout", "or", "\u0000", "\ud83d", "🔥"])("%j has no word to look for", (typed) => {
    expect(readSearch(typed)).toBeNull();
  });

  test("reaches the database without signs, control characters or lone surrogates, with every quotation closed", () => {
    fc.assert(
      fc.property(anything(60), (typed) => {
        const asked = readSearch(typed);
        for (const part of [asked?.wanted ?? "", asked?.unwanted ?? ""]) {
          expect(part).not.toMatch(/[^\P{ASCII}A-Za-z0-9" ]|\p{Cs}/u);
          expect(part.split('"').length % 2).toBe(1);
        }
      }),
    );
  });
});

describe("the words of a text", () => {
  test("stand where they say, one after another", () => {
    fc.assert(
      fc.property(anything(), (text) => {
        let at = 0;
        for (const { word, start, end } of wordsIn(text)) {
          expect(text.slice(start, end)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(at);
          at = end;
        }
      }),
    );
  });

  test("are parted by all that is no letter and no digit, and by ideographs", () => {
    expect(wordsIn("Llama-4’s 2,000 学習 モデル").map(({ word }) => word)).toEqual(["Llama", "4", "s", "2", "000", "学", "習", "モ", "デ", "ル"]);
  });
});
