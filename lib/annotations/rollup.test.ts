import fc from "fast-check";
import { expect, test } from "vitest";
import type { Placed } from "./place";
import { countByPoint, heatOf, sayInside } from "./rollup";

/** Points named by numbers; the parent of each is a smaller one, or none. */
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map((list) => list.map((value, index) => (index === 0 || value % 3 === 0 ? null : String(value % index))));
const note = fc.record({ author: fc.constantFrom("ada", "ben"), kind: fc.constantFrom("note", "question"), on: fc.array(fc.nat(), { maxLength: 3 }) });

test("each point counts what stands under it once, and on it", () => {
  fc.assert(
    fc.property(tree, fc.array(note, { maxLength: 15 }), (parents, notes) => {
      const parentOf = (id: string) => parents[Number(id)] ?? null;
      const placed = notes.map(({ author, kind, on }, index) => ({
        annotation: { id: String(index), author: { id: author }, kind },
        places: on.map((value) => ({ pointId: String(value % parents.length), start: 0, end: 1 })),
      })) as unknown as Placed[];
      const isClosed = (id: string) => Number(id) % 2 === 0;
      const isUnread = (id: string) => Number(id) % 3 === 0;
      const { own, inside } = countByPoint(placed, parentOf, { isUnread, isClosed });
      const isUnder = (id: string, above: string): boolean => parentOf(id) !== null && (parentOf(id) === above || isUnder(parentOf(id)!, above));
      parents.forEach((_, at) => {
        const id = String(at);
        const under = placed.filter(({ places }) => places.some(({ pointId }) => isUnder(pointId, id))).map(({ annotation }) => annotation);
        const on = placed.filter(({ places }) => places.some(({ pointId }) => pointId === id));
        expect(inside.get(id) ?? { notes: 0, unread: 0, questions: 0 }).toEqual({
          notes: under.length,
          unread: under.filter(({ id: one }) => isUnread(one)).length,
          questions: under.filter((one) => one.kind === "question" && !isClosed(one.id)).length,
        });
        expect(own.get(id) ?? { notes: 0, people: 0 }).toEqual({ notes: on.length, people: new Set(on.map(({ annotation }) => annotation.author.id)).size });
      });
    }),
  );
});

test.each([
  [{ notes: 1, unread: 0, questions: 0 }, "1 note"],
  [{ notes: 12, unread: 3, questions: 1 }, "12 notes, 3 unread, 1 open question"],
  [{ notes: 2, unread: 0, questions: 2 }, "2 notes, 2 open questions"],
])("says what is inside: %o", (inside, expected) => expect(sayInside(inside)).toBe(expected));

test("grows warmer with each step, and never cooler", () => {
  expect([1, 2, 3, 4, 5, 50].map(heatOf)).toEqual([1, 2, 3, 3, 4, 4]);
});
