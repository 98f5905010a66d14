import { focusPoint, textOf } from "@/components/outline/walking";
import { announce } from "@/components/ui/announcer";
import { POINT_TEXT, boundaries, isShown, pointsInRange, textNodes } from "@/lib/anchoring/dom";
import type { Span } from "@/lib/anchoring/types";
import { beginAt, extended, moved, rangeOver, receded, withEnd, type WordRange, type WordsOf } from "@/lib/anchoring/word-range";
import { wordsIn } from "@/lib/anchoring/words";

/* Words are chosen by keys as the browser's own selection: what follows from a selection follows from them too. */

/** The outline as keys go through it: the texts that are shown, and what is selected of them, in words. */
type Reading = { texts: Element[]; wordsOf: WordsOf; range: WordRange | null };

const known = new WeakMap<Element, { text: string; words: Span[] }>();

function wordsOfElement(element: Element): Span[] {
  const text = element.textContent ?? "";
  const found = known.get(element);
  if (found?.text === text) return found.words;
  const words = wordsIn(text);
  known.set(element, { text, words });
  return words;
}

/** Whether something is selected in the outline. */
export function hasSelection(): boolean {
  const selection = window.getSelection();
  const root = document.querySelector("[data-outline]");
  return selection !== null && !selection.isCollapsed && root !== null && selection.containsNode(root, true);
}

function read(): Reading {
  const texts = [...document.querySelectorAll(`[data-outline] [${POINT_TEXT}]`)].filter(isShown);
  const wordsOf: WordsOf = (point) => (texts[point] ? wordsOfElement(texts[point]) : []);
  const spans = hasSelection() ? pointsInRange(window.getSelection()!.getRangeAt(0)).filter(({ element }) => texts.includes(element)) : [];
  const [first, last] = [spans[0], spans.at(-1)];
  const at = ({ element }: { element: Element }) => texts.indexOf(element);
  const range = first && last ? rangeOver(wordsOf, { point: at(first), offset: first.start }, { point: at(last), offset: last.end }) : null;
  return { texts, wordsOf, range };
}

function select({ texts, wordsOf }: Reading, { first, last }: WordRange) {
  const [from, to] = [wordsOf(first.point)[first.word], wordsOf(last.point)[last.word]];
  const [start, end] = [texts[first.point], texts[last.point]];
  const ends = from && to && start && end && [boundaries(textNodes(start), from.start, from.end), boundaries(textNodes(end), to.start, to.end)];
  if (!ends?.[0] || !ends[1]) return;
  window.getSelection()?.setBaseAndExtent(ends[0].startContainer, ends[0].startOffset, ends[1].endContainer, ends[1].endOffset);
}

/** How much of a range is spoken; the rest is counted. */
const SPOKEN_WORDS = 8;

/** "2 words: Meta has", and of a long range its beginning and its end. */
export function spoken(words: string[]): string {
  const half = SPOKEN_WORDS / 2;
  const told = words.length > SPOKEN_WORDS ? [...words.slice(0, half), "…", ...words.slice(-half)] : words;
  return `${words.length} ${words.length === 1 ? "word" : "words"}: ${told.join(" ")}`;
}

function wordsOver({ texts, wordsOf }: Reading, { first, last }: WordRange): string[] {
  return texts.slice(first.point, last.point + 1).flatMap((element, index) => {
    const point = first.point + index;
    const from = point === first.point ? first.word : 0;
    const to = point === last.point ? last.word + 1 : undefined;
    return wordsOf(point).slice(from, to).map(({ start, end }) => (element.textContent ?? "").slice(start, end));
  });
}

/** Scrolls by as much as brings the moving end of a selection into the window, clear of what stands at its foot. */
function follow() {
  const selection = window.getSelection();
  if (!selection?.focusNode) return;
  const caret = document.createRange();
  caret.setStart(selection.focusNode, selection.focusOffset);
  const { top, bottom } = caret.getBoundingClientRect();
  const margin = 96;
  if (top < margin) window.scrollBy({ top: top - margin });
  else if (bottom > window.innerHeight - margin) window.scrollBy({ top: bottom - window.innerHeight + margin });
}

type Change = (range: WordRange, reading: Reading) => WordRange | null;

const changes = {
  grow: (range, { wordsOf }) => withEnd(wordsOf, range, "last", 1),
  shrink: (range, { wordsOf }) => withEnd(wordsOf, range, "last", -1),
  growToEnd: (range, { wordsOf }) => withEnd(wordsOf, range, "last", Infinity),
  shrinkToStart: (range, { wordsOf }) => withEnd(wordsOf, range, "last", -Infinity),
  forward: (range, { wordsOf }) => moved(wordsOf, range, 1),
  back: (range, { wordsOf }) => moved(wordsOf, range, -1),
  toEnd: (range, { wordsOf }) => moved(wordsOf, range, Infinity),
  toStart: (range, { wordsOf }) => moved(wordsOf, range, -Infinity),
  extend: (range, { wordsOf, texts }) => extended(wordsOf, range, texts.length),
  recede: (range, { wordsOf }) => receded(wordsOf, range),
} satisfies Record<string, Change>;

export type WordChange = keyof typeof changes;

const limits: Record<WordChange, string> = {
  grow: "End of point",
  growToEnd: "End of point",
  forward: "End of point",
  toEnd: "End of point",
  shrink: "One word is left",
  shrinkToStart: "One word is left",
  recede: "One word is left",
  back: "Beginning of point",
  toStart: "Beginning of point",
  extend: "End of the summary",
};

/**
 * Changes the words that are selected, or selects the first word of `point` where none are, and says which they are now.
 */
export function changeWords(point: Element, change: WordChange) {
  const reading = read();
  const text = textOf(point);
  const begun = reading.range ?? (text && beginAt(reading.wordsOf, reading.texts.indexOf(text)));
  if (!begun) return announce("There are no words in this point");
  const changed = reading.range || change !== "grow" ? changes[change](begun, reading) : begun;
  const next = changed ?? (reading.range ? null : begun);
  if (!next) return announce(limits[change]);
  select(reading, next);
  follow();
  announce(spoken(wordsOver(reading, next)));
}

/** Gives up the words that are selected; the focus is on their point. */
export function giveUpWords(point: Element | null) {
  window.getSelection()?.removeAllRanges();
  if (point) focusPoint(point);
}
