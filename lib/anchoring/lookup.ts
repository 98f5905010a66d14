import type { IdSpan } from "./types";

/**
 * The ids of the spans over the character at `offset`, smallest span first, so
 * that what lies on top is offered first; each id once. Of equally long spans
 * the one that starts later comes first.
 *
 * `ranges` must be sorted by start (`byStartThenLonger` will do): the scan stops
 * at the first that starts beyond the offset. UTF-16 offsets; a span covers its
 * start and not its end.
 */
export function at(ranges: readonly IdSpan[], offset: number): string[] {
  const over: IdSpan[] = [];
  for (const range of ranges) {
    if (range.start > offset) break;
    if (offset < range.end) over.push(range);
  }
  over.sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start);
  return [...new Set(over.map(({ id }) => id))];
}
