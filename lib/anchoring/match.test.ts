import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describe as describeSpan } from "./describe";
import { match } from "./match";
import { clusterText, plainText, type SpannedText, spanWithRoom, textWithSpan } from "./arbitraries";
import { type Anchor, CONTEXT } from "./types";

/** The anchor of the words between brackets, and the text without them. */
function marked(withBrackets: string): { text: string; anchor: Anchor } {
  const start = withBrackets.indexOf("[");
  const end = withBrackets.indexOf("]") - 1;
  const text = withBrackets.replace("[", "").replace("]", "");
  const description = describeSpan(text, start, end);
  if (!description.ok) throw new Error(description.reason);
  return { text, anchor: description.anchor };
}

const anchorOf = (withBrackets: string) => marked(withBrackets).anchor;

describe("match", () => {
  it.each([
    ["nothing changed", "the [model] is open", "the [model] is open", "position"],
    ["words were added after it", "the [model] is open", "the [model] is open and free", "position"],
    ["words were added before it", "the [model] is open", "this year the [model] is open", "quote"],
    ["words before it were removed", "this year the [model] is open", "the [model] is open", "quote"],
    ["a word beside it changed", "the [model] is open", "every [model] was open", "quote"],
    ["a copy came before it", "the [model] is open", "a model is shut, the [model] is open", "quote"],
    ["a copy came to its old place", "[AI] helps; so does", "AI and then [AI] helps; so does", "quote"],
    ["it is the second of three", "one AI, two [AI], three AI", "zero, one AI, two [AI], three AI", "quote"],
    ["it is the first of two that overlap", "x[ana]na y", "now x[ana]na y", "quote"],
    ["it is the second of two that overlap", "xan[ana] y", "now xan[ana] y", "quote"],
    ["it began the text", "[go] and go", "[go] or go", "position"],
    ["it ended the text", "go and [go]", "go or [go]", "quote"],
    ["part of a word was chosen", "un[match]ed here", "quite un[match]ed here", "quote"],
    ["a longer word that holds it stands nearer", "be a [nation] now", "be an international or [nation] now", "quote"],
    ["much of it is left, though it runs into a word now", "see [all of these] and", "look: [all of these]es", "quote"],
    ["an emoji stands on each side", "👩‍👩‍👧[ok]👍🏽", "oh 👩‍👩‍👧[ok]👍🏽", "quote"],
  ])("finds the words where %s", (_, before, after, by) => {
    const expected = marked(after);
    expect(match(expected.text, anchorOf(before))).toEqual({
      status: "found",
      start: expected.anchor.start,
      end: expected.anchor.end,
      by,
    });
  });

  it.each([
    ["the words are gone", "the [model] is open", "the thing is open"],
    ["the text is empty", "the [model] is open", ""],
    ["case differs", "the [model] is open", "the MODEL is open"],
    ["they are only part of another word now", "the [art] of war", "a good start"],
    ["a longer word has swallowed them", "be a [nation] now", "our international law"],
    ["one letter is all that is left", "take [a] walk", "b,a,c"],
    ["they are only part of a grapheme now", "say [cafe]", "say cafe\u0301"],
    ["they are one of a family now", "a [👩] here", "a 👩‍👩‍👧 here"],
  ])("loses them where %s", (_, before, after) => {
    expect(match(after, anchorOf(before))).toEqual({ status: "lost" });
  });

  it("does not choose between places that fit equally well and lie equally far", () => {
    const anchor = { ...anchorOf("--------[model]--------"), prefix: "", suffix: "" };
    expect(match("===model=========model===", { ...anchor, start: 10, end: 15 })).toEqual({
      status: "ambiguous",
      places: [{ start: 3, end: 8 }, { start: 17, end: 22 }],
    });
  });

  it("takes the nearest of places that fit equally well", () => {
    const anchor = { start: 12, end: 17, quote: "model", prefix: "", suffix: "" };
    expect(match("===model=========model===", anchor)).toMatchObject({ status: "found", start: 17 });
  });

  it.each([
    ["negative", -5], ["beyond the text", 1_000], ["not a number", Number.NaN], ["infinite", Number.POSITIVE_INFINITY],
    ["a fraction", 2.5],
  ])("needs no offset that makes sense: %s", (_, start) => {
    const { text, anchor } = marked("the [model] is open");
    expect(match(text, { ...anchor, start })).toMatchObject({ status: "found", start: 4, end: 9, by: "quote" });
  });

  it("never finds an empty quote", () => {
    expect(match("abc", { start: 1, end: 1, quote: "", prefix: "a", suffix: "bc" })).toEqual({ status: "lost" });
  });

  it("finds its way in a text that repeats one letter many thousand times", () => {
    const text = "a".repeat(40_000);
    const anchor = { start: 20_000, end: 30_000, quote: "a".repeat(10_000), prefix: "b".repeat(32), suffix: "" };
    expect(match(text, anchor)).toMatchObject({ status: "found" });
  });
});

