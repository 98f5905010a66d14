import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byOutlineOrder, placeAnnotation } from "./place";
import type { Annotation, Target } from "./schema";

const target = (pointId: string, data: Partial<Target> = {}): Target => ({
  pointId, revisionId: "r", start: 4, end: 7, quote: "cat", prefix: "The ", suffix: " sat.", ...data,
});
const annotation = (targets: Target[], id = "a"): Annotation => ({
  id, episodeId: "e", author: { id: "u", name: "U" }, kind: "highlight", colour: "yellow", note: "", tags: [], targets, audiences: [],
  colourName: null, unread: false, version: 1, createdAt: "", updatedAt: "",
});
const texts = (all: Record<string, string>) => Object.entries(all).map(([id, text]) => ({ id, text }));

describe("finding an annotation in the outline as it is now", () => {
  test("finds its words where they were", () => {
    const placed = placeAnnotation(annotation([target("p")]), texts({ p: "The cat sat." }));
    expect(placed).toMatchObject({ places: [{ pointId: "p", start: 4, end: 7 }], lost: [] });
  });

  test("follows its words when the point was reworded around them", () => {
    const placed = placeAnnotation(annotation([target("p")]), texts({ p: "Well then: The cat sat." }));
    expect(placed.places).toEqual([{ pointId: "p", start: 15, end: 18 }]);
  });

  test("covers a whole point as long as it now is, whatever it says", () => {
    const whole = target("p", { start: null, end: null, quote: "The cat sat." });
    expect(placeAnnotation(annotation([whole]), texts({ p: "Quite other words." })).places).toEqual([{ pointId: "p", start: 0, end: 18 }]);
  });

  test("gives up a target whose words or whose point are gone, and keeps the others", () => {
    const [gone, kept, removed] = [target("p"), target("q"), target("r", { start: null, end: null })];
    const placed = placeAnnotation(annotation([gone, kept, removed]), texts({ p: "The dog sat.", q: "The cat sat." }));
    expect(placed.places).toEqual([{ pointId: "q", start: 4, end: 7 }]);
    expect(placed.lost).toEqual([gone, removed]);
  });

  test("does not guess between two places", () => {
    const between = target("p", { start: 4, end: 7, prefix: "", suffix: "" });
    expect(placeAnnotation(annotation([between]), texts({ p: "cat dog cat" }))).toMatchObject({ places: [], lost: [between] });
  });

  test("never loses count of a target, and never marks other words", () => {
    const words = fc.array(fc.constantFrom("The", "cat", "sat.", "dog"), { maxLength: 8 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(words, words, (p, q) => {
        const placed = placeAnnotation(annotation([target("p"), target("q"), target("gone")]), texts({ p, q }));
        expect(placed.places.length + placed.lost.length).toBe(3);
        for (const { pointId, start, end } of placed.places) expect((pointId === "p" ? p : q).slice(start, end)).toBe("cat");
      }),
    );
  });
});

describe("the order of annotations", () => {
  const order = ["p", "q"];
  const compare = byOutlineOrder((pointId) => order.indexOf(pointId));
  const placed = (id: string, ...places: [string, number][]) => ({
    annotation: annotation([], id),
    places: places.map(([pointId, start]) => ({ pointId, start, end: start + 1 })),
    lost: [],
  });

  test("is the outline's, then that of the words in a point, then that of their making, the lost ones last", () => {
    const sorted = [placed("lost"), placed("d", ["q", 0]), placed("c", ["p", 5]), placed("b", ["p", 5]), placed("a", ["p", 9]), placed("e", ["p", 1], ["q", 9])];
    expect(sorted.sort(compare).map(({ annotation: { id } }) => id)).toEqual(["e", "b", "c", "a", "d", "lost"]);
  });

  test("is the same however they came", () => {
    const all = [placed("a", ["p", 1]), placed("b", ["p", 1]), placed("c", ["q", 0]), placed("d"), placed("e")];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(shuffled.sort(compare)).toEqual(all);
      }),
    );
  });
});
