import fc from "fast-check";
import { describe } from "./describe";
import type { Anchor } from "./types";

/** What a reader sees as one character, each of several UTF-16 units. */
export const CLUSTERS = [
  "👩‍👩‍👧", "👍🏽", "🇫🇷", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}", "e\u0301", "q\u0323\u0307",
  "\u1112\u1161\u11ab", "กำ", "\r\n", "𝒳", "❤️", "1️⃣",
];

const PLAIN = ["a", "b", "c", " ", ".", "é", "ก", "漢", "한"];

/** Words of few different letters, so that the same ones come up again and again. */
export const plainText = (maxLength = 60, minLength = 0) =>
  fc.array(fc.constantFrom("a", "b", " "), { minLength, maxLength }).map((letters) => letters.join(""));

/** Text in which clusters, single letters and parts of clusters stand side by side. */
export const clusterText = (maxLength = 40) =>
  fc.array(fc.constantFrom(...CLUSTERS, ...PLAIN, "\u0301", "\u200d", "🇩🇪"), { maxLength }).map((parts) => parts.join(""));

export type SpannedText = { text: string; start: number; end: number };

/** A span with at least `room` units of text on each side of it. */
export const spanWithRoom = (room: number): fc.Arbitrary<SpannedText> =>
  fc
    .tuple(plainText(room * 3, room), plainText(20, 1), plainText(room * 3, room))
    .map(([before, words, after]) => ({ text: before + words + after, start: before.length, end: before.length + words.length }));

/** A text and two offsets in order inside it. */
export const textWithSpan = (texts: fc.Arbitrary<string>): fc.Arbitrary<SpannedText> =>
  texts.chain((text) =>
    fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({
      text,
      start: Math.min(a, b),
      end: Math.max(a, b),
    })),
  );

/** The anchor of the words between brackets, and the text without them. */
export function marked(withBrackets: string): { text: string; anchor: Anchor } {
  const start = withBrackets.indexOf("[");
  const end = withBrackets.indexOf("]") - 1;
  const text = withBrackets.replace("[", "").replace("]", "");
  const description = describe(text, start, end);
  if (!description.ok) throw new Error(description.reason);
  return { text, anchor: description.anchor };
}

export const anchorOf = (withBrackets: string): Anchor => marked(withBrackets).anchor;
