import { describe, expect, it } from "vitest";
import type { EditedPlace } from "./edited-places";
import { asPattern, tokenOf } from "./pattern";
import { FLOOR, sureness } from "./sureness";
import { indexText } from "./text-index";

const QUOTE = "one two three four five six seven eight";
const pattern = asPattern([...QUOTE.matchAll(/\w+/g)].map(({ 0: word, index }) => tokenOf(word, index, indexText(QUOTE))), QUOTE.length)!;

const place = (data: Partial<EditedPlace> = {}): EditedPlace => ({
  start: 0, end: 10, ends: ["word", "word"], away: 0, standing: 0.8, kept: 24, agreed: 24, ...data,
});
const none = undefined;

describe("sureness", () => {
  it.each<[string, [EditedPlace, EditedPlace?], [EditedPlace, EditedPlace?]]>([
    ["more that stands", [place({ standing: 0.9 }), none], [place({ standing: 0.5 }), none]],
    ["more of the quote itself", [place({ kept: 30 }), none], [place({ kept: 12 }), none]],
    ["an end of its own to one that the context fixes", [place(), none], [place({ ends: ["context", "word"] }), none]],
    ["an end that the context fixes to none", [place({ ends: ["context", "word"] }), none], [place({ ends: ["none", "word"] }), none]],
    ["what lies near", [place({ away: 50 }), none], [place({ away: 5_000 }), none]],
    ["no rival to a weak one", [place(), none], [place(), place({ agreed: 10 })]],
    ["a weak rival to a strong one", [place(), place({ agreed: 10 })], [place(), place({ agreed: 23 })]],
    ["a rival far away to one as near", [place(), place({ agreed: 24, away: 50_000 })], [place(), place({ agreed: 24 })]],
    ["what is whole and far to what is half and far", [place({ standing: 1, away: 9_000 }), none], [place({ standing: 0.5, away: 9_000 }), none]],
  ])("prefers %s", (_, better, worse) => {
    expect(sureness(better[0], better[1], pattern)).toBeGreaterThan(sureness(worse[0], worse[1], pattern));
  });

  it("lets what is whole lie anywhere", () => {
    const whole = (away: number) => sureness(place({ standing: 1, away }), none, pattern);
    expect(whole(1_000_000)).toBe(whole(0));
  });

  it.each([
    ["a third of a long quote does not stand", 8],
    ["next to nothing stands", 0],
  ])("is below the floor where %s, whatever else speaks for it", (_, kept) => {
    expect(sureness(place({ kept, standing: 1, agreed: 100 }), none, pattern)).toBeLessThan(FLOOR);
  });

  it("asks more of a short quote than a third", () => {
    const short = asPattern([tokenOf("open", 0, indexText("")), tokenOf("models", 5, indexText(""))], 11)!;
    expect(sureness(place({ kept: 4, standing: 0.9 }), none, short)).toBeLessThan(FLOOR);
  });
});
