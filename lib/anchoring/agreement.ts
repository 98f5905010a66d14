import { type Anchor, CONTEXT, type Span } from "./types";

/**
 * What counts, in units of "one character of context that agrees". The context
 * is compared outward from the quote and stops at the first difference.
 */
export const WEIGHTS = {
  prefix: 1,
  suffix: 1,
  /** The quote stood at the beginning or end of the text, and does here. */
  edge: 1,
  /** Subtracted where the place begins or ends inside a word and the quote did not: "art" in "start". */
  cut: 8,
} as const;

/**
 * The least that must speak for a place: characters of the quote and of the
 * context together. One letter needs its neighbours, a word speaks for itself.
 */
export const FLOOR = 4;

/** `whole`: all of the context agrees, and the text begins and ends where it did. */
export type Agreement = { score: number; whole: boolean; enough: boolean };

type Side = { run: number; whole: boolean; edge: boolean };

/** How well the surroundings of `place` in `text` agree with what the anchor remembers. */
export function agreement(text: string, place: Span, anchor: Anchor): Agreement {
  const before = side(runBefore(text, place.start, anchor.prefix), anchor.prefix, place.start);
  const after = side(runAfter(text, place.end, anchor.suffix), anchor.suffix, text.length - place.end);
  const score =
    WEIGHTS.prefix * before.run +
    WEIGHTS.suffix * after.run +
    WEIGHTS.edge * (Number(before.edge) + Number(after.edge)) -
    WEIGHTS.cut * newCuts(text, place, anchor);
  const remembered = anchor.quote.length + anchor.prefix.length + anchor.suffix.length;
  return {
    score,
    whole: before.whole && after.whole,
    enough: anchor.quote.length + score >= Math.min(FLOOR, remembered),
  };
}

/** `room` is how many units of text there are on this side. */
function side(run: number, context: string, room: number): Side {
  // A context that was cut short to keep a surrogate pair whole is one unit short
  // of CONTEXT: only a shorter one proves that the text ended there.
  const reachesEdge = context.length < CONTEXT - 1;
  const edge = reachesEdge && run === context.length && room === context.length;
  return { run, edge, whole: run === context.length && edge === reachesEdge };
}

function runBefore(text: string, offset: number, prefix: string): number {
  let run = 0;
  while (run < prefix.length && run < offset && text[offset - 1 - run] === prefix[prefix.length - 1 - run]) run++;
  return run;
}

function runAfter(text: string, offset: number, suffix: string): number {
  let run = 0;
  while (run < suffix.length && text[offset + run] === suffix[run]) run++;
  return run;
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const joins = (left: string | undefined, right: string | undefined) =>
  left !== undefined && right !== undefined && WORD.test(left) && WORD.test(right);

function newCuts(text: string, place: Span, { quote, prefix, suffix }: Anchor): number {
  const start = joins(text[place.start - 1], text[place.start]) && !joins(prefix.at(-1), quote[0]);
  const end = joins(text[place.end - 1], text[place.end]) && !joins(quote.at(-1), suffix[0]);
  return Number(start) + Number(end);
}
