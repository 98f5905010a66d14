import type { Block } from "./blocks";

/** A block at its depth: 0 for the outermost. */
export type Placed = {
  depth: number;
  line: number;
  texts: string[];
  /** True for a paragraph that belongs to no bullet and titles none. */
  isStray: boolean;
};

/** Levels of the headings, and columns of the bullets, that may yet hold what follows. */
type Open = { levels: number[]; columns: number[] };

/** Where a block goes, and what is open after it. */
type Place = { depth: number; isStray: boolean; open: Open };

/** The next bullet under the same heading, and whether nothing stands before it. */
type Ahead = { bullet: Block | null; isNext: boolean };

/** The level of a line that titles the bullets after it, below Markdown's six. */
const SECTION_LEVEL = 7;

/** UTF-16 code units: a longer line is prose. */
const LONGEST_SECTION = 80;

const ENDS_A_SENTENCE = /[.!?…。！？;,]["'”’)\]]*$/u;

/**
 * Gives each block its depth, by headings and by columns. A deeper column is one level deeper, however far it is.
 *
 * @param slack columns by which siblings may differ
 */
export function placeBlocks(blocks: Block[], slack: number): Placed[] {
  const ahead = lookAhead(blocks);
  let open: Open = { levels: [], columns: [] };
  return blocks.map((block, index) => {
    const place = findPlace(block, open, ahead[index]!, slack);
    open = place.open;
    return { depth: place.depth, line: block.line, texts: block.texts, isStray: place.isStray };
  });
}

function findPlace(block: Block, open: Open, ahead: Ahead, slack: number): Place {
  const { levels, columns } = open;
  if (block.kind === "heading") return underHeadings(levels, block.level);
  if (block.kind === "bullet") {
    const after = openAt(columns, block.column, slack);
    return { depth: levels.length + after.length - 1, isStray: false, open: { levels, columns: after } };
  }
  const owner = columns.findLastIndex((column) => column < block.column);
  if (owner !== -1) return leaf(levels, columns.slice(0, owner + 1), false);
  const next = ahead.bullet ? openAt(columns, ahead.bullet.column, slack) : [0];
  const isSection = ahead.isNext && next.length === 1 && looksLikeTitle(block);
  return isSection ? underHeadings(levels, SECTION_LEVEL) : leaf(levels, next.slice(0, -1), true);
}

function underHeadings(levels: number[], level: number): Place {
  const outer = levels.filter((other) => other < level);
  return { depth: outer.length, isStray: false, open: { levels: [...outer, level], columns: [] } };
}

/** A paragraph holds nothing. One that stands astray goes beside the bullet that follows it. */
const leaf = (levels: number[], columns: number[], isStray: boolean): Place => ({
  depth: levels.length + columns.length,
  isStray,
  open: { levels, columns },
});

/** The bullets open after one at `column`, itself the last. A stray column counts as that of its siblings. */
function openAt(columns: number[], column: number, slack: number): number[] {
  const outer = columns.filter((other) => other + slack < column);
  const sibling = columns[outer.length];
  return [...outer, sibling !== undefined && sibling <= column ? sibling : column];
}

/**
 * Columns by which siblings in a Markdown list may differ: one, as its content begins two after a bullet; none where
 * most levels are indented by a single space.
 */
export function strayColumns(blocks: Block[]): number {
  const columns = blocks.filter(({ kind }) => kind === "bullet").map(({ column }) => column);
  const steps = columns.slice(1).map((column, index) => column - columns[index]!).filter((step) => step > 0);
  const single = steps.filter((step) => step === 1).length;
  return single > steps.length - single ? 0 : 1;
}

function lookAhead(blocks: Block[]): Ahead[] {
  const ahead: Ahead[] = [];
  let next: Ahead = { bullet: null, isNext: false };
  for (const block of blocks.toReversed()) {
    ahead.push(next);
    if (block.kind === "paragraph") next = { bullet: next.bullet, isNext: false };
    else next = block.kind === "bullet" ? { bullet: block, isNext: true } : { bullet: null, isNext: false };
  }
  return ahead.reverse();
}

function looksLikeTitle({ texts }: Block): boolean {
  const text = texts[0]!;
  return texts.length === 1 && text.length <= LONGEST_SECTION && !ENDS_A_SENTENCE.test(text);
}
