import type { SourceLine } from "./classify";

/** A bullet, a heading or a paragraph, with the lines that were wrapped. */
export type Block = {
  kind: "bullet" | "heading" | "paragraph";
  /** Where it begins. */
  line: number;
  column: number;
  /** A heading's, 1 to 6; 0 for anything else. */
  level: number;
  glyph: string;
  texts: string[];
};

/** Undoes wrapping: a line that continues another joins its block. */
export function groupBlocks(lines: SourceLine[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last && continues(line, last)) last.texts.push(line.text);
    else blocks.push(toBlock(line));
  }
  return blocks;
}

/** A plain line continues what stands directly before it; after a blank line, the bullet that it is indented under. */
function continues(line: SourceLine, block: Block): boolean {
  if (line.kind === "code") return true;
  if (line.kind !== "plain" || block.kind === "heading") return false;
  return !line.loose || (block.kind === "bullet" && line.column > block.column);
}

function toBlock(line: SourceLine): Block {
  const { number, column, text } = line;
  const kind = line.kind === "bullet" || line.kind === "heading" ? line.kind : "paragraph";
  const level = line.kind === "heading" ? line.level : 0;
  return { kind, line: number, column, level, glyph: line.kind === "bullet" ? line.glyph : "", texts: [text] };
}

/** Whether Markdown's own bullets are used. They all mean the same. */
export const hasMarkdownBullets = (blocks: Block[]) => blocks.some(({ glyph }) => /^[-*+]$/.test(glyph));

const isOrdinal = ({ glyph }: Block) => /[.)]$/.test(glyph);

/**
 * Where nothing but the glyph shows a bullet's depth ("●" over "○" over "■", in the order in which they first stand),
 * gives each glyph a column of its own. Numbers may stand apart: they often head such a list.
 */
export function spreadGlyphs(blocks: Block[]): Block[] {
  const bullets = blocks.filter(({ kind }) => kind === "bullet");
  const signs = bullets.some((bullet) => !isOrdinal(bullet)) ? bullets.filter((bullet) => !isOrdinal(bullet)) : bullets;
  const base = signs[0]?.column;
  if (signs.some(({ column }) => column !== base)) return blocks;
  const isFlat = (block: Block) => block.kind === "bullet" && block.column === base;
  const glyphs = [...new Set(blocks.filter(isFlat).map(({ glyph }) => glyph))];
  const rank = ({ glyph }: Block) => glyphs.indexOf(glyph) / glyphs.length;
  return blocks.map((block) => (isFlat(block) ? { ...block, column: block.column + rank(block) } : block));
}
