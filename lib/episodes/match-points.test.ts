import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchPoints } from "./match-points";
import type { LoosePoint, StoredPoint } from "./points";

/** Points from lines that are indented by one space for every level. */
function loose(...lines: string[]): LoosePoint[] {
  const open: number[] = [];
  return lines.map((line, index) => {
    const depth = line.search(/\S/);
    open[depth] = index;
    return { text: line.trim(), formats: [], time: null, depth, parent: depth === 0 ? null : (open[depth - 1] as number) };
  });
}

const idAt = (index: number) => `id-${index}`;
const stored = (points: LoosePoint[], name = idAt): StoredPoint[] =>
  points.map(({ parent, ...point }, index) => ({ ...point, id: name(index), parentId: parent === null ? null : name(parent) }));

/** A random outline of few different words, so that equal ones abound. Depths grow by one level at the most. */
const outlines = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c", "A ", "d  e"), fc.nat(3)), { maxLength: 30 })
  .map((entries) => {
    let last = -1;
    return loose(...entries.map(([text, wanted]) => " ".repeat((last = Math.min(wanted, last + 1))) + text));
  });

describe("which point each point of a new document is", () => {
  test("is itself, point by point, when the document is unchanged, equal words or not", () => {
    fc.assert(
      fc.property(outlines, (points) => {
        expect(matchPoints(stored(points), points)).toEqual(points.map((_, index) => idAt(index)));
      }),
    );
  });

  test("is never the same point twice, and never one with other words", () => {
    fc.assert(
      fc.property(outlines, outlines, outlines, (before, after, gone) => {
        const [old, removed] = [stored(before), stored(gone, (index) => `gone-${index}`)];
        const textOf = new Map([...old, ...removed].map(({ id, text }) => [id, text]));
        const found = matchPoints(old, after, removed);
        expect(found).toHaveLength(after.length);
        const used = found.filter((id) => id !== null);
        expect(new Set(used).size).toBe(used.length);
        found.forEach((id, index) => {
          if (id !== null) expect(textOf.get(id)?.trim().toLowerCase()).toBe(after[index]?.text.toLowerCase());
        });
      }),
    );
  });

  test("is found for as many points as have their words in both, wherever they stand", () => {
    fc.assert(
      fc.property(outlines, outlines, (before, after) => {
        const count = (points: LoosePoint[], key: string) => points.filter(({ text }) => text.toLowerCase() === key).length;
        const keys = new Set(after.map(({ text }) => text.toLowerCase()));
        const expected = [...keys].reduce((sum, key) => sum + Math.min(count(before, key), count(after, key)), 0);
        expect(matchPoints(stored(before), after).filter((id) => id !== null)).toHaveLength(expected);
      }),
    );
  });

  test("is no point that had left while one that is there has the words", () => {
    fc.assert(
      fc.property(outlines, outlines, (before, gone) => {
        const found = matchPoints(stored(before), before, stored(gone, (index) => `gone-${index}`));
        expect(found.every((id) => id?.startsWith("id-"))).toBe(true);
      }),
    );
  });
});

describe("equal words", () => {
  test("are told apart by all that they stand under, not by their order", () => {
    const before = stored(loose("one", " x", "  same", "two", " x", "  same"));
    expect(matchPoints(before, loose("two", " x", "  same", "one", " x", "  same"))).toEqual(["id-3", "id-4", "id-5", "id-0", "id-1", "id-2"]);
  });

  test("under the same words keep their order", () => {
    const before = stored(loose("root", " same", " same", " same"));
    expect(matchPoints(before, loose("root", " new", " same", " same"))).toEqual(["id-0", null, "id-1", "id-2"]);
  });

  test("go first to the point that stayed where it was, though another comes earlier", () => {
    const before = stored(loose("one", " same", "two"));
    expect(matchPoints(before, loose("two", " same", "one", " same"))).toEqual(["id-2", null, "id-0", "id-1"]);
  });

  test("are equal whatever their case, their white space and the way their accents are written", () => {
    const before = stored(loose("Caf\u00e9 au lait", "STRASSE"));
    expect(matchPoints(before, loose("strasse", "cafe\u0301  AU lait"))).toEqual(["id-1", "id-0"]);
  });

  test("do not become equal by standing on two lines of a key", () => {
    const before = stored(loose("a", " b", "c"));
    expect(matchPoints(before, loose("c", "a", " b"))).toEqual(["id-2", "id-0", "id-1"]);
  });
});

