import { describe, expect, it } from "vitest";
import { strokes } from "./strokes";
import type { Colour, Paint } from "./types";

const paint = (id: string, start: number, end: number, colour: Colour = "yellow", style?: "draft"): Paint => ({
  id, pointId: "p", start, end, colour, ...(style && { style }),
});

const drawn = (...paints: Paint[]) =>
  strokes(paints).map(({ appearance, start, end }) => `${appearance.replace("gloss-", "")} ${start}-${end}`);

describe("strokes", () => {
  it.each([
    ["nothing for no paints", [], []],
    ["nothing for an empty paint", [paint("x", 3, 3)], []],
    ["one paint", [paint("x", 2, 5)], ["yellow 2-5"]],
    ["a draft with its line", [paint("x", 2, 5, "blue", "draft")], ["blue 2-5", "draft 2-5"]],
    ["paints of one colour that touch as one stroke", [paint("x", 0, 3), paint("y", 3, 5)], ["yellow 0-5"]],
    ["both colours of an overlap, and the overlap", [paint("x", 0, 4), paint("y", 2, 6, "pink")],
      ["yellow 0-4", "pink 2-6", "overlap-2 2-4"]],
    ["an overlap of one colour", [paint("x", 0, 4), paint("y", 2, 6)], ["yellow 0-6", "overlap-2 2-4"]],
    ["three deep as more than two", [paint("x", 0, 9), paint("y", 2, 6), paint("z", 4, 8)],
      ["yellow 0-9", "overlap-2 2-4", "overlap-2 6-8", "overlap-3 4-6"]],
    ["five deep like three", "abcde".split("").map((id) => paint(id, 1, 2)), ["yellow 1-2", "overlap-3 1-2"]],
  ])("draws %s", (_, paints, expected) => expect(drawn(...paints)).toEqual(expected));

  it("does not change the paints that it was given", () => {
    const paints = [paint("x", 0, 4), paint("y", 2, 6)];
    strokes(paints);
    expect(paints).toEqual([paint("x", 0, 4), paint("y", 2, 6)]);
  });
});
