import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stackCards } from "./stack";
import type { Standing } from "./stack";

const GAP = 10;
const cards = (...all: [number, number][]): Standing[] => all.map(([wanted, height], index) => ({ id: `card-${index}`, wanted, height }));
const tops = (standing: Standing[], pinned: string | null = null) => [...stackCards(standing, GAP, pinned).values()];

const stacks = fc
  .array(fc.tuple(fc.integer({ min: -500, max: 5_000 }), fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 40 })
  .map((all) => cards(...all));

describe("cards in the margin", () => {
  test("stand beside their words where there is room", () => {
    expect(tops(cards([0, 50], [100, 50], [300, 50]))).toEqual([0, 100, 300]);
  });

  test("are pushed down by those before them, by as little as is needed", () => {
    expect(tops(cards([0, 50], [20, 50], [30, 50], [500, 50]))).toEqual([0, 60, 120, 500]);
  });

  test("do not stand above the margin when they may stand where they are", () => {
    expect(tops(cards([-80, 50], [-70, 50]))).toEqual([0, 60]);
  });

  test("make room above for the one that is pinned, which stands where it wants", () => {
    expect(tops(cards([0, 50], [20, 50], [30, 50], [40, 50]), "card-2")).toEqual([-90, -30, 30, 90]);
  });

  test("before the pinned one stay where they are when they are not in its way", () => {
    expect(tops(cards([0, 50], [200, 50], [210, 50]), "card-2")).toEqual([0, 150, 210]);
  });

  test("are none when there are none, and none is pinned when the name is unknown", () => {
    expect(tops([])).toEqual([]);
    expect(tops(cards([0, 50], [20, 50]), "unknown")).toEqual([0, 60]);
  });

  test("never cover each other, keep their order, and are all there", () => {
    fc.assert(
      fc.property(stacks, fc.option(fc.nat(40)), (standing, pin) => {
        const placed = stackCards(standing, GAP, pin === null ? null : `card-${pin}`);
        expect([...placed.keys()]).toEqual(standing.map(({ id }) => id));
        standing.slice(1).forEach(({ id }, index) => {
          const before = standing[index] as Standing;
          expect(placed.get(id)).toBeGreaterThanOrEqual((placed.get(before.id) ?? Number.NaN) + before.height + GAP);
        });
      }),
    );
  });

  test("never stand higher than they want, but to make room for the pinned one", () => {
    fc.assert(
      fc.property(stacks, (standing) => {
        const placed = stackCards(standing, GAP);
        for (const { id, wanted } of standing) expect(placed.get(id)).toBeGreaterThanOrEqual(Math.max(0, wanted));
      }),
    );
  });

  test("stand exactly where they want when they are pinned, or at the top when that is above it", () => {
    fc.assert(
      fc.property(stacks, fc.nat(), (standing, which) => {
        const pinned = standing[which % standing.length] as Standing;
        expect(stackCards(standing, GAP, pinned.id).get(pinned.id)).toBe(Math.max(0, pinned.wanted));
      }),
    );
  });
});
