import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapToGraphemes, splitsPair } from "./graphemes";
import { CLUSTERS, clusterText } from "./arbitraries";

const FAMILY = "👩‍👩‍👧";

describe("snapToGraphemes", () => {
  it.each([
    ["plain words", "plain words", 2, 5, "ain"],
    ["an emoji family cut at a joiner", `a${FAMILY}b`, 3, 4, FAMILY],
    ["the right half of a flag", "🇫🇷🇩🇪", 2, 4, "🇫🇷"],
    ["two flags cut in the middle of each", "🇫🇷🇩🇪", 2, 6, "🇫🇷🇩🇪"],
    ["a letter without its accent", "cafe\u0301s", 0, 4, "cafe\u0301"],
    ["an accent without its letter", "cafe\u0301s", 4, 6, "e\u0301s"],
    ["one jamo of a syllable", "\u1112\u1161\u11ab", 1, 2, "\u1112\u1161\u11ab"],
    ["a vowel sign in Thai", "กำลัง", 0, 1, "กำ"],
    ["half a line ending", "a\r\nb", 0, 2, "a\r\n"],
    ["a skin tone", "👍🏽!", 0, 2, "👍🏽"],
    ["a surrogate pair", "𝒳y", 1, 3, "𝒳y"],
    ["an empty span inside a cluster", `a${FAMILY}b`, 4, 4, FAMILY],
    ["an empty span between characters", "ab", 1, 1, ""],
    ["the whole text", FAMILY, 0, FAMILY.length, FAMILY],
  ])("widens %s", (_, text, start, end, expected) => {
    const snapped = snapToGraphemes(text, start, end);
    expect(text.slice(snapped.start, snapped.end)).toBe(expected);
  });

  it("always ends on the boundaries that a segmenter finds, and never shrinks", () => {
    fc.assert(
      fc.property(clusterText(), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const snapped = snapToGraphemes(text, start, end);
        const whole = [...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length);
        expect(whole).toContain(snapped.start);
        expect(whole).toContain(snapped.end);
        expect(snapped.start).toBeLessThanOrEqual(start);
        expect(snapped.end).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it("knows clusters of every kind that the generator makes", () => {
    for (const cluster of CLUSTERS) {
      for (let inside = 1; inside < cluster.length; inside++) {
        expect(snapToGraphemes(`x${cluster}x`, 1 + inside, 1 + inside)).toEqual({ start: 1, end: 1 + cluster.length });
      }
    }
  });
});

describe("splitsPair", () => {
  it.each([
    ["𝒳", 1, true],
    ["𝒳", 0, false],
    ["𝒳", 2, false],
    ["\ud835x", 1, false],
    ["x\udcb3", 1, false],
  ])("%j at %i", (text, offset, expected) => expect(splitsPair(text, offset)).toBe(expected));
});
