import { fencedLines } from "./fences";
import { columnAfter, type Line } from "./lines";
import { isRule, nestedMarker, readHeading, readMarker, type Marker } from "./markers";
import { acceptOrdinals, type OrdinalLine } from "./ordinals";
import { signsMadeByWrapping } from "./wrapping";

type LineKind =
  /** `glyph` tells levels apart where nothing is indented. */
  | { kind: "bullet"; glyph: string }
  /** `level` is 1 to 6. */
  | { kind: "heading"; level: number }
  | { kind: "plain" }
  /** Inside a code fence, its last line included. */
  | { kind: "code" };

/** A line and what it is. Its `text` is without the marker, its `column` is the marker's. */
export type SourceLine = Pick<Line, "number" | "column" | "loose" | "text"> & LineKind;

export type Source = { lines: SourceLine[]; isMarkdown: boolean };

type Reading = Line & { marker: Marker | null; isCode: boolean };

type Rules = { isMarkdown: boolean; ordinals: Map<number, string>; wrapped: Set<string> };

/** A heading indented farther than this is none, as in Markdown. */
const HEADING_INDENT = 3;

/** Tells bullets, headings, code and plain lines apart. Rules are left out: they hold no words. */
export function classify(lines: Line[]): Source {
  const fenced = fencedLines(lines);
  const isMarkdown = looksLikeMarkdown(lines.map((line, index) => readLine(line, fenced.has(index))));
  const readings = lines.map((line, index) => readLine(line, isMarkdown && fenced.has(index)));
  const ordinals = acceptOrdinals(ordinalLines(readings));
  const wrapped = signsMadeByWrapping(
    readings,
    ({ kind }) => kind === "dash" || (kind === "markdown" && !isMarkdown),
  );
  const rules = { isMarkdown, ordinals, wrapped };
  return { lines: settleRules(readings.map((reading) => toSourceLine(reading, rules)), isMarkdown), isMarkdown };
}

function readLine(line: Line, isCode: boolean): Reading {
  const marker = isCode || isRule(line.text) ? null : readMarker(line.text);
  return { ...line, marker, isCode };
}

/** Markdown has headings, or its first bullet is one of Markdown's. Numbers are anybody's. */
function looksLikeMarkdown(readings: Reading[]): boolean {
  const firstBullet = readings.find(({ marker }) => marker !== null && marker.kind !== "ordinal");
  return firstBullet?.marker?.kind === "markdown" || readings.some((reading) => !reading.isCode && isHeading(reading));
}

const isHeading = ({ text, column }: Reading) => column <= HEADING_INDENT && readHeading(text) !== null;

function toSourceLine(reading: Reading, rules: Rules): SourceLine | Rule {
  const { number, column, loose, text, marker } = reading;
  const line = { number, column, loose, text };
  if (reading.isCode) return { ...line, kind: "code" };
  if (isRule(text)) return { ...line, kind: "rule" };
  const glyph = marker && bulletGlyph(marker, number, rules);
  if (marker && glyph) return { ...line, ...afterMarkers(reading, marker, rules), kind: "bullet", glyph };
  const heading = rules.isMarkdown && isHeading(reading) ? readHeading(text) : null;
  return heading ? { ...line, ...heading, kind: "heading" } : { ...line, kind: "plain" };
}

function ordinalLines(readings: Reading[]): OrdinalLine[] {
  const firstBullet = readings.findIndex(({ marker }) => marker !== null && marker.kind !== "ordinal");
  return readings.flatMap(({ marker, number, column }, index) => {
    if (marker?.kind !== "ordinal") return [];
    const next = readings[index + 1];
    const isParent = index > 0 && next?.marker != null && next.column > column;
    const isAmongBullets = isParent || (firstBullet !== -1 && index > firstBullet);
    return [{ number, column, sign: marker.sign, isAmongBullets }];
  });
}

function bulletGlyph(marker: Marker, number: number, { ordinals, wrapped }: Rules): string | null {
  if (marker.kind === "ordinal") return ordinals.get(number) ?? null;
  return wrapped.has(marker.sign) ? null : marker.sign;
}

/** In Markdown a bullet may directly hold another ("- - words"): the innermost is the point. */
function afterMarkers({ text, column }: Reading, first: Marker, { isMarkdown }: Rules) {
  let rest = text.slice(first.length);
  let at = column + columnAfter(text.slice(0, first.length));
  let innermost = column;
  const next = () => (isMarkdown ? nestedMarker(rest) : null);
  for (let inner = next(); inner; inner = next()) {
    innermost = at;
    at += columnAfter(rest.slice(0, inner.length));
    rest = rest.slice(inner.length);
  }
  return { text: rest, column: innermost };
}

type Rule = Pick<SourceLine, "number" | "column" | "loose" | "text"> & { kind: "rule" };

/** Takes the rules out. One that underlines a line of Markdown makes a heading of it. */
function settleRules(lines: (SourceLine | Rule)[], isMarkdown: boolean): SourceLine[] {
  const settled: SourceLine[] = [];
  let afterRule = false;
  for (const line of lines) {
    const last = settled.at(-1);
    if (line.kind !== "rule") settled.push(afterRule ? { ...line, loose: true } : line);
    else if (isMarkdown && !afterRule && last && underlines(line, last)) settled.splice(-1, 1, underlined(last, line));
    afterRule = line.kind === "rule";
  }
  return settled;
}

const underlines = (rule: Rule, line: SourceLine) =>
  !rule.loose && line.kind === "plain" && line.loose && /^(?:=+|-+)$/.test(rule.text);

const underlined = (line: SourceLine, rule: Rule): SourceLine => ({
  ...line,
  kind: "heading",
  level: rule.text.startsWith("=") ? 1 : 2,
});
