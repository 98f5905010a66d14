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
 * Where an anchor's words are now. `by` says what found them: `position` when
 * they still stand at the anchor's offsets, `quote` when they have moved.
 * `ambiguous` lists places that fit equally well, in the order of the text.
 */
export type Match =
  | (Span & { status: "found"; by: "position" | "quote" })
  | { status: "ambiguous"; places: Span[] }
  | { status: "lost" };
