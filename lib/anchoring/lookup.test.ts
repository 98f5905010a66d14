import { describe, expect, it } from "vitest";
import { at } from "./lookup";
import { byStartThenLonger } from "./segments";

const RANGES = [
  { id: "whole", start: 0, end: 20 },
  { id: "left", start: 0, end: 10 },
  { id: "word", start: 4, end: 8 },
  { id: "again", start: 5, end: 9 },
  { id: "word", start: 15, end: 18 },
].sort(byStartThenLonger);

describe("at", () => {
  it.each([
    [0, ["left", "whole"]],
    [4, ["word", "left", "whole"]],
    [5, ["again", "word", "left", "whole"]],
    [8, ["again", "left", "whole"]],
    [10, ["whole"]],
    [16, ["word", "whole"]],
    [19, ["whole"]],
    [20, []],
    [-1, []],
  ])("offset %i", (offset, expected) => expect(at(RANGES, offset)).toEqual(expected));

  it("names an id once that lies there twice", () => {
    expect(at([{ id: "x", start: 0, end: 5 }, { id: "x", start: 2, end: 4 }], 3)).toEqual(["x"]);
  });
});
