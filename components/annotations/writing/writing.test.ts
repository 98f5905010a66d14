import { describe, expect, test } from "vitest";
import { settledKind, tagsOf, whyNot } from "./writing";
import type { Writing } from "./writing";

describe("tags in a line", () => {
  test.each([
    ["", []],
    [" , ,\u200b,", []],
    ["models, Llama 4", ["models", "Llama 4"]],
    ["a,,b , a", ["a", "b"]],
    ["two\twords  here,\u0000nul,\ud800", ["two words here", "nul", "\ufffd"]],
  ])("%j are %j", (line, tags) => {
    expect(tagsOf(line)).toEqual(tags);
  });
});

describe("the kind that is saved", () => {
  test.each([
    ["note", "", "highlight"], ["note", " \u200b\n", "highlight"], ["note", "x", "note"], ["highlight", "", "highlight"], ["highlight", "x", "note"],
    ["question", "", "question"], ["question", "x", "question"], ["check", "", "check"],
  ] as const)("chosen as %s with %j it is a %s", (chosen, note, saved) => {
    expect(settledKind(chosen, note)).toBe(saved);
  });
});

describe("why it cannot be saved", () => {
  const writing = (change: Partial<Writing>): Writing => ({ kind: "note", colour: "yellow", note: "", tags: [], ...change });
  test.each([
    [{ note: "a".repeat(20_000) }, null],
    [{ note: "a".repeat(20_001) }, "There can be at most 20,000 characters in a note. This one has 20,001."],
    [{ note: "a".repeat(2 ** 20) }, "There can be at most 20,000 characters in a note. This one has 1,048,576."],
    [{ tags: Array.from({ length: 20 }, (_, index) => `${index}`) }, null],
    [{ tags: Array.from({ length: 21 }, (_, index) => `${index}`) }, "An annotation has at most 20 tags."],
    [{ tags: ["a".repeat(40)] }, null],
    [{ tags: ["a".repeat(41)] }, "There can be at most 40 characters in a tag."],
  ])("%#", (change, why) => {
    expect(whyNot(writing(change))).toBe(why);
  });
});
