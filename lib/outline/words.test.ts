import { describe, expect, it } from "vitest";
import type { OutlinePoint } from "./types";
import { countWords, readingMinutes, WORDS_PER_MINUTE } from "./words";

const point = (text: string, ...children: OutlinePoint[]): OutlinePoint => ({
  text,
  formats: [],
  time: null,
  children,
});

describe("words", () => {
  it.each([
    ["one two, three!", 3],
    ["it’s e.g. 3.5 billion", 4],
    ["self-reported", 2],
    ["— • —", 0],
    ["", 0],
    ["人工智能", 2],
    ["👍 ok", 1],
  ])("of “%s” are counted", (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe("the reading time", () => {
  it.each([[0, 1], [1, 1], [1.4, 1], [1.6, 2], [5, 5]])("of %d minutes of words is %i", (minutes, expected) => {
    expect(readingMinutes([point("word ".repeat(minutes * WORDS_PER_MINUTE))])).toBe(expected);
  });

  it("counts every depth", () => {
    const minute = "word ".repeat(WORDS_PER_MINUTE);
    expect(readingMinutes([point(minute, point(minute, point(minute))), point(minute)])).toBe(4);
  });

  it("is estimated for what is very long", () => {
    const points = Array.from({ length: 200 }, () => point("word ".repeat(WORDS_PER_MINUTE)));
    expect(readingMinutes(points)).toBe(200);
  });
});
