import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standAt } from "./toolbar-place";

const WINDOW = { width: 1000, height: 700 };
const SIZE = { width: 400, height: 44 };
const box = (left: number, top: number, width: number, height: number) => ({ left, top, right: left + width, bottom: top + height });

describe("the toolbar", () => {
  it.each([
    ["stands above the words", box(300, 300, 200, 20), { left: 200, top: 246 }],
    ["stands below them where there is no room above", box(300, 30, 200, 20), { left: 200, top: 60 }],
    ["keeps from the left edge", box(0, 300, 50, 20), { left: 8, top: 246 }],
    ["keeps from the right edge", box(950, 300, 50, 20), { left: 592, top: 246 }],
    ["stands at the foot where the words fill the window", box(100, -300, 500, 1500), { left: 150, top: 648 }],
    ["stands below the end of words that begin above the window", box(100, -300, 500, 500), { left: 150, top: 210 }],
    ["goes with the words that have left at the top", box(100, -30, 500, 30), null],
    ["goes with the words that have left at the bottom", box(100, 700, 500, 30), null],
  ])("%s", (_, words, place) => expect(standAt(words, SIZE, WINDOW)).toEqual(place));

  it.each([
    ["stands below where it would rather", box(300, 300, 200, 20), { left: 200, top: 330 }],
    ["stands above where there is no room below", box(300, 640, 200, 20), { left: 200, top: 586 }],
  ])("%s", (_, words, place) => expect(standAt(words, SIZE, WINDOW, "below")).toEqual(place));

  it("stays in the window, and covers words only where they leave no room", () => {
    const boxes = fc.tuple(fc.integer({ min: -500, max: 1400 }), fc.integer({ min: -900, max: 900 }), fc.nat(900), fc.nat(1500));
    fc.assert(
      fc.property(boxes, fc.nat(980), fc.constantFrom("above" as const, "below" as const), ([left, top, width, height], toolbar, side) => {
        const words = box(left, top, width, height);
        const size = { width: toolbar, height: 44 };
        const at = standAt(words, size, WINDOW, side);
        if (!at) return;
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.top + size.height).toBeLessThanOrEqual(692);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.left + size.width).toBeLessThanOrEqual(992);
        const hasRoom = words.top >= 62 || words.bottom <= 638;
        if (hasRoom) expect(at.top + size.height <= words.top || at.top >= words.bottom).toBe(true);
      }),
    );
  });
});
