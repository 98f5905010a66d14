import { groupBlocks, hasMarkdownBullets, spreadGlyphs } from "./blocks";
import type { Source } from "./classify";
import { parseInline, type Inline } from "./inline";
import { isBlank, joinLines } from "./lines";
import { MAX_DEPTH, MAX_POINT_LENGTH, MAX_POINTS } from "./limits";
import { readHeading } from "./markers";
import { placeBlocks, strayColumns, type Placed } from "./place";
import { takeTime } from "./times";
import { nest, type Nested } from "./tree";
import type { OutlinePoint, Refusal, Warning } from "./types";
import { number, quote, refuse } from "./warnings";

export type Outline = { ok: true; points: OutlinePoint[]; warnings: Warning[] };

/** A point without its children. */
type Item = Inline & Pick<Placed, "depth" | "line" | "isStray"> & { time: number | null };

/** Markdown takes more room than its words. What takes more than this has too many words, and is not looked into. */
const MAX_RAW_LENGTH = 8 * MAX_POINT_LENGTH;

/** Makes points of an outline's lines. */
export function readPoints({ lines, isMarkdown }: Source): Outline | Refusal {
  const blocks = groupBlocks(lines);
  const isMarkdownList = isMarkdown && hasMarkdownBullets(blocks);
  const placed = isMarkdownList ? placeBlocks(blocks, strayColumns(blocks)) : placeBlocks(spreadGlyphs(blocks), 0);
  const refusal = refusePlaced(placed);
  if (refusal) return refusal;
  const items = placed.map((block) => toItem(block, isMarkdown));
  const worded = items.filter(({ text }) => text !== "");
  const tooLong = worded.find(({ text }) => text.length > MAX_POINT_LENGTH);
  if (tooLong) return refuseLength(tooLong.line);
  if (worded.length > MAX_POINTS) return refuseCount(worded[MAX_POINTS]!.line);
  return { ok: true, points: toPoints(nest(items)), warnings: items.flatMap((item) => warningsOf(item, isMarkdown)) };
}

/** What can be refused before the words are looked at. */
function refusePlaced(placed: Placed[]): Refusal | null {
  // Some may turn out to hold no words.
  if (placed.length > 2 * MAX_POINTS) return refuseCount(placed[MAX_POINTS]!.line);
  const tooDeep = placed.find(({ depth }) => depth >= MAX_DEPTH);
  if (tooDeep) return refuse(tooDeep.line, `This point is nested more than ${MAX_DEPTH} levels deep.`);
  const tooLong = placed.find(({ texts }) => texts.reduce((sum, text) => sum + text.length, 0) > MAX_RAW_LENGTH);
  return tooLong ? refuseLength(tooLong.line) : null;
}

const refuseCount = (line: number) =>
  refuse(line, `A summary has ${number(MAX_POINTS)} points at the most; this one has more.`);

const refuseLength = (line: number) =>
  refuse(line, `This point is longer than ${number(MAX_POINT_LENGTH)} characters.`);

function toItem({ texts, ...placed }: Placed, isMarkdown: boolean): Item {
  const joined = joinLines(texts);
  const { time, text } = takeTime(isMarkdown ? (readHeading(joined)?.text ?? joined) : joined);
  const inline = isMarkdown ? parseInline(text) : { text, formats: [] };
  return { ...placed, time, ...inline, text: isBlank(inline.text) ? "" : inline.text };
}

/** A bullet without words is no point: those under it go to its parent. */
const toPoints = (nodes: Nested<Item>[]): OutlinePoint[] =>
  nodes.flatMap(({ item: { text, formats, time }, children }) =>
    text === "" ? toPoints(children) : [{ text, formats, time, children: toPoints(children) }],
  );

function warningsOf({ line, text, isStray }: Item, isMarkdown: boolean): Warning[] {
  if (text === "") return [{ line, message: "A bullet without words was left out." }];
  if (!isStray || isMarkdown) return [];
  return [{ line, message: `This line is no bullet. It was kept as a point of its own: ${quote(text)}` }];
}
