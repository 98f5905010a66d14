import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hangCards, stackCards } from "./stack";
import type { Pins, Standing } from "./stack";

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

describe("the card that the stack hangs from", () => {
  const view = { top: 1_000, bottom: 1_900 };
  const none: Pins = { open: null, held: null, first: null };
  /** Ten notes of 200 pixels on each of two points, and one that stands alone. */
  const crowd = cards(...Array.from({ length: 10 }, (): [number, number] => [900, 200]), ...Array.from({ length: 10 }, (): [number, number] => [1_100, 200]), [5_000, 100]);
  const hang = (pins: Partial<Pins>, all = crowd) => hangCards(all, GAP, view, { ...none, ...pins });

  test("is the open one while its words are in the window", () => {
    const { tops, held } = hang({ open: "card-15", held: "card-10", first: "card-10" });
    expect([held, tops.get("card-15")]).toEqual(["card-15", 1_100]);
  });

  test("is not the open one when its words are out of the window", () => {
    expect(hang({ open: "card-20", first: "card-10" }).held).toBe("card-10");
    expect(hang({ open: "card-3", first: "card-10" }).held).toBe("card-10");
  });

  test("stays while the card of the first words in the window is in it", () => {
    const { tops, held } = hang({ held: "card-9", first: "card-10" });
    expect([held, tops.get("card-10")]).toEqual(["card-9", 1_110]);
  });

  test("becomes the first in the window when that has its card outside", () => {
    const { tops, held } = hang({ held: "card-0", first: "card-10" });
    expect([held, tops.get("card-10")]).toEqual(["card-10", 1_100]);
  });

  test("stays when no words are in the window", () => {
    expect(hang({ held: "card-0", first: null }).held).toBe("card-0");
    expect(hang({ held: "card-0", first: "card-20" }).held).toBe("card-0");
  });

  test("is the first when the one that it hung from is no longer on the page", () => {
    expect(hang({ held: "gone", first: "card-10" }).held).toBe("card-10");
    expect(hang({}, []).tops.size).toBe(0);
  });

  test("leaves a card in sight for the first words in sight, however many notes there are", () => {
    fc.assert(
      fc.property(stacks, fc.nat(), fc.nat(), (given, a, b) => {
        const standing = given.map(({ height, ...one }) => ({ ...one, height: height + 1 })).sort((x, y) => x.wanted - y.wanted);
        const first = standing.find(({ wanted }) => wanted >= view.top && wanted < view.bottom);
        const pick = (which: number) => standing[which % standing.length]?.id ?? null;
        if (!first) return;
        const { tops, held } = hang({ held: a % 3 === 0 ? null : pick(b), first: first.id }, standing);
        const top = tops.get(first.id) ?? Number.NaN;
        expect(held).not.toBeNull();
        expect(top + first.height > view.top && top < view.bottom).toBe(true);
      }),
    );
  });
});
