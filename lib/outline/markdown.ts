import { canonicalFormats, isSameFormats } from "./formats";
import { parseInline } from "./inline";
import { oneLine } from "./lines";
import { isRule, nestedMarker, readHeading } from "./markers";
import { printTarget } from "./targets";
import { stamp, takeTime } from "./times";
import { SEPARATOR } from "./tokens";
import type { Format, OutlinePoint } from "./types";

const SIGNS = { bold: "**", italic: "*", strike: "~~" };

/** Text as Markdown that reads as itself. */
export const escapeInline = (text: string) => text.replace(/[\\`*_~[\]<]/g, "\\$&");

/** A point's time and words as they stand after a Markdown bullet. */
export function printPoint({ text, formats, time }: OutlinePoint): string {
  const inline = printInline(oneLine(text), formats);
  const isMistakable = nestedMarker(inline) !== null || readHeading(inline) !== null || isRule(`- ${inline}`);
  const timeless = takeTime(inline).time === null ? inline : inline.replace(/^\(|\((?=[\d:]+\)$)/g, "\\(");
  return `${stamp(time)}${isMistakable ? "\\" : ""}${timeless}`;
}

/** Text and formats as Markdown. Reads back as the same, given formats that are canonical. */
export function printInline(text: string, formats: Format[]): string {
  if (formats.length === 0) return escapeInline(text);
  const canonical = canonicalFormats(text, formats);
  const compact = weave(text, canonical, "");
  const read = parseInline(compact);
  const isExact = read.text === text && isSameFormats(read.formats, canonical);
  return isExact ? compact : weave(text, canonical, SEPARATOR);
}

/** A sign, its place in the text, and whether the text after it is code. */
type Mark = { at: number; sign: string; isCode: boolean };

/** The text with its signs. `between` goes where two of them touch. */
function weave(text: string, formats: Format[], between: string): string {
  const pieces: string[] = [];
  let last: Mark | null = null;
  for (const mark of [...marks(text, formats), { at: text.length, sign: "", isCode: false }]) {
    const piece: string = text.slice(last?.at ?? 0, mark.at);
    const touches = piece === "" && last !== null && mark.sign !== "";
    pieces.push(last?.isCode ? piece : escapeInline(piece), touches ? between : "", mark.sign);
    last = mark;
  }
  return pieces.join("");
}

/** The signs in the text's order. At one place, what ends comes before what begins, the innermost first. */
function marks(text: string, formats: Format[]): Mark[] {
  const placed = formats.flatMap((format, order) => {
    const [opening, closing] = signs(text, format);
    return [
      { at: format.start, sign: opening, isCode: format.kind === "code", rank: order + 1 },
      { at: format.end, sign: closing, isCode: false, rank: -order },
    ];
  });
  return placed.sort((a, b) => a.at - b.at || a.rank - b.rank);
}

function signs(text: string, format: Format): [string, string] {
  if (format.kind === "link") return ["[", `](${printTarget(format.href)})`];
  if (format.kind !== "code") return [SIGNS[format.kind], SIGNS[format.kind]];
  const code = text.slice(format.start, format.end);
  const runs = new Set(code.match(/`+/g) ?? []);
  let fence = "`";
  while (runs.has(fence)) fence += "`";
  const pad = /^`|`$/.test(code) ? " " : "";
  return [fence + pad, pad + fence];
}
