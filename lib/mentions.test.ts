import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelled, mentionsIn, printMention, readMentions, toEdited, toStored, typedMention } from "./mentions";

const ada = { id: "01900000-0000-7000-8000-00000000000a", name: "Ada Founder" };
const ben = { id: "01900000-0000-7000-8000-00000000000b", name: "Ben" };
const otherAda = { id: "01900000-0000-7000-8000-00000000000c", name: "Ada Founder" };
const short = { id: "01900000-0000-7000-8000-00000000000d", name: "Ada" };
const bracket = { id: "01900000-0000-7000-8000-00000000000e", name: "a]b [c] \\ d" };

describe("mentions in a note", () => {
  test.each([
    ["", []],
    ["@Ada Founder alone is only words", []],
    [`Hello ${printMention(ada)}, and ${printMention(ben)}!`, [ada, ben]],
    [`${printMention(ada)}${printMention(ada)}`, [ada]],
    [printMention(bracket), [bracket]],
    ["@[Ada](not-an-id) @[Ada](/x) @[](01900000-0000-7000-8000-00000000000a)", []],
    ["@[Ada\nFounder](01900000-0000-7000-8000-00000000000a)", []],
    [`@[${"x".repeat(201)}](${ada.id})`, []],
    [`@[A\u202eda](${ada.id})`, [{ id: ada.id, name: "Ada" }]],
  ])("%j mentions %j", (note, mentioned) => {
    expect(mentionsIn(note)).toEqual(mentioned);
  });

  test("are read by the name that is known now, or as they were written", () => {
    const note = `${printMention(ada)} and ${printMention(ben)}`;
    expect(readMentions(note)).toBe("@Ada Founder and @Ben");
    expect(readMentions(note, (id) => (id === ben.id ? "Benedict" : null))).toBe("@Ada Founder and @Benedict");
  });

  test("take no time to be looked for in what is only nearly one", () => {
    expect(mentionsIn("@[".repeat(10_000))).toEqual([]);
    expect(mentionsIn(`@[${"\\a".repeat(9_000)}`)).toEqual([]);
  });
});

describe("a note with mentions, edited", () => {
  test.each([
    [[ada], "Hello @Ada Founder, are you there?", `Hello ${printMention(ada)}, are you there?`],
    [[ada], "@Ada Founders is a word", "@Ada Founders is a word"],
    [[ada, short], "@Ada and @Ada Founder", `${printMention(short)} and ${printMention(ada)}`],
    [[ada, otherAda], "@Ada Founder or @Ada Founder (2)?", `${printMention(ada)} or ${printMention(otherAda)}?`],
    [[bracket], "@a]b [c] \\ d.", `${printMention(bracket)}.`],
    [[ada], "mail@Ada Founder", `mail${printMention(ada)}`],
    [[], "@Ada Founder", "@Ada Founder"],
  ])("with %j, %j is stored as %j", (people, text, stored) => {
    let labels: ReturnType<typeof labelled>["labels"] = new Map();
    for (const person of people) ({ labels } = labelled(labels, person));
    expect(toStored(text, labels)).toBe(stored);
  });

  test("shows the name that is known now, and stores it", () => {
    const { text, labels } = toEdited(`Dear ${printMention(ada)}`, () => "Ada Renamed");
    expect(text).toBe("Dear @Ada Renamed");
    expect(toStored(text, labels)).toBe(`Dear ${printMention({ ...ada, name: "Ada Renamed" })}`);
  });

  test("is stored as it was when nothing is changed in it", () => {
    const people = fc.constantFrom(ada, ben, otherAda, short, bracket);
    const pieces = fc.oneof(people.map(printMention), fc.constantFrom(" ", ", ", "\n", "(", ")", "words", "@", "@[", "](", "`"));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" ")), (note) => {
        const { text, labels } = toEdited(note);
        expect(toStored(text, labels)).toBe(note);
      }),
    );
  });
});

describe("what is being typed", () => {
  test.each([
    ["@", { start: 0, query: "" }],
    ["Hello @", { start: 6, query: "" }],
    ["Hello @ad", { start: 6, query: "ad" }],
    ["Hello @Ada Fo", { start: 6, query: "Ada Fo" }],
    ["line\n@b", { start: 5, query: "b" }],
    ["(@b", { start: 1, query: "b" }],
    ["**@b", { start: 2, query: "b" }],
    ["@Zoë O’N", { start: 0, query: "Zoë O’N" }],
    ["@ليلى", { start: 0, query: "ليلى" }],
    ["me@example", null],
    ["@Ada\nFo", null],
    ["@one two three four five", null],
    ["@a, b", null],
    ["plain", null],
    ["@@", null],
  ])("in %j: %j", (text, typed) => {
    expect(typedMention(text, text.length)).toEqual(typed);
  });

  test("is what stands before the caret", () => {
    expect(typedMention("@ada and more", 3)).toEqual({ start: 0, query: "ad" });
    expect(typedMention("@ada", 0)).toBeNull();
  });
});
