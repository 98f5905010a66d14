import { snapToGraphemes } from "@/lib/anchoring/graphemes";
import type { Span } from "@/lib/anchoring/types";
import { wordsIn } from "./words";

/** A part of a text with the words in it that were looked for. UTF-16 offsets in the part. */
export type Fragment = { text: string; marks: Span[]; cutBefore: boolean; cutAfter: boolean };

/** The most of a text that is shown, in UTF-16 units. */
const SHOWN = 240;
/** How much of that stands before what matters. */
const LEAD = 70;
/** How far a cut may move to come between two words. */
const SLACK = 20;

/** Where words of a set (in lower case) stand in a text; those that touch are one. */
export function marksIn(text: string, matching: ReadonlySet<string>): Span[] {
  const marks: Span[] = [];
  for (const { word, start, end } of wordsIn(text)) {
    if (!matching.has(word.toLowerCase())) continue;
    const before = marks.at(-1);
    if (before?.end === start) before.end = end;
    else marks.push({ start, end });
  }
  return marks;
}

/** The stretch of a text that is shown when what matters begins at `at`. */
function stretch(text: string, at: number): Span {
  if (text.length <= SHOWN) return { start: 0, end: text.length };
  const from = Math.max(0, Math.min(at - LEAD, text.length - SHOWN));
  const to = Math.min(text.length, from + SHOWN);
  const space = from === 0 ? -1 : text.slice(from, Math.min(from + SLACK, at)).search(/\s/);
  const last = to === text.length ? -1 : text.slice(to - SLACK, to).search(/\s\S*$/);
  const start = from + space + 1;
  const end = last < 0 ? to : to - SLACK + last;
  return snapToGraphemes(text, start, Math.max(start, end));
}

const within = (spans: Span[], { start, end }: Span): Span[] =>
  spans
    .map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
    .filter((span) => span.start < span.end);

/** The part of a text around its first mark or, without one, from its beginning. */
export const fragmentOf = (text: string, marks: Span[]): Fragment => cut(text, marks, marks[0]?.start ?? 0).fragment;

function cut(text: string, marks: Span[], at: number): { fragment: Fragment; shown: Span } {
  const shown = stretch(text, at);
  const { start, end } = shown;
  const fragment = { text: text.slice(start, end), marks: within(marks, shown), cutBefore: start > 0, cutAfter: end < text.length };
  return { fragment, shown };
}

/** The part of a point's text around a quote in it: at the quote's first mark, else where the quote begins. */
export function quoteFragmentOf(text: string, quote: Span, marks: Span[]): Fragment & { quote: Span } {
  const first = marks.find(({ start, end }) => start >= quote.start && end <= quote.end);
  const { fragment, shown } = cut(text, marks, first?.start ?? quote.start);
  return { ...fragment, quote: within([quote], shown)[0] ?? { start: 0, end: 0 } };
}
