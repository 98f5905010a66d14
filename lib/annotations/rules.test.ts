import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorTarget, checkContent } from "./rules";
import { annotationId, createSchema, targetInputSchema, updateSchema } from "./schema";
import type { TargetInput } from "./schema";

const pointId = "01890000-0000-7000-8000-000000000001";
const revisionId = "01890000-0000-7000-8000-000000000002";
const target = (data: Partial<TargetInput>): TargetInput => ({ pointId, revisionId, start: 0, end: 1, quote: "a", prefix: "", suffix: "", ...data });

describe("anchoring a target to what its point says", () => {
  test("keeps any words that can be seen, at the place that was sent, with their true context", () => {
    const spans = fc
      .tuple(fc.string({ minLength: 1, maxLength: 80 }), fc.nat(), fc.nat())
      .map(([text, a, b]) => {
        const [start, end] = [a % text.length, (b % text.length) + 1];
        return { text, start: Math.min(start, end - 1), end: Math.max(start + 1, end) };
      })
      .filter(({ text, start, end }) => text.slice(start, end).trim() !== "");
    fc.assert(
      fc.property(spans, ({ text, start, end }) => {
        const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
        const anchored = anchorTarget(target({ start, end, quote: text.slice(start, end), prefix, suffix }), text);
        if (!anchored.ok) throw new Error(anchored.problem.detail);
        const { value } = anchored;
        expect(value.quote).toBe(text.slice(start, end).trim());
        expect(value.start).toBeGreaterThanOrEqual(start);
        expect(value.end).toBeLessThanOrEqual(end);
        expect(text.slice(value.start ?? 0, value.end ?? 0)).toBe(value.quote);
        expect(text).toContain(value.prefix + value.quote + value.suffix);
      }),
    );
  });

  test("names the words that it did not find, the long ones cut short", () => {
    const refused = anchorTarget(target({ end: 70, quote: "x".repeat(70) }), "a".repeat(70));
    expect(refused).toMatchObject({ ok: false, problem: { code: "invalid", detail: `The words “${"x".repeat(57)}…” do not occur in the point.` } });
  });

  test("refuses to guess between two places that fit equally well", () => {
    const sent = target({ start: 4, end: 7, quote: "cat" });
    expect(anchorTarget(sent, "cat dog cat")).toMatchObject({ ok: false, problem: { detail: expect.stringMatching(/more than once/) as string } });
    expect(anchorTarget({ ...sent, start: 5, end: 8 }, "cat dog cat")).toMatchObject({ ok: true, value: { start: 8, end: 11 } });
  });
});

describe("what an annotation says", () => {
  test.each([
    ["note", "words", true], ["note", "", false], ["note", " \n", false],
    ["highlight", "", true], ["highlight", "words", true], ["question", "", true],
  ])("a %s with the words %j: %s", (kind, note, accepted) => {
    expect(checkContent({ kind, note }).ok).toBe(accepted);
  });
});

describe("a target as it is sent", () => {
  test.each([
    [{}, true],
    [{ start: null, end: null, quote: "" }, true],
    [{ start: null }, false],
    [{ end: null }, false],
    [{ start: 5, end: 5 }, false],
    [{ start: 5, end: 4 }, false],
    [{ start: -1 }, false],
    [{ start: 0.5 }, false],
    [{ end: 1e300 }, false],
    [{ end: "1" }, false],
    [{ quote: "" }, false],
    [{ quote: " \t" }, false],
    [{ quote: "a".repeat(20_001) }, false],
    [{ prefix: "a".repeat(65) }, false],
    [{ suffix: "a".repeat(65) }, false],
    [{ pointId: "p" }, false],
    [{ revisionId: undefined }, false],
  ])("with %j: %s", (data, accepted) => {
    expect(targetInputSchema.safeParse({ ...target({}), ...data }).success).toBe(accepted);
  });
});

describe("an annotation as it is sent", () => {
  const whole = { episodeId: pointId, kind: "highlight", targets: [target({})] };

  test("may leave out what goes without saying", () => {
    expect(createSchema.parse(whole)).toMatchObject({ colour: "yellow", note: "", tags: [], audiences: [] });
    expect(updateSchema.parse({ version: 1 })).toEqual({ version: 1 });
  });

  test("keeps each tag once, tidied", () => {
    expect(createSchema.parse({ ...whole, tags: ["a", " a ", "b  c", "B c"] }).tags).toEqual(["a", "b c", "B c"]);
  });

  test.each([
    [{ note: "a".repeat(20_000) }, true],
    [{ note: "a".repeat(20_001) }, false],
    [{ note: "a\u0000" }, false],
    [{ note: null }, false],
    [{ colour: "#fff" }, false],
    [{ tags: ["a".repeat(41)] }, false],
    [{ tags: [" "] }, false],
    [{ tags: Array.from({ length: 21 }, (_, tag) => `${tag}`) }, false],
    [{ targets: [] }, false],
    [{ targets: Array.from({ length: 200 }, () => target({})) }, true],
    [{ targets: Array.from({ length: 201 }, () => target({})) }, false],
    [{ audiences: ["everyone"] }, false],
  ])("with %j: %s", (data, accepted) => {
    expect(createSchema.safeParse({ ...whole, ...data }).success).toBe(accepted);
  });

  test.each([{}, { version: 0 }, { version: "1" }, { version: 1.5 }, { version: 1, targets: [] }])("is not changed by %j", (data) => {
    expect(updateSchema.safeParse(data).success).toBe(false);
  });

  test.each([
    ["01890000-0000-7000-8000-000000000001", true],
    ["01890000-0000-7000-c000-000000000001", false],
    ["1c5a9a0e-4d3e-4f0e-9c40-8f4d0f3f5d6b", false],
    ["", false],
  ])("has an id of version 7: %s %s", (id, accepted) => {
    expect(annotationId.safeParse(id).success).toBe(accepted);
  });
});
