/** Pixels in the window. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

/** Between the toolbar and the words, and between the toolbar and the edge of the window. */
const GAP = 10;
const EDGE = 8;

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

/** Where the toolbar would rather stand, seen from the words. */
export type Side = "above" | "below";

/**
 * Where the toolbar stands for words in `box`: on the side where it would rather be if there is room, else on the other,
 * and at the foot of the window where they fill it. Null when the words have left the window.
 */
export function standAt(box: Box, { width, height }: Size, window: Size, side: Side = "above"): { left: number; top: number } | null {
  if (box.bottom <= 0 || box.top >= window.height) return null;
  const left = within((box.left + box.right - width) / 2, EDGE, Math.max(EDGE, window.width - width - EDGE));
  const above = box.top - GAP - height;
  const below = box.bottom + GAP;
  const foot = window.height - height - EDGE;
  const isAbove = above >= EDGE && (side === "above" || below > foot);
  return { left, top: isAbove ? above : Math.min(below, foot) };
}
