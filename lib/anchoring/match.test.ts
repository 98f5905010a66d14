import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describe as describeSpan } from "./describe";
import { match } from "./match";
import { anchorOf, clusterText, marked, plainText, type SpannedText, spanWithRoom, textWithSpan } from "./arbitraries";
import { type Anchor, CONTEXT } from "./types";

const STORY =
  "Weights that anyone may download change who can build. A clinic in a small town tunes one on its own notes, " +
  "and nobody outside ever sees them. The price of that freedom is work: somebody has to keep the machine running.";

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
    ["they are one of a family now", "a [👩] here", "a 👩‍👩‍👧 here"],
  ])("loses them where %s", (_, before, after) => {
    expect(match(after, anchorOf(before))).toEqual({ status: "lost" });
  });

  it.each([
    ["a word in it", "tunes one on its own notes", "tunes two on its own notes"],
    ["its first word", "tunes one on its own notes", "trains one on its own notes"],
    ["its last word", "tunes one on its own notes", "tunes one on its own files"],
    ["both its ends", "A clinic in a small town tunes one", "The clinic in a small town tunes some"],
    ["its spelling", "tunes", "tuned"],
    ["an accent", "clinic", "clinic\u0301"],
    ["its white space", "in a small town", "in\u00a0a  small\ntown"],
    ["much, by leaving out", "A clinic in a small town tunes one on its own notes", "A clinic tunes one on its notes"],
    ["much, by adding", "nobody outside ever sees them", "nobody outside, not even those who made the weights, ever sees them"],
  ])("finds what was edited: %s", (_, words, instead) => {
    const { anchor } = marked(STORY.replace(words, `[${words}]`));
    const after = marked(`Not long ago. ${STORY.replace(words, `[${instead}]`)}`);
    expect(match(after.text, anchor)).toEqual({
      status: "found",
      start: after.anchor.start,
      end: after.anchor.end,
      by: "approximate",
    });
  });

  it("finds what was edited in a language that does not part its words", () => {
    const { anchor } = marked("这个模型[可以在小诊所里运行]，没有人看见病人的笔记。");
    const after = marked("这个新模型[可以在任何小诊所运行]，没有人看见病人的笔记。");
    expect(match(after.text, anchor)).toMatchObject({ status: "found", start: after.anchor.start, end: after.anchor.end });
  });

  it("prefers the edited words in their place to the very words far away", () => {
    const far = " Quite another matter, at length.".repeat(60);
    const quote = "tunes one on its own notes";
    const { anchor } = marked(`${STORY.replace(quote, `[${quote}]`)}${far}${STORY}`);
    const after = marked(`${STORY.replace(quote, "[tunes two on its own notes]")}${far}${STORY}`);
    expect(match(after.text, anchor)).toMatchObject({ status: "found", start: after.anchor.start, end: after.anchor.end, by: "approximate" });
  });

  it.each([
    ["they were taken out", "and nobody outside ever sees them", ""],
    ["others took their place", "and nobody outside ever sees them", "which costs less than renting somebody else's"],
    ["their sentence is gone", " A clinic in a small town tunes one on its own notes, and nobody outside ever sees them.", ""],
    ["a word of two is another", "small town", "large town"],
    ["only the words around them stand", "work", "patience"],
  ])("loses them where %s", (_, words, instead) => {
    const { anchor } = marked(STORY.replace(words, `[${words}]`));
    expect(match(STORY.replace(words, instead), anchor)).toEqual({ status: "lost" });
  });

  it("does not choose between edited places that fit equally well and lie equally far", () => {
    const words = "one two three four five six seven";
    const anchor = { start: 200, end: 200 + words.length, quote: words, prefix: "", suffix: "" };
    const copy = words.replace("four", "4");
    const text = `${copy}${" ".repeat(400 - copy.length)}${copy}`;
    expect(match(text, anchor)).toEqual({
      status: "ambiguous",
      places: [{ start: 0, end: copy.length }, { start: 400, end: 400 + copy.length }],
    });
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

  it("finds nothing but the same words, unless it says that they were edited, however near the edit", () => {
    fc.assert(
      fc.property(edited(textWithSpan(plainText()), 0), (change) => {
        fc.pre(change !== null);
        const found = match(change.edited, change.anchor);
        fc.pre(found.status !== "found" || found.by !== "approximate");
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

/** A word that stands nowhere else. */
const unique = (number: number) => `w${number}x`;
const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => unique(from + i));

describe("describe, then an edit of the words, then match", () => {
  const passages = fc.record({ before: fc.integer({ min: 8, max: 60 }), quoted: fc.integer({ min: 6, max: 40 }), after: fc.integer({ min: 8, max: 60 }) });

  it("finds them where fewer than a third were replaced, taken out or added, and both ends stand", () => {
    const edits = fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom("replace", "remove", "add") }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(passages, edits, ({ before, quoted, after }, changes) => {
        const text = words(0, before + quoted + after).join(" ");
        const quote = words(before, before + quoted);
        const { anchor } = marked(text.replace(quote.join(" "), `[${quote.join(" ")}]`));
        const edited = [...quote];
        for (const [i, { at, kind }] of changes.slice(0, Math.floor(quoted / 4)).entries()) {
          const place = 1 + (at % (edited.length - 2));
          edited.splice(place, kind === "add" ? 0 : 1, ...(kind === "remove" ? [] : [unique(1_000 + i)]));
        }
        fc.pre(edited.join() !== quote.join());
        const now = text.replace(quote.join(" "), edited.join(" "));
        expect(match(now, anchor)).toEqual({ status: "found", start: anchor.start, end: anchor.start + edited.join(" ").length, by: "approximate" });
      }),
    );
  });

  it("loses them where they were taken out, whatever else was", () => {
    fc.assert(
      fc.property(passages, fc.nat(8), ({ before, quoted, after }, more) => {
        const text = words(0, before + quoted + after).join(" ");
        const quote = words(before, before + quoted).join(" ");
        const { anchor } = marked(text.replace(quote, `[${quote}]`));
        const left = [...words(0, before - Math.min(more, before)), ...words(before + quoted, before + quoted + after)].join(" ");
        expect(match(left, anchor)).toEqual({ status: "lost" });
      }),
    );
  });

  it("splits no grapheme, and stays inside the text", () => {
    const edit = fc.tuple(textWithSpan(clusterText(60)), textWithSpan(clusterText(60)), clusterText(6));
    fc.assert(
      fc.property(edit, ([{ text, start, end }, { start: from, end: to }, added]) => {
        const description = describeSpan(text, start, end);
        fc.pre(description.ok);
        const edited = text.slice(0, from) + added + text.slice(to);
        const found = match(edited, description.anchor);
        fc.pre(found.status === "found");
        const whole = [...new Intl.Segmenter("en").segment(edited)].map(({ index }) => index);
        expect([...whole, edited.length]).toContain(found.start);
        expect([...whole, edited.length]).toContain(found.end);
        expect(found.start).toBeLessThan(found.end);
      }),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever the anchor", () => {
    const odd = fc.constantFrom("\ud800", "\udc00", "\u0000", "\u202e", "a", " ");
    const anything = fc.oneof(clusterText(30), fc.array(odd, { maxLength: 30 }).map((units) => units.join("")));
    const offset = fc.oneof(fc.integer(), fc.double(), fc.nat(100));
    fc.assert(
      fc.property(anything, fc.record({ start: offset, end: offset, quote: anything, prefix: anything, suffix: anything }), (text, anchor) => {
        const found = match(text, anchor);
        if (found.status === "found") expect([found.start >= 0, found.start < found.end, found.end <= text.length]).toEqual([true, true, true]);
      }),
      { numRuns: 200 },
    );
  });
});
