/**
 * What a point begins with. `glyph`: a sign that is nothing but a bullet. `markdown`: `-`, `*`, `+`. `dash`: a sign
 * that stands in sentences too. `ordinal`: `1.`, `a)`.
 */
export type MarkerKind = "glyph" | "markdown" | "dash" | "ordinal";

export type Marker = {
  kind: MarkerKind;
  sign: string;
  /** UTF-16 code units of the sign and the white space after it. */
  length: number;
};

/** U+F0B7 and U+F0A7 are what Word's bullets become outside of their symbol font. */
export const GLYPHS = "•◦▪▫‣●○■□◆◇⁃∙▸▹➢➤❖\uf0b7\uf0a7";

const PATTERNS: [MarkerKind, RegExp][] = [
  ["glyph", new RegExp(`^([${GLYPHS}])\\s*`, "u")],
  ["markdown", /^([-*+])(?:\s+|$)/],
  ["dash", /^([–—·])(?:\s+|$)/],
  // Word's second and third level.
  ["dash", /^([o§])\t\s*/],
  ["ordinal", /^((?:\d{1,3}|[a-z]|[ivxlc]{2,7})[.)])(?:\s+|$)/i],
];

/** The marker at the start of a trimmed line, if one stands there. */
export function readMarker(text: string): Marker | null {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return { kind, sign: match[1]!, length: match[0].length };
  }
  return null;
}

/** Numbers and dashes after a bullet are the text's own. */
export function nestedMarker(text: string): Marker | null {
  const marker = readMarker(text);
  return marker && (marker.kind === "markdown" || marker.kind === "glyph") ? marker : null;
}

const HEADING = /^(#{1,6})(?:\s+|$)/;
const CLOSING_HASHES = /(?:^|\s)#+$/;

/** A Markdown heading: its level, 1 to 6, and its words. */
export function readHeading(text: string): { level: number; text: string } | null {
  const match = HEADING.exec(text);
  if (!match) return null;
  return { level: match[1]!.length, text: text.slice(match[0].length).replace(CLOSING_HASHES, "").trimEnd() };
}

const RULE_SIGNS = "-*_=~–—─━═⸻";

/** A line that only separates: one sign, at least three times, perhaps spaced out. */
export function isRule(text: string): boolean {
  const sign = text[0]!;
  if (!RULE_SIGNS.includes(sign)) return false;
  let count = 0;
  for (const character of text) {
    if (character === sign) count += 1;
    else if (!/\s/.test(character)) return false;
  }
  return count >= 3 || text === "⸻";
}
