import type { Format } from "./types";

/** Which encloses which, where two formats cover the same words. */
const NESTING: Format["kind"][] = ["link", "strike", "bold", "italic", "code"];

/**
 * Formats as a point holds them: within the text and around its visible characters, in order, nested or apart. Where
 * two cross, the later one is cut in two; a format inside its own kind or inside code says nothing and goes.
 */
export function canonicalFormats(text: string, formats: Format[]): Format[] {
  const pending = formats.flatMap((format) => fit(text, format)).sort(inOrder).reverse();
  const canonical: Format[] = [];
  const open: Format[] = [];
  for (let format = pending.pop(); format; format = pending.pop()) {
    while (open.length > 0 && open.at(-1)!.end <= format.start) open.pop();
    const outer = open.at(-1);
    if (outer && format.end > outer.end) {
      for (const part of cut(text, format, outer.end)) insert(pending, part);
      continue;
    }
    if (open.some(({ kind }) => kind === format.kind || kind === "code")) continue;
    canonical.push(format);
    open.push(format);
  }
  return canonical;
}

export const isSameFormats = (a: Format[], b: Format[]) =>
  a.length === b.length && a.every((format, index) => describe(format) === describe(b[index]!));

const describe = (format: Format) =>
  `${format.kind} ${format.start} ${format.end} ${format.kind === "link" ? format.href : ""}`;

const inOrder = (a: Format, b: Format) =>
  a.start - b.start || b.end - a.end || NESTING.indexOf(a.kind) - NESTING.indexOf(b.kind);

const cut = (text: string, format: Format, at: number) => [
  ...fit(text, { ...format, end: at }),
  ...fit(text, { ...format, start: at }),
];

/** Keeps `pending`, whose next format is its last, in order. */
function insert(pending: Format[], format: Format) {
  const at = pending.findLastIndex((other) => inOrder(other, format) >= 0);
  pending.splice(at + 1, 0, format);
}

/** The format around whole, visible characters of the text, if it covers any. */
function fit(text: string, format: Format): Format[] {
  let start = Math.max(0, splitsPair(text, format.start) ? format.start - 1 : format.start);
  let end = Math.min(text.length, splitsPair(text, format.end) ? format.end + 1 : format.end);
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return start < end ? [{ ...format, start, end }] : [];
}

const isSpace = (text: string, at: number) => /\s/.test(text[at]!);

const splitsPair = (text: string, at: number) =>
  at > 0 && /[\ud800-\udbff]/.test(text[at - 1]!) && /[\udc00-\udfff]/.test(text[at] ?? "");
