import { describe, expect, test } from "vitest";
import { isWritten } from "./drafts";
import { annotation, me } from "./testing";
import type { Draft } from "./types";

const writing = { kind: "note", colour: "yellow", note: "half", tags: [] } as const;
const draft: Draft = { key: "draft", userId: me.id, episodeId: "episode", annotation: annotation(), isNew: true, writing: { ...writing, tags: [] }, at: 0 };

describe("whether its author would miss what stands in an editor", () => {
  test.each<[string, Partial<Draft>, boolean]>([
    ["a new note with words", {}, true],
    ["a new note without words", { writing: { ...draft.writing, note: " \n" } }, false],
    ["a new note with a tag", { writing: { ...draft.writing, note: "", tags: ["a"] } }, true],
    ["a new one of which only a colour was chosen", { writing: { ...draft.writing, note: "", colour: "pink" } }, false],
    ["a change", { isNew: false }, true],
    ["a change of the colour alone", { isNew: false, writing: { ...annotation(), colour: "pink" } }, true],
    ["a change that was taken back", { isNew: false, writing: annotation() }, false],
  ])("%s", (_, change, missed) => {
    expect(isWritten({ ...draft, ...change })).toBe(missed);
  });
});
