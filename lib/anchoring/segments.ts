import type { IdSpan, Span } from "./types";

/** A stretch of text under one and the same set of spans. */
export type Segment = { start: number; end: number; text: string; ids: string[] };

/**
 * Cuts a text at every boundary of the ranges laid over it: what is needed to
 * write `<mark>` elements, and to know how many ranges overlap where.
 *
 * The segments cover the whole text in order, none is empty, and each names the
 * ids over it once, in order of their start, the longer first. Ranges are UTF-16
 * offsets, clamped to the text; empty and unordered ones are left out. Costs
 * O((n + m) log n) and the size of the answer.
 */
export function segments(text: string, ranges: readonly IdSpan[]): Segment[] {
  const spans = ranges.map((range) => clamp(range, text.length)).filter(({ start, end }) => start < end);
  spans.sort(byStartThenLonger);
  const cuts = boundaries(spans, text.length);
  const result: Segment[] = [];
  let open: IdSpan[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    open = open.filter((span) => span.end > start);
    for (let span = spans[next]; span && span.start === start; span = spans[++next]) open.push(span);
    result.push({ start, end, text: text.slice(start, end), ids: [...new Set(open.map(({ id }) => id))] });
  }
  return result;
}

/**
 * How many ranges lie over each stretch of a text: depth 0 is left out, and
 * neighbours differ in depth or in the ranges that make it. One sweep, whatever
 * the overlap, where `segments` would spell out every id.
 */
export function depths(ranges: readonly Span[]): (Span & { depth: number })[] {
  const edges: { at: number; step: 1 | -1 }[] = [];
  for (const { start, end } of ranges) if (start < end) edges.push({ at: start, step: 1 }, { at: end, step: -1 });
  edges.sort((a, b) => a.at - b.at);
  const result: (Span & { depth: number })[] = [];
  let [from, depth] = [0, 0];
  for (const { at, step } of edges) {
    if (depth > 0 && at > from) result.push({ start: from, end: at, depth });
    from = at;
    depth += step;
  }
  return result;
}

/** The order in which everything here takes spans: by start, and of equals the longer first. */
export function byStartThenLonger(a: IdSpan, b: IdSpan): number {
  return a.start - b.start || b.end - a.end;
}

function clamp({ id, start, end }: IdSpan, length: number): IdSpan {
  return { id, start: Math.max(0, start), end: Math.min(length, end) };
}

function boundaries(spans: readonly IdSpan[], length: number): number[] {
  const all = new Set([0, length]);
  for (const { start, end } of spans) all.add(start).add(end);
  return [...all].sort((a, b) => a - b);
}
