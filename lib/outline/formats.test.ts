import { describe, expect, it } from "vitest";
import { canonicalFormats } from "./formats";
import type { Format } from "./types";

const text = "one two three";
const bold = (start: number, end: number): Format => ({ kind: "bold", start, end });
const italic = (start: number, end: number): Format => ({ kind: "italic", start, end });
const code = (start: number, end: number): Format => ({ kind: "code", start, end });

describe("canonical formats", () => {
  it.each<[string, Format[], Format[]]>([
    ["are in order, the outer first", [italic(4, 7), bold(0, 7)], [bold(0, 7), italic(4, 7)]],
    ["stay within the text", [bold(-5, 99)], [bold(0, 13)]],
    ["are around visible characters", [bold(3, 8)], [bold(4, 7)]],
    ["are around some", [bold(3, 4), bold(5, 5)], []],
    ["do not cross", [bold(0, 7), italic(4, 13)], [bold(0, 7), italic(4, 7), italic(8, 13)]],
    ["do not stand in their own kind", [bold(0, 7), bold(4, 7)], [bold(0, 7)]],
    ["do not stand in code", [code(0, 7), bold(4, 7)], [code(0, 7)]],
  ])("%s", (_, formats, expected) => {
    expect(canonicalFormats(text, formats)).toEqual(expected);
  });

  it("do not split a character", () => {
    expect(canonicalFormats("a😀b", [bold(2, 4)])).toEqual([bold(1, 4)]);
  });
});
