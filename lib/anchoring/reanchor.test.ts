import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterText, marked, textWithSpan } from "./arbitraries";
import { describe as describeSpan } from "./describe";
import { difference, NONE } from "./difference";
import { longestIncreasing } from "./increasing";
import { reanchor } from "./reanchor";

const whole = (text: string) => [...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length);

describe("reanchor", () => {
  it.each([
    ["nothing changed", "the [model] is open", "the [model] is open", "position"],
    ["words came before it", "the [model] is open", "this year the [model] is open", "difference"],
    ["a word in it changed", "who [tunes one on its notes] now", "who [tunes two on its notes] now", "difference"],
    ["most of it changed, but not its ends", "who [tunes one of those on its notes] now", "who [tunes a few on all its notes] now", "difference"],
    ["its words were moved whole", "[A clinic tunes one on its own notes.] Nobody sees it. Prices fell by half.", "Nobody sees it. Prices fell by half. [A clinic tunes one on its own notes.]", "difference"],
  ])("maps the words where %s", (_, before, after, by) => {
    const { text, anchor } = marked(before);
    const expected = marked(after);
    const found = reanchor(anchor, text, expected.text);
    expect(found).toMatchObject({ status: "found", start: expected.anchor.start, end: expected.anchor.end });
    if (found.status === "found" && !before.startsWith("[A clinic")) expect(found.by).toBe(by);
  });

  it.each([
    ["they were taken out", "Prices fell. [A clinic tunes one on its notes.] Nobody sees it.", "Prices fell. Nobody sees it."],
    ["another took their place", "say [model] now", "say thing now"],
    [
      "a sentence much like it stood in the text before",
      "The clinic in Kiln tunes one on its own notes. Then came [the clinic in Loom, which tunes one on its own notes]. It was late.",
      "The clinic in Kiln tunes one on its own notes. It was late.",
    ],
  ])("loses them where %s", (_, before, after) => {
    const { text, anchor } = marked(before);
    expect(reanchor(anchor, text, after)).toEqual({ status: "lost" });
  });

  it("goes by the anchor alone where it does not fit the old text", () => {
    const { anchor } = marked("the [model] is open");
    expect(reanchor(anchor, "something else", "this year the model is open")).toMatchObject({ status: "found", start: 14, by: "quote" });
  });

  it("goes by the anchor alone where the texts are too long and too different", () => {
    const letters = (seed: number) => Array.from({ length: 60_000 }, (_, i) => ((i * i * seed + (i >> 3)) % 7 < 3 ? "a" : "b")).join(" ");
    const { text, anchor } = marked(`${letters(5)} [Only here are these words] ${letters(3)}`);
    expect(difference(text, `${letters(11)} Only here are these words ${letters(13)}`)).toBeNull();
    expect(reanchor(anchor, text, `${letters(11)} Only here are these words ${letters(13)}`)).toMatchObject({ status: "found", by: "position" });
  }, 60_000);

  it("splits no grapheme, and stays inside the text", () => {
    fc.assert(
      fc.property(textWithSpan(clusterText(60)), textWithSpan(clusterText(60)), clusterText(6), ({ text, start, end }, cut, added) => {
        const described = describeSpan(text, start, end);
        fc.pre(described.ok);
        const after = text.slice(0, cut.start) + added + text.slice(cut.end);
        const found = reanchor(described.anchor, text, after);
        fc.pre(found.status === "found");
        expect(whole(after)).toContain(found.start);
        expect(whole(after)).toContain(found.end);
        expect(found.start).toBeLessThan(found.end);
      }),
      { numRuns: 300 },
    );
  });
});

describe("difference", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d", ",", "long"), { maxLength: 40 }).map((words) => words.join(" "));

  it("pairs words with the same words, in order", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const through = difference(before, after)!;
        const word = ({ text, starts, ends }: typeof through.before, i: number) => text.slice(starts[i], ends[i]);
        const pairs = [...through.becomes].flatMap((to, from) => (to === NONE ? [] : [[from, to] as const]));
        for (const [from, to] of pairs) expect(word(through.before, from)).toBe(word(through.after, to));
        expect(pairs.map(([, to]) => to)).toEqual(pairs.map(([, to]) => to).toSorted((a, b) => a - b));
        if (before === after) expect(pairs).toHaveLength(through.before.count);
      }),
    );
  });
});

describe("longestIncreasing", () => {
  it("gives numbers whose values increase, and no fewer than any other way", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), (values) => {
        const run = longestIncreasing(values).map((i) => values[i]!);
        expect(run).toEqual(run.toSorted((a, b) => a - b));
        const lengths = values.reduce<number[]>((all, value, i) => [...all, 1 + Math.max(0, ...all.filter((_, j) => values[j]! < value && j < i))], []);
        expect(run).toHaveLength(Math.max(0, ...lengths));
      }),
    );
  });
});
