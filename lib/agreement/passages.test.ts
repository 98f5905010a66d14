import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disagreements, markedPassages } from "./passages";
import type { Mark } from "./passages";

const outline = [
  { id: "p1", text: "Everything flows and nothing stays" },
  { id: "p2", text: "Nobody steps twice into the same river" },
];

/** A mark on words of a point: "ada agree flows and". */
function mark(said: string, point = 0): Mark {
  const [authorId = "", kind = "", ...words] = said.split(" ");
  const { id: pointId, text } = outline[point]!;
  const start = text.indexOf(words.join(" "));
  return { id: said, authorId, kind: kind as Mark["kind"], pointId, start, end: start + words.join(" ").length };
}

describe("the passages that several people marked", () => {
  test.each<[string, Mark[], [string, number][]]>([
    ["nothing, where nobody marked", [], []],
    ["nothing, where each marked other words", [mark("ada note Everything"), mark("ben note nothing")], []],
    ["the words that both marked, and not those of one", [mark("ada note Everything flows"), mark("ben note flows and")], [["flows", 2]]],
    ["once what one person marked twice", [mark("ada note flows"), mark("ada question flows and")], []],
    ["the words where most meet, not those around them with fewer of the same", [mark("ada note Everything flows and nothing stays"), mark("ben note flows and nothing"), mark("cem note nothing")], [["nothing", 3]]],
    ["two passages of a point, where others meet", [mark("ada note Everything flows"), mark("ben note Everything"), mark("cem note nothing stays"), mark("dia note stays")], [["Everything", 2], ["stays", 2]]],
    ["as one passage what the same people marked in pieces", [mark("ada note Everything"), mark("ada note  flows"), mark("ben note Everything flows")], [["Everything flows", 2]]],
    ["in the order of the outline", [mark("ada note river", 1), mark("ben note river", 1), mark("ada note flows"), mark("ben note flows")], [["flows", 2], ["river", 2]]],
    ["nothing on points that are not in the outline", ["ada", "ben"].map((who) => ({ ...mark(`${who} note flows`), pointId: "gone" })), []],
  ])("are %s", (_, marks, expected) => {
    expect(markedPassages(marks, outline).map(({ text, people }) => [text, people])).toEqual(expected);
  });

  test("are those of at least as many as asked for, with their annotations", () => {
    const marks = [mark("ben note flows and"), mark("ada question flows"), mark("cem agree flows")];
    expect(markedPassages(marks, outline, 3)).toEqual([{ pointId: "p1", start: 11, end: 16, text: "flows", people: 3, ids: ["ada question flows", "ben note flows and", "cem agree flows"] }]);
    expect(markedPassages(marks, outline, 4)).toEqual([]);
  });
});

describe("the passages on which people disagree", () => {
  test.each<[string, Mark[], string[][]]>([
    ["none without an opinion", [mark("ada note flows"), mark("ben question flows")], []],
    ["none where all agree", [mark("ada agree flows"), mark("ben agree flows and")], []],
    ["none on words apart", [mark("ada agree Everything"), mark("ben disagree flows")], []],
    ["none that someone has with themselves", [mark("ada agree flows"), mark("ada disagree flows and")], []],
    ["where two have opposite opinions on some of the same words", [mark("ada agree flows and"), mark("ben disagree and nothing")], [["ada agree flows and", "ben disagree and nothing"]]],
    ["one, where opinions hang together", [mark("ada agree Everything flows"), mark("ben disagree flows and nothing"), mark("cem agree nothing stays")], [["ada agree Everything flows", "ben disagree flows and nothing", "cem agree nothing stays"]]],
    ["two, where they do not", [mark("cem disagree stays"), mark("ada agree stays"), mark("ada agree Everything"), mark("ben disagree Everything")], [["ada agree Everything", "ben disagree Everything"], ["ada agree stays", "cem disagree stays"]]],
    ["without those on whom nobody's opinion bears", [mark("ada agree flows"), mark("ben disagree flows"), mark("cem agree stays"), mark("dia note flows")], [["ada agree flows", "ben disagree flows"]]],
  ])("are %s", (_, marks, expected) => {
    expect(disagreements(marks, outline).map(({ ids }) => ids)).toEqual(expected);
  });
});

const kinds = ["agree", "disagree", "note"] as const;
const anyMarks = fc
  .array(fc.record({ authorId: fc.constantFrom("ada", "ben", "cem"), kind: fc.constantFrom(...kinds), point: fc.nat(1), from: fc.nat(33), length: fc.integer({ min: 1, max: 34 }) }), { maxLength: 12 })
  .map((list) => list.map(({ authorId, kind, point, from, length }, index): Mark => ({ id: `m${index}`, authorId, kind, pointId: outline[point]!.id, start: from, end: Math.min(from + length, outline[point]!.text.length) })));

describe("whatever is marked", () => {
  test("each passage has its people on every character of it, and the most marked characters are in one", () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const passages = markedPassages(marks, outline, 1);
        for (const point of outline) {
          const peopleAt = Array.from(point.text, (__, at) => new Set(marks.flatMap((one) => (one.pointId === point.id && one.start <= at && at < one.end ? [one.authorId] : []))).size);
          const here = passages.filter(({ pointId }) => pointId === point.id);
          for (const { start, end, people } of here) expect(new Set(peopleAt.slice(start, end))).toEqual(new Set([people]));
          expect(Math.max(0, ...here.map(({ people }) => people))).toBe(Math.max(0, ...peopleAt));
        }
      }),
    );
  });

  test("any two opposite opinions of different people on the same words are in one disagreement, and in no other", () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const found = disagreements(marks, outline);
        for (const { ids, people } of found) expect([ids.length >= 2, people >= 2]).toEqual([true, true]);
        for (const a of marks)
          for (const b of marks) {
            const isPair = a.kind === "agree" && b.kind === "disagree" && a.authorId !== b.authorId && a.pointId === b.pointId && a.start < b.end && b.start < a.end;
            if (isPair) expect(found.filter(({ ids }) => ids.includes(a.id) && ids.includes(b.id))).toHaveLength(1);
          }
      }),
    );
  });
});
