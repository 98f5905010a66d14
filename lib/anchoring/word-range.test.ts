import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginAt, extended, moved, rangeOver, receded, withEnd, type WordRange, type WordsOf } from "./word-range";
import { wordsIn } from "./words";

const TEXTS = ["one two three", "", "four", "five six"];
const over = (texts: string[]): WordsOf => (point) => wordsIn(texts[point] ?? "");
const wordsOf = over(TEXTS);
const range = (firstPoint: number, first: number, lastPoint: number, last: number): WordRange => ({
  first: { point: firstPoint, word: first },
  last: { point: lastPoint, word: last },
});

describe("a range of words", () => {
  it.each<[string, WordRange | null, WordRange | null]>([
    ["begins with the first word", beginAt(wordsOf, 0), range(0, 0, 0, 0)],
    ["does not begin where there are no words", beginAt(wordsOf, 1), null],
    ["grows by a word", withEnd(wordsOf, range(0, 0, 0, 0), "last", 1), range(0, 0, 0, 1)],
    ["grows to the end of its point", withEnd(wordsOf, range(0, 0, 0, 0), "last", 99), range(0, 0, 0, 2)],
    ["does not grow beyond it", withEnd(wordsOf, range(0, 0, 0, 2), "last", 1), null],
    ["shrinks by a word", withEnd(wordsOf, range(0, 0, 0, 2), "last", -1), range(0, 0, 0, 1)],
    ["shrinks to one word", withEnd(wordsOf, range(0, 1, 0, 2), "last", -99), range(0, 1, 0, 1)],
    ["keeps one word", withEnd(wordsOf, range(0, 1, 0, 1), "last", -1), null],
    ["shrinks back over the beginning of a point, past one without words", withEnd(wordsOf, range(0, 1, 2, 0), "last", -1), range(0, 1, 0, 2)],
    ["begins later", withEnd(wordsOf, range(0, 0, 0, 2), "first", 1), range(0, 1, 0, 2)],
    ["begins no later than it ends", withEnd(wordsOf, range(0, 0, 0, 1), "first", 99), range(0, 1, 0, 1)],
    ["moves with its length", moved(wordsOf, range(0, 0, 0, 1), 1), range(0, 1, 0, 2)],
    ["moves no further than its point", moved(wordsOf, range(0, 0, 0, 1), 99), range(0, 1, 0, 2)],
    ["moves back to the beginning", moved(wordsOf, range(0, 2, 0, 2), -99), range(0, 0, 0, 0)],
    ["does not move where there is no room", moved(wordsOf, range(0, 1, 0, 2), 1), null],
    ["does not move where one end has no room", moved(wordsOf, range(0, 1, 2, 0), 1), null],
    ["extends to the end of its point", extended(wordsOf, range(0, 0, 0, 0), 4), range(0, 0, 0, 2)],
    ["extends through the next point that has words", extended(wordsOf, range(0, 0, 0, 2), 4), range(0, 0, 2, 0)],
    ["does not extend beyond the outline", extended(wordsOf, range(0, 0, 3, 1), 4), null],
    ["recedes to the point before", receded(wordsOf, range(0, 1, 2, 0)), range(0, 1, 0, 2)],
    ["recedes to its first word", receded(wordsOf, range(0, 1, 0, 2)), range(0, 1, 0, 1)],
    ["does not recede further", receded(wordsOf, range(0, 1, 0, 1)), null],
    ["is taken from a selection", rangeOver(wordsOf, { point: 0, offset: 5 }, { point: 2, offset: 2 }), range(0, 1, 2, 0)],
    ["does not take a word that the selection only touches", rangeOver(wordsOf, { point: 0, offset: 0 }, { point: 0, offset: 4 }), range(0, 0, 0, 0)],
    ["is not taken from the space between words", rangeOver(wordsOf, { point: 0, offset: 3 }, { point: 0, offset: 4 }), null],
    ["is not taken where there are no words", rangeOver(wordsOf, { point: 1, offset: 0 }, { point: 1, offset: 0 }), null],
  ])("%s", (_, actual, expected) => expect(actual).toEqual(expected));

  it("stays in order and on words that there are, whatever is done with it", () => {
    const texts = fc.array(fc.constantFrom("a", "a b", "a b c d", "漢字 かな", ""), { minLength: 1, maxLength: 6 }).map((all) => ["start", ...all]);
    const steps = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -5, max: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(texts, steps, (all, done) => {
        const wordsOf = over(all);
        let now = beginAt(wordsOf, 0)!;
        for (const [what, by] of done) {
          const deeds = [
            () => withEnd(wordsOf, now, "first", by),
            () => withEnd(wordsOf, now, "last", by),
            () => moved(wordsOf, now, by),
            () => extended(wordsOf, now, all.length),
            () => receded(wordsOf, now),
          ];
          now = deeds[what]!() ?? now;
          for (const { point, word } of [now.first, now.last]) expect(wordsOf(point)[word]).toBeDefined();
          expect(now.first.point * 100 + now.first.word).toBeLessThanOrEqual(now.last.point * 100 + now.last.word);
        }
      }),
    );
  });
});
