import { expect, test } from "vitest";
import { printMention } from "@/lib/mentions";
import { offeredFor } from "./mention-list";
import { leftOut } from "./mention-warning";

const id = (end: string) => `01900000-0000-7000-8000-00000000000${end}`;
const ada = { id: id("a"), name: "Ada Founder", audiences: ["seminar"] };
const zoe = { id: id("b"), name: "Zoë Adams", audiences: ["seminar", "club"] };
const gone = { id: id("c"), name: "Gone", audiences: [] };
const note = [ada, zoe, gone].map(printMention).join(" ");
const named = (audiences: string[], me = "") => leftOut(note, audiences, [ada, zoe], me).map(({ name }) => name);

test.each([
  [[], ["Ada Founder", "Zoë Adams", "Gone"]],
  [["seminar"], ["Gone"]],
  [["club"], ["Ada Founder", "Gone"]],
  [["club", "seminar"], ["Gone"]],
  [["a link"], ["Ada Founder", "Zoë Adams", "Gone"]],
])("of those mentioned to %j, %j do not see it", (audiences, names) => {
  expect(named(audiences)).toEqual(names);
});

test("oneself one always reaches", () => {
  expect(named([], gone.id)).toEqual(["Ada Founder", "Zoë Adams"]);
});

test.each([
  ["", ["Ada Founder", "Zoë Adams"]],
  ["ad", ["Ada Founder", "Zoë Adams"]],
  ["ADA f", ["Ada Founder"]],
  ["zoe", ["Zoë Adams"]],
  ["ound", []],
])("%j offers %j", (query, names) => {
  expect(offeredFor(query, [zoe, ada].sort((a, b) => a.name.localeCompare(b.name))).map(({ name }) => name)).toEqual(names);
});