describe("points that had left", () => {
  test("come back under their ids, the first named first", () => {
    const removed = [{ id: "latest", text: "Word" }, { id: "oldest", text: "word" }];
    expect(matchPoints(stored(loose("root")), loose("root", " WORD"), removed)).toEqual(["id-0", "latest"]);
    expect(matchPoints(stored(loose("root")), loose("root", " word", " word", " word"), removed)).toEqual(["id-0", "latest", "oldest", null]);
  });
});

describe("an edited point", () => {
  const sentence = "Open models are on track to become the most used this year";

  test("is still itself under the same point", () => {
    const before = stored(loose("root", ` ${sentence}`, " Something else altogether"));
    const after = loose("root", " A new point at the top", ` ${sentence.replace("this year", "next year, says he")}`, " Something else altogether");
    expect(matchPoints(before, after)).toEqual(["id-0", null, "id-1", "id-2"]);
  });

  test("is still itself when it was moved as well, if enough of it is left", () => {
    const before = stored(loose("one", ` ${sentence}`, "two"));
    expect(matchPoints(before, loose("one", "two", ` ${sentence.replace("most used", "most widely used")}`))).toEqual(["id-0", "id-2", "id-1"]);
    expect(matchPoints(before, loose("one", "two", " Open models lose"))).toEqual(["id-0", "id-2", null]);
  });

  test("leads on to the edited points under it", () => {
    const before = stored(loose(sentence, " Llama has catalysed the trend", "  and DeepSeek is competitive"));
    const after = loose(`${sentence}!`, " Llama has catalysed this trend", "  and DeepSeek is very competitive");
    expect(matchPoints(before, after)).toEqual(["id-0", "id-1", "id-2"]);
  });

  test("is the more similar of two, whatever their order", () => {
    const before = stored(loose("root", ` ${sentence}, he says`, ` ${sentence}, she says`));
    const after = loose("root", ` ${sentence}, she says again`, ` ${sentence}, he says again`);
    expect(matchPoints(before, after)).toEqual(["id-0", "id-2", "id-1"]);
  });

  test("is not found by a word or two in common", () => {
    const before = stored(loose("root", " yes", " The price of compute"));
    expect(matchPoints(before, loose("root", " yet", " The price of fame and of ten thousand other things"))).toEqual(["id-0", null, null]);
  });

  test("that splits in two stays where more of it is", () => {
    const before = stored(loose("root", ` ${sentence}. He adds why.`));
    expect(matchPoints(before, loose("root", ` ${sentence}.`, " He adds why."))).toEqual(["id-0", "id-1", null]);
  });
});

describe("a document as large as is accepted", () => {
  // A key that repeated its ancestors' words would take gigabytes here, and pairing by copying lists minutes.
  test("is matched when many points stand deep under long ones", () => {
    const deep = Array.from({ length: 60 }, (_, depth) => `${" ".repeat(depth)}${depth}${"a".repeat(15_000)}`);
    const points = loose(...deep, ...Array.from({ length: 5_000 }, (_, index) => `${" ".repeat(60)}${index}`));
    expect(matchPoints(stored(points), points)).toEqual(points.map((_, index) => idAt(index)));
  });

  test("is matched when all of its points say the same", () => {
    const points = loose(...Array.from({ length: 20_000 }, () => "same"));
    expect(matchPoints(stored(points), points)).toEqual(points.map((_, index) => idAt(index)));
  });

  test("is matched when every one of its points was edited", () => {
    const text = (index: number, end: string) => `Point ${index} of ${index * 7919} says ${(index * 104_729).toString(36)} ${end}`;
    const points = (end: string) => loose(...Array.from({ length: 20_000 }, (_, index) => text(index, end)));
    const found = matchPoints(stored(points("today")), points("tomorrow"));
    expect(found.filter((id, index) => id === idAt(index)).length).toBeGreaterThan(19_900);
  });
});
