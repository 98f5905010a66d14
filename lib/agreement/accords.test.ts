import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accords, compare, disputed, markedByAtLeast, mostPeople } from "./accords";
import type { Placed } from "@/lib/annotations/place";
import type { AnnotationKind } from "@/lib/annotations/schema";

type On = [pointId: string, start: number, end: number];
const note = (id: string, author: string, kind: AnnotationKind, ...on: On[]) =>
  ({ annotation: { id, author: { id: author }, kind }, places: on.map(([pointId, start, end]) => ({ pointId, start, end })), lost: [] }) as unknown as Placed;

const people = ["ada", "ben", "cleo", "dan"];
const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const mark = fc.record({ author: fc.constantFrom(...people), span }).map(({ author: authorId, span: { start, end } }) => ({ authorId, start, end }));
const placing = fc
  .array(fc.record({ author: fc.constantFrom(...people), kind: fc.constantFrom<AnnotationKind>("agree", "disagree", "note"), on: fc.array(fc.tuple(fc.constantFrom("p", "q", "r"), span), { maxLength: 3 }) }), { maxLength: 12 })
  .map((list) => list.map(({ author, kind, on }, index) => note(`n${index}`, author, kind, ...on.map(([pointId, { start, end }]): On => [pointId, start, end]))));

test.each<[string, number, [string, number, number][], [number, number][]]>([
  ["nobody", 1, [], []],
  ["one person, twice over the same words", 2, [["ada", 0, 5], ["ada", 2, 8]], []],
  ["two people over the same words", 2, [["ada", 0, 5], ["ben", 2, 8]], [[2, 5]]],
  ["two who only touch", 2, [["ada", 0, 3], ["ben", 3, 5]], []],
  ["one after another within a third", 2, [["ada", 0, 9], ["ben", 1, 3], ["cleo", 3, 5]], [[1, 5]]],
  ["apart within a third", 2, [["ada", 0, 9], ["ben", 1, 3], ["cleo", 5, 7]], [[1, 3], [5, 7]]],
  ["an empty mark", 1, [["ada", 3, 3]], []],
])("words marked by %s", (_, least, marks, expected) => {
  expect(markedByAtLeast(marks.map(([authorId, start, end]) => ({ authorId, start, end })), least)).toEqual(expected.map(([start, end]) => ({ start, end })));
});

test("each character is in the stretches exactly when enough people marked it, and no two stretches touch", () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (marks, least) => {
      const found = markedByAtLeast(marks, least);
      for (let at = 0; at < 12; at++) {
        const by = new Set(marks.filter(({ start, end }) => start <= at && at < end).map(({ authorId }) => authorId));
        expect(found.some(({ start, end }) => start <= at && at < end)).toBe(by.size >= least);
      }
      found.forEach(({ start, end }, index) => expect(start < end && (found[index + 1]?.start ?? 99) > end).toBe(true));
    }),
  );
});

test("an annotation's points are marked by all who have one on them", () => {
  fc.assert(
    fc.property(placing, (placed) => {
      const found = accords(placed);
      const on = (pointId: string) => new Set(placed.filter(({ places }) => places.some((place) => place.pointId === pointId)).map(({ annotation }) => annotation.author.id)).size;
      for (const { annotation, places } of placed) expect(found.get(annotation.id)?.people).toBe(Math.max(1, ...places.map(({ pointId }) => on(pointId))));
      expect(mostPeople(placed)).toBe(Math.max(...["p", "q", "r"].map(on)));
    }),
  );
});

describe("disagreement", () => {
  test.each<[string, Placed[], string[]]>([
    ["over the same words", [note("a", "ada", "agree", ["p", 0, 5]), note("b", "ben", "disagree", ["p", 4, 9])], ["a", "b"]],
    ["over a whole point and words of it", [note("a", "ada", "disagree", ["p", 0, 50]), note("b", "ben", "agree", ["p", 4, 9])], ["a", "b"]],
    ["over other words of the point is none", [note("a", "ada", "agree", ["p", 0, 4]), note("b", "ben", "disagree", ["p", 4, 9])], []],
    ["over words of other points is none", [note("a", "ada", "agree", ["p", 0, 4]), note("b", "ben", "disagree", ["q", 0, 4])], []],
    ["of one person with themselves is none", [note("a", "ada", "agree", ["p", 0, 4]), note("b", "ada", "disagree", ["p", 0, 4])], []],
    ["needs someone who says so", [note("a", "ada", "question", ["p", 0, 4]), note("b", "ben", "disagree", ["p", 0, 4])], []],
  ])("%s", (_, placed, expected) => expect([...disputed(placed)].sort()).toEqual(expected));
});

describe("two people beside each other", () => {
  const placed = [
    note("a", "ada", "note", ["p", 0, 5]),
    note("b", "ben", "note", ["p", 3, 9], ["q", 0, 2]),
    note("c", "ada", "note", ["q", 4, 6]),
    note("d", "cleo", "agree", ["r", 0, 9]),
    note("e", "ben", "disagree", ["s", 0, 9]),
    note("f", "ada", "agree", ["s", 8, 12]),
    note("g", "ben", "note", ["t", 0, 9]),
    note("h", "ada", "note", ["u", 0, 3]),
    note("i", "ben", "note", ["u", 5, 9]),
    note("lost", "ben", "note"),
  ];

  test("have a row for each point that either marked", () => {
    const rows = compare(placed, "ada", "ben").map(({ pointId, relation, first, second, shared }) => [pointId, relation, first.map(({ annotation }) => annotation.id), second.map(({ annotation }) => annotation.id), shared]);
    expect(rows).toEqual([
      ["p", "both", ["a"], ["b"], [{ start: 3, end: 5 }]],
      ["q", "apart", ["c"], [], []],
      ["s", "disagree", ["f"], ["e"], [{ start: 8, end: 9 }]],
      ["t", "second", [], ["g"], []],
      ["u", "apart", ["h"], ["i"], []],
    ]);
  });

  test("each of their cards stands once, and the other way round the rows are the same", () => {
    fc.assert(
      fc.property(placing, (list) => {
        const rows = compare(list, "ada", "ben");
        const cards = rows.flatMap(({ first, second }) => [...first, ...second]).map(({ annotation }) => annotation.id);
        const theirs = list.filter(({ annotation, places }) => places.length > 0 && ["ada", "ben"].includes(annotation.author.id)).map(({ annotation }) => annotation.id);
        expect(cards.sort()).toEqual(theirs.sort());
        expect(compare(list, "ben", "ada").map(({ pointId, first, second, shared }) => ({ pointId, first: second, second: first, shared }))).toEqual(
          rows.map(({ pointId, first, second, shared }) => ({ pointId, first, second, shared })),
        );
      }),
    );
  });
});
