import { expect, test } from "vitest";
import type { Placed } from "@/lib/annotations/place";
import { nextUnread } from "./next-unread";

/** A letter for each card, each on the point of its number. */
const cards = (list: string) =>
  [...list].map((letter, index) => ({ annotation: { id: letter.toLowerCase() }, places: [{ pointId: String(index), start: 0, end: 1 }] })) as unknown as Placed[];

test.each<[string, { active?: string; point?: string }, string | null]>([
  ["abc", {}, null],
  ["", {}, null],
  ["aBcD", {}, "b"],
  ["aBcD", { active: "b" }, "d"],
  ["aBcD", { active: "d" }, "b"],
  ["aBcD", { active: "d", point: "0" }, "b"],
  ["aBcD", { point: "1" }, "b"],
  ["aBcD", { point: "2" }, "d"],
  ["aBc", { point: "2" }, "b"],
  ["aBc", { active: "filtered out" }, "b"],
])("of %s, written large where they are unread, from %j the next unread is %s", (list, { active = null, point = null }, expected) => {
  const unread = new Set([...list].filter((letter) => letter !== letter.toLowerCase()).map((letter) => letter.toLowerCase()));
  expect(nextUnread(cards(list), { active, point, orderOf: Number, unread })?.annotation.id ?? null).toBe(expected);
});
