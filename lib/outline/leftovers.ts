import type { SourceLine } from "./classify";
import { joinLines } from "./lines";
import type { Warning } from "./types";
import { quote, QUOTE_LENGTH } from "./warnings";

/**
 * Sorts what a page says outside of its outline and header. A paragraph that warnings can repeat whole is named there:
 * it is the page's furniture. Anything longer is prose, and kept for the points.
 */
export function sortLeftovers(lines: SourceLine[]): { prose: SourceLine[]; warnings: Warning[] } {
  const isProse = (paragraph: SourceLine[]) => joinLines(paragraph.map(({ text }) => text)).length > QUOTE_LENGTH;
  const groups = paragraphs(lines);
  return {
    prose: groups.filter(isProse).flatMap((paragraph) => paragraph.map(toProse)),
    warnings: groups.filter((paragraph) => !isProse(paragraph)).flatMap((paragraph) => paragraph.flatMap(toWarning)),
  };
}

const toWarning = ({ number, text }: SourceLine): Warning[] =>
  text === "" ? [] : [{ line: number, message: `This was not understood and was left out: ${quote(text)}` }];

const toProse = ({ number, column, text }: SourceLine, index: number): SourceLine => ({
  kind: "plain",
  number,
  column,
  text,
  loose: index === 0,
});

function paragraphs(lines: SourceLine[]): SourceLine[][] {
  const groups: SourceLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && !line.loose && line.number === last.at(-1)!.number + 1) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
