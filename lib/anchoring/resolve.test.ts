import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterText, marked, plainText } from "./arbitraries";
import { describe as describeSpan } from "./describe";
import { match } from "./match";
import { resolve } from "./resolve";
import type { PointText } from "./types";

const OTHERS: PointText[] = [
  { id: "a", text: "Somebody has to keep the machine running, and that costs more than the machine." },
  { id: "b", text: "Prices fell by half within a year, so what was a wager is now a habit." },
];
const outline = (...texts: string[]): PointText[] => [...OTHERS, ...texts.map((text, i) => ({ id: `p${i}`, text }))];

const BEFORE = "A clinic in a small town [tunes a model on its own notes], and nobody outside ever sees them.";
const { anchor } = marked(BEFORE);

describe("resolve", () => {
  it.each([
    ["in its own point, where they were", [BEFORE], "p0", "position"],
    ["in its own point, moved", [`This year: ${BEFORE}`], "p0", "quote"],
    ["in its own point, edited", [BEFORE.replace("own notes", "private notes")], "p0", "approximate"],
    ["in its own point, edited, though the very words stand in another", [BEFORE.replace("own notes", "private notes"), BEFORE], "p0", "approximate"],
    ["in another point, with their sentence", ["Nothing of it is left.", `It was said that ${BEFORE}`], "p1", "quote"],
    ["in another point, edited", ["Nothing of it is left.", BEFORE.replace("own notes", "private notes")], "p1", "approximate"],
  ])("finds the words %s", (_, withBrackets, pointId, by) => {
    const texts = withBrackets.map((text) => text.replace(/[[\]]/g, ""));
    const found = resolve(anchor, "p0", outline(...texts));
    const expected = marked(withBrackets[Number(pointId.at(-1))]!).anchor;
    expect(found).toEqual({ status: "found", pointId, start: expected.start, end: expected.end, by });
  });

  it("follows the words when their own point has left the outline", () => {
    const [text] = [BEFORE.replace(/[[\]]/g, "")];
    expect(resolve(anchor, "gone", outline(text))).toMatchObject({ status: "found", pointId: "p0", by: "quote" });
  });

  it("does not choose between two other points that fit equally well", () => {
    const text = BEFORE.replace(/[[\]]/g, "");
    const place = { start: anchor.start, end: anchor.end };
    expect(resolve(anchor, "gone", outline(text, text))).toEqual({
      status: "ambiguous",
      places: [{ pointId: "p0", ...place }, { pointId: "p1", ...place }],
    });
  });

  it("chooses the other point whose surroundings agree better", () => {
    const text = BEFORE.replace(/[[\]]/g, "");
    expect(resolve(anchor, "gone", outline(`They say ${anchor.quote}; who knows.`, text))).toMatchObject({ pointId: "p1" });
  });

  it.each([
    ["nothing of them is left", "Nothing of it is left."],
    ["only a word or two stands elsewhere", "A model is a model."],
    ["the outline is empty", ""],
  ])("loses them where %s", (_, text) => {
    expect(resolve(anchor, "gone", text === "" ? [] : outline(text))).toEqual({ status: "lost" });
  });

  it("does not take a short quote for its own in another point", () => {
    const short = marked("Every [model] is open.").anchor;
    expect(resolve(short, "gone", outline("The model was shut."))).toEqual({ status: "lost" });
  });

  it("never finds words across two points", () => {
    const joined = marked("one [two three four five six seven] eight").anchor;
    const halves = outline("one two three four", "five six seven eight");
    expect(resolve({ ...joined, quote: "two three four\u0000five six seven" }, "gone", halves)).toEqual({ status: "lost" });
    expect(resolve(joined, "gone", halves)).toEqual({ status: "lost" });
  });

  it("says of a point that holds the words what match says", () => {
    fc.assert(
      fc.property(plainText(40, 1), fc.array(plainText(40), { maxLength: 4 }), fc.nat(), fc.nat(), (text, others, a, b) => {
        const described = describeSpan(text, Math.min(a, b) % text.length, (Math.max(a, b) % text.length) + 1);
        fc.pre(described.ok);
        const own = match(text, described.anchor);
        fc.pre(own.status === "found");
        const points = [{ id: "own", text }, ...others.map((other, i) => ({ id: `${i}`, text: other }))];
        expect(resolve(described.anchor, "own", points)).toEqual({ ...own, pointId: "own" });
      }),
    );
  });

  it("names a span of the point that it names, splitting no grapheme", () => {
    const texts = fc.array(clusterText(40), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, clusterText(60), fc.nat(), fc.nat(), (all, source, a, b) => {
        const [from, to] = [a % (source.length + 1), b % (source.length + 1)];
        const described = describeSpan(source, Math.min(from, to), Math.max(from, to));
        fc.pre(described.ok);
        const points = [...all, `${source} and more`].map((text, i) => ({ id: `${i}`, text }));
        const found = resolve(described.anchor, "gone", points);
        const places = found.status === "found" ? [found] : found.status === "ambiguous" ? found.places : [];
        for (const { pointId, start, end } of places) {
          const { text } = points[Number(pointId)]!;
          const whole = [...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length);
          expect(whole).toContain(start);
          expect(whole).toContain(end);
        }
      }),
    );
  });
});
