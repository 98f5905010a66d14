import type { Source, SourceLine } from "./classify";
import { isSummaryHeading, readBackLink, tidy } from "./furniture";
import { plainText } from "./inline";

/** A page cut into its parts, each of which may be empty. */
export type Page = {
  preamble: SourceLine[];
  /** The heading, if any, that names the whole. Stands in the preamble. */
  titleHeading: SourceLine | null;
  outline: SourceLine[];
  /** From the link back to the show on. */
  footer: SourceLine[];
};

/** UTF-16 code units of a line that may say something of the episode. What is longer is prose. */
export const LONGEST_HEADER_LINE = 300;

/** A line's words as a header shows them; "" for prose. */
export function headerWords({ text }: SourceLine, isMarkdown: boolean): string {
  if (text.length > LONGEST_HEADER_LINE) return "";
  return tidy(isMarkdown ? plainText(text) : text);
}

/** @param knownTitle the title, where something other than the page's lines says it */
export function cutPage({ lines, isMarkdown }: Source, knownTitle: string | undefined): Page {
  const words = (line: SourceLine) => headerWords(line, isMarkdown);
  const heading = lines.findIndex(({ kind }) => kind !== "plain");
  const titleHeading = namesTheWhole(lines, heading, knownTitle !== undefined) ? lines[heading]! : null;
  const start = findStart(lines, words, titleHeading, knownTitle);
  const last = lines.findLastIndex(({ kind }) => kind !== "plain");
  const tail = Math.max(start, last + 1);
  const back = lines.slice(tail).findIndex((line) => readBackLink(words(line)) !== null);
  const end = back === -1 ? lines.length : tail + back;
  return { preamble: lines.slice(0, start), titleHeading, outline: lines.slice(start, end), footer: lines.slice(end) };
}

/** The first heading does, when it is the only one so high; one of the first level also when it opens the page. */
function namesTheWhole(lines: SourceLine[], index: number, isTitleKnown: boolean): boolean {
  const line = lines[index];
  if (line?.kind !== "heading" || line.text === "" || isSummaryHeading(plainText(line.text))) return false;
  const isOnly = lines.every((other) => other === line || other.kind !== "heading" || other.level > line.level);
  return line.level === 1 ? isOnly || index === 0 : isOnly && index === 0 && !isTitleKnown;
}

/** The outline begins after the "Summary" heading, or with the first bullet or heading that is not the title's. */
function findStart(
  lines: SourceLine[],
  words: (line: SourceLine) => string,
  titleHeading: SourceLine | null,
  knownTitle: string | undefined,
): number {
  const names = new Set(knownTitle === undefined ? [] : [tidy(knownTitle)]);
  for (const [index, line] of lines.entries()) {
    if (line.kind !== "plain" && line.kind !== "heading") return index;
    const text = words(line);
    if (isSummaryHeading(text)) return index + 1;
    if (line.kind === "heading" && line !== titleHeading && !names.has(text)) return index;
    names.add(text);
  }
  return lines.length;
}
