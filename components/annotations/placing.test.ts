import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotations/schema";
import { createPlacing } from "./placing";

const points = ["one", "two", "three"].map((word) => ({ id: word, text: `Point ${word} says what ${word} has to say.` }));
const outline = { points, orderOf: (id: string) => points.findIndex((point) => point.id === id) };
const textOf = (pointId: string) => points.find(({ id }) => id === pointId)?.text ?? "";

/** On the word at `start`; on words that are nowhere where the point is not in the outline. */
const annotation = (id: string, pointId: string, start: number): Annotation => {
  const text = textOf(pointId) || "Words that are nowhere in the outline at all";
  const anchor = { start, end: start + 8, quote: text.slice(start, start + 8), prefix: text.slice(0, start), suffix: text.slice(start + 8) };
  return { id, note: "", author: { id: "ada" }, targets: [{ pointId, revisionId: "r", ...anchor }] } as unknown as Annotation;
};

const placeOf = ({ places: [first] }: ReturnType<ReturnType<typeof createPlacing>>[number]) => first && [first.pointId, first.start];

describe("annotations in their places", () => {
  test("stand in the outline's order, what has no place last", () => {
    const placed = createPlacing(outline)([annotation("a", "nowhere", 0), annotation("b", "two", 6), annotation("c", "one", 10), annotation("d", "one", 6)]);
    expect(placed.map((one) => [one.annotation.id, placeOf(one)])).toEqual([["d", ["one", 6]], ["c", ["one", 10]], ["b", ["two", 6]], ["a", undefined]]);
  });

  test("are the same ones as long as nothing changes, and keep their places under another note", () => {
    const placeAll = createPlacing(outline);
    const [a, b] = [annotation("a", "one", 6), annotation("b", "two", 6)];
    const before = placeAll([a, b]);
    expect(placeAll([b, a])).toBe(before);
    const after = placeAll([{ ...a, note: "Edited" }, b]);
    expect(after[1]).toBe(before[1]);
    expect(after[0]?.places).toBe(before[0]?.places);
    expect(after[0]?.annotation.note).toBe("Edited");
  });

  test("are placed the same however they came, changed and went", () => {
    const one = fc.record({ id: fc.constantFrom(..."abcdef"), pointId: fc.constantFrom("one", "two", "three", "nowhere"), start: fc.integer({ min: 0, max: 20 }) });
    const list = fc.uniqueArray(one, { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), (lists) => {
        const placeAll = createPlacing(outline);
        let kept: Annotation[] = [];
        for (const given of lists) {
          const known = kept;
          const same = (made: Annotation) => known.find((before) => JSON.stringify(before) === JSON.stringify(made)) ?? made;
          kept = given.map(({ id, pointId, start }) => same(annotation(id, pointId, start)));
          expect(placeAll(kept)).toEqual(createPlacing(outline)(kept));
        }
      }),
    );
  });
});
