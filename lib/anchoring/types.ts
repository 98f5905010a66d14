/**
 * Every offset in this folder counts UTF-16 code units in the plain text of one
 * point, as JavaScript strings and DOM text nodes do. Output that counts code
 * points converts at its own edge (`codepoints.ts`).
 */

/** Half open: `start` is in it, `end` is not. */
export type Span = { start: number; end: number };

/** A span of one point that belongs to something with an id. */
export type IdSpan = Span & { id: string };

/** How far an anchor remembers the text on each side of its quote, in UTF-16 units. */
export const CONTEXT = 32;

/**
 * How words are found again. The offsets are where they stood; the quote is the
 * proof. Prefix and suffix tell equal quotes apart: each is at most `CONTEXT`
 * units, shorter only at the edge of the text or to keep a surrogate pair whole.
 * Which point and which revision the offsets count in is the caller's to keep.
 */
export type Anchor = Span & { quote: string; prefix: string; suffix: string };

/**
 * What found an anchor's words. `position`: they still stand at its offsets.
 * `quote`: they have moved. `approximate`: they were edited, and this is what
 * became of them. `difference`: as `approximate`, but known from the text as it
 * was before.
 */
export type FoundBy = "position" | "quote" | "approximate" | "difference";

/** Where an anchor's words are now. `ambiguous` lists places that fit equally well, in the order of the text. */
export type Match = (Span & { status: "found"; by: FoundBy }) | { status: "ambiguous"; places: Span[] } | { status: "lost" };

/** A point's text, as an outline of many has it. */
export type PointText = { id: string; text: string };

/** A span of the point that it names. */
export type Place = Span & { pointId: string };

/** Where an anchor's words are now among the points of an outline, in the order of the outline. */
export type Resolution =
  | (Place & { status: "found"; by: FoundBy })
  | { status: "ambiguous"; places: Place[] }
  | { status: "lost" };
