import { MAX_LINES } from "./limits";

/** One line that is not blank. */
export type Line = {
  /** Counts from 1, blank lines included. */
  number: number;
  /** Display columns of white space before the text. */
  column: number;
  /** Trimmed, also of the direction marks that may stand before it. */
  text: string;
  /** UTF-16 code units from the line's first to its last visible character, indentation included. */
  width: number;
  /** True for the first line, and where something that holds no words (blank lines, a rule) stands before it. */
  loose: boolean;
};

/** The mandatory breaks of Unicode line breaking (UAX #14). */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]/g;

/** Marks that take no room and that `trim` leaves: zero-width space, direction marks, word joiner. */
const ZERO_WIDTH = "\u200b\u200e\u200f\u2060";
const NOTHING_VISIBLE = new RegExp(`^[\\s${ZERO_WIDTH}]*$`, "u");
const INDENTATION = new RegExp(`^[\\s${ZERO_WIDTH}]*`, "u");

const TAB_STOP = 4;

/** True for text without a visible character. */
export const isBlank = (text: string) => NOTHING_VISIBLE.test(text);

/** The display column reached after `spaces`, which begin at column `from`. */
export function columnAfter(spaces: string, from = 0): number {
  let column = from;
  for (const space of spaces) {
    if (space === "\t") column += TAB_STOP - (column % TAB_STOP);
    else if (space === "\u3000") column += 2;
    else if (space !== "\ufeff" && !ZERO_WIDTH.includes(space)) column += 1;
  }
  return column;
}

/** Breaks a document into its lines, leaving out blank ones. Stops at one more than it may have. */
export function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  let loose = true;
  for (const [index, raw] of source.split(LINE_BREAK).entries()) {
    if (isBlank(raw)) {
      loose = true;
      continue;
    }
    lines.push({ ...measure(raw), number: index + 1, loose });
    if (lines.length > MAX_LINES) break;
    loose = false;
  }
  return lines;
}

function measure(raw: string): Pick<Line, "column" | "text" | "width"> {
  const visible = raw.trimEnd();
  const indentation = INDENTATION.exec(visible)![0];
  return { column: columnAfter(indentation), text: visible.slice(indentation.length), width: visible.length };
}

/** The text without line breaks. Its offsets stay. */
export const oneLine = (text: string) => text.replace(LINE_BREAKS, " ");

const ENDS_IN_HYPHEN = /\p{L}-$/u;
const BEGINS_WITH_LETTER = /^\p{L}/u;
/** After "pre-" these stand apart: "pre- and post-war". */
const BEGINS_WITH_CONJUNCTION = /^(?:and|or|to)\b/;
const ENDS_IN_CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const BEGINS_WITH_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Undoes wrapping: joins the lines of one paragraph into one. */
export function joinLines(lines: string[]): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    if (index > 0) parts.push(isBrokenWord(lines[index - 1]!, line) ? "" : " ");
    parts.push(line);
  });
  return parts.join("").trim();
}

function isBrokenWord(before: string, after: string): boolean {
  const end = before.slice(-4);
  const start = after.slice(0, 4);
  if (ENDS_IN_CJK.test(end)) return BEGINS_WITH_CJK.test(start);
  return ENDS_IN_HYPHEN.test(end) && BEGINS_WITH_LETTER.test(start) && !BEGINS_WITH_CONJUNCTION.test(start);
}
