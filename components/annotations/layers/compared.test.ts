import { expect, test } from "vitest";
import type { Placed } from "@/lib/annotations/place";
import { authorsOf, pairOf } from "./compared";

/** A letter for the author of each annotation, a capital where its words are in the summary. */
const placed = (list: string) => [...list].map((letter) => ({ annotation: { author: { id: letter.toLowerCase(), name: letter.toLowerCase() } }, places: letter === letter.toUpperCase() ? [{}] : [] })) as unknown as Placed[];

test.each([
  ["", "m", ""],
  ["BMA", "m", "mab"],
  ["ABCCB", "m", "bca"],
  ["Abb", "m", "a"],
])("of %s, those who wrote are, to %s, %s", (list, me, authors) => {
  expect(authorsOf(placed(list), me).map(({ id }) => id).join("")).toBe(authors);
});

test.each<[string, string[], [string, string] | null]>([
  ["ABC", [], ["a", "b"]],
  ["ABC", ["c", "a"], ["c", "a"]],
  ["ABC", ["c"], ["c", "a"]],
  ["ABC", ["c", "c"], ["c", "a"]],
  ["ABC", ["gone", "b"], ["b", "a"]],
  ["ABC", ["gone", ""], ["a", "b"]],
  ["ABC", ["b", "c", "a"], ["b", "c"]],
  ["A", ["a", "b"], null],
  ["", ["a", "b"], null],
])("of %s, asked for %j, %j are compared", (list, asked, pair) => {
  expect(pairOf(authorsOf(placed(list), "m"), asked)).toEqual(pair);
});
