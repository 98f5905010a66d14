/** How many cards are on the page before and after those beside the window: more than the highest window shows. */
export const REACH = 16;
/** The cards on the page change with every so many that are scrolled past, not with each. */
export const STEP = 8;
/** How many neighbours a kept card has on the page: the keyboard goes from it to the next one. */
const NEIGHBOURS = 2;

/**
 * Which of `count` cards are on the page, as indexes in order: those around the first that is beside the window, and
 * those that are kept, with their neighbours.
 */
export function shownIndexes(count: number, first: number, kept: readonly number[]): number[] {
  const shown = new Set<number>();
  const add = (from: number, to: number) => {
    for (let index = Math.max(0, from); index <= Math.min(to, count - 1); index++) shown.add(index);
  };
  const start = Math.floor(Math.min(first, count - 1) / STEP) * STEP;
  add(start - REACH, start + STEP - 1 + REACH);
  for (const index of kept) if (index >= 0) add(index - NEIGHBOURS, index + NEIGHBOURS);
  return [...shown].sort((a, b) => a - b);
}
