import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences, isAlike, merge } from "./content";
import { blank } from "./testing";
import type { Content } from "./types";

const say = (content: Partial<Content>): Content => ({ ...blank, ...content });
const [target] = blank.targets as [Content["targets"][number]];

const contents: fc.Arbitrary<Content> = fc.record({
  kind: fc.constantFrom("question" as const, "agree" as const),
  colour: fc.constantFrom("yellow" as const, "pink" as const, "blue" as const),
  note: fc.constantFrom("", "one", "two", "three"),
  tags: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
  targets: fc.constantFrom(blank.targets, [{ ...target, start: 1 }]),
  audiences: fc.subarray(["group", "link", "other"]),
});

describe("bringing two changes together", () => {
  const base = say({ kind: "question", note: "as it was", tags: ["a", "b"], audiences: ["group"] });

  test.each<[string, Partial<Content>, Partial<Content>, Partial<Content>, string[]]>([
    ["different fields", { note: "mine" }, { colour: "pink" }, { note: "mine", colour: "pink" }, []],
    ["the same change on both sides", { note: "ours", colour: "pink" }, { note: "ours" }, { note: "ours", colour: "pink" }, []],
    ["two texts: mine stays, and it is said", { note: "mine" }, { note: "theirs", tags: ["a"] }, { note: "mine", tags: ["a"] }, ["note"]],
    ["two kinds and two colours", { kind: "agree", colour: "pink" }, { kind: "disagree", colour: "blue" }, { kind: "agree", colour: "pink" }, ["kind", "colour"]],
    ["tags added on both sides", { tags: ["a", "b", "c"] }, { tags: ["d", "a", "b"] }, { tags: ["d", "a", "b", "c"] }, []],
    ["a tag removed here and one there", { tags: ["b"] }, { tags: ["a"] }, { tags: [] }, []],
    ["audiences added and removed", { audiences: [] }, { audiences: ["group", "link"] }, { audiences: ["link"] }, []],
    ["tags put in another order here only", { tags: ["b", "a"] }, {}, { tags: ["b", "a"] }, []],
  ])("%s", (_, mine, theirs, content, clashes) => {
    expect(merge(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({ content: { ...base, ...content }, clashes });
  });

  test("leaves no note without words, and no words in a highlight, where each side was right for itself", () => {
    const note = say({ kind: "question", note: "words" });
    expect(merge(note, { ...note, kind: "note" }, { ...note, note: "" }).content).toMatchObject({ kind: "highlight", note: "" });
    const highlight = say({ kind: "question", note: "" });
    expect(merge(highlight, { ...highlight, kind: "highlight" }, { ...highlight, note: "words" }).content).toMatchObject({ kind: "note", note: "words" });
  });

  test("takes the side that changed something as it is", () => {
    fc.assert(
      fc.property(contents, contents, (base, changed) => {
        expect(merge(base, changed, base)).toEqual({ content: changed, clashes: [] });
        expect(merge(base, base, changed)).toEqual({ content: changed, clashes: [] });
        expect(merge(base, changed, changed)).toEqual({ content: changed, clashes: [] });
      }),
    );
  });

  test("clashes on the same fields from either side, and agrees on all others", () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, mine, theirs) => {
        const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)];
        expect(one.clashes).toEqual(other.clashes);
        const apart = differences(one.content, other.content).filter((field) => field !== "tags");
        expect(apart.filter((field) => !one.clashes.includes(field) && field !== "kind")).toEqual([]);
        expect([...one.content.tags].sort()).toEqual([...other.content.tags].sort());
      }),
    );
  });
});

describe("what the server may hold of what it was sent", () => {
  test.each<[Partial<Content>, Partial<Content>, boolean]>([
    [{ note: "a\r\nb " }, { note: "a\nb" }, true],
    [{ note: "a" }, { note: "b" }, false],
    [{ tags: [" a  b ", "c", "c"] }, { tags: ["a b", "c"] }, true],
    [{ tags: ["\u202ea"] }, { tags: ["a"] }, true],
    [{ tags: ["a", "b"] }, { tags: ["b", "a"] }, false],
    [{ targets: [{ ...target, start: 0 }] }, { targets: [{ ...target, start: 2, prefix: "more" }] }, true],
    [{ targets: [target] }, { targets: [target, target] }, false],
    [{ colour: "pink" }, { colour: "blue" }, false],
  ])("%j and %j: %s", (sent, held, alike) => {
    const [field] = Object.keys(sent) as [keyof Content];
    expect(isAlike(say(sent), say(held), field)).toBe(alike);
  });
});