type Edit = { edited: string; shift: number };

/** One change of a text between `from` and `to`. */
const editBetween = (text: string, from: number, to: number): fc.Arbitrary<string> => {
  const offset = fc.integer({ min: from, max: to });
  return fc.tuple(offset, offset, plainText(12)).map(([a, b, added]) =>
    text.slice(0, Math.min(a, b)) + added + text.slice(Math.max(a, b)),
  );
};

/**
 * One change that leaves the anchor's quote and `margin` units on each side
 * alone, or null where there is no room for one. `shift` is how far the quote moves.
 */
function editAway(text: string, { start, end }: Anchor, margin: number): fc.Arbitrary<Edit | null> {
  const before = editBetween(text, 0, Math.max(0, start - margin)).map((edited) => ({ edited, shift: edited.length - text.length }));
  const after = editBetween(text, Math.min(text.length, end + margin), text.length).map((edited) => ({ edited, shift: 0 }));
  const sides = [...(start >= margin ? [before] : []), ...(end + margin <= text.length ? [after] : [])];
  return sides.length > 0 ? fc.oneof(...sides) : fc.constant(null);
}

const edited = (texts: fc.Arbitrary<SpannedText>, margin: number) =>
  texts.chain(({ text, start, end }) => {
    const description = describeSpan(text, start, end);
    if (!description.ok) return fc.constant(null);
    const { anchor } = description;
    return editAway(text, anchor, margin).map((edit) => edit && { anchor, ...edit });
  });

const occurrences = (text: string, words: string) =>
  [...text].filter((_, i) => text.startsWith(words, i)).length;

describe("describe, then an edit elsewhere, then match", () => {
  it("finds the same words, whole and in place, where quote and context are unique", () => {
    fc.assert(
      fc.property(edited(spanWithRoom(CONTEXT), CONTEXT), (change) => {
        fc.pre(change !== null);
        const { anchor, edited: text, shift } = change;
        fc.pre(occurrences(text, anchor.prefix + anchor.quote + anchor.suffix) === 1);
        expect(match(text, anchor)).toMatchObject({
          status: "found",
          start: anchor.start + shift,
          end: anchor.end + shift,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("finds nothing but the same words, however near the edit", () => {
    fc.assert(
      fc.property(edited(textWithSpan(plainText()), 0), (change) => {
        fc.pre(change !== null);
        const found = match(change.edited, change.anchor);
        const places = found.status === "found" ? [found] : found.status === "ambiguous" ? found.places : [];
        for (const { start, end } of places) expect(change.edited.slice(start, end)).toBe(change.anchor.quote);
      }),
      { numRuns: 500 },
    );
  });

  it("splits no grapheme", () => {
    fc.assert(
      fc.property(edited(textWithSpan(clusterText()), 0), (change) => {
        fc.pre(change !== null);
        const found = match(change.edited, change.anchor);
        fc.pre(found.status === "found");
        const whole = [...new Intl.Segmenter("en").segment(change.edited)].map(({ index }) => index);
        expect([...whole, change.edited.length]).toContain(found.start);
        expect([...whole, change.edited.length]).toContain(found.end);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same answer with no edit at all", () => {
    fc.assert(
      fc.property(textWithSpan(clusterText()), ({ text, start, end }) => {
        const description = describeSpan(text, start, end);
        fc.pre(description.ok);
        const { anchor } = description;
        expect(match(text, anchor)).toEqual({ status: "found", start: anchor.start, end: anchor.end, by: "position" });
      }),
    );
  });
});
