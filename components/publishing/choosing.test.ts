import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnnotationKind } from "@/lib/annotations/schema";
import { countKinds, inOutlineOrder, toggleAll } from "./choosing";

const kinds: AnnotationKind[] = ["highlight", "note", "question", "agree"];
const notes = fc.array(fc.constantFrom(...kinds), { maxLength: 30 }).map((list) => list.map((kind, index) => ({ id: `n${index}`, kind })));
const subset = (list: { id: string }[]) => fc.subarray(list.map(({ id }) => id));

test("every note is counted under its kind, as chosen or left", () => {
  fc.assert(
    fc.property(notes.chain((list) => fc.tuple(fc.constant(list), subset(list))), ([list, left]) => {
      const counts = countKinds(list, new Set(left));
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      expect(counts.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(list.length - left.length);
    }),
  );
});

test("pressing a kind chooses all of it, and again leaves all of it out, and touches nothing else", () => {
  fc.assert(
    fc.property(notes.chain((list) => fc.tuple(subset(list), subset(list))), ([ids, left]) => {
      const before = new Set(left);
      const once = toggleAll(ids, before);
      const others = (set: ReadonlySet<string>) => [...set].filter((id) => !ids.includes(id)).sort();
      expect(others(once)).toEqual(others(before));
      const states = new Set(ids.map((id) => once.has(id)));
      expect(states.size).toBeLessThanOrEqual(1);
      if (ids.some((id) => before.has(id))) expect(ids.every((id) => !once.has(id))).toBe(true);
      if (ids.length > 0) expect(ids.every((id) => toggleAll(ids, once).has(id))).toBe(ids.every((id) => !once.has(id)));
    }),
  );
});

test("notes stand in the outline's order, not in that of writing", () => {
  const on = (id: string, pointId: string, start: number | null) => ({ id, targets: [{ pointId, revisionId: "r", start, end: start === null ? null : start + 1, quote: "", prefix: "", suffix: "" }] });
  const list = [on("a", "2", 5), on("b", "1", 9), on("c", "2", null), on("d", "1", 3)];
  expect(inOutlineOrder(list, Number).map(({ id }) => id)).toEqual(["d", "b", "c", "a"]);
});
