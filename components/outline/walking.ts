import { POINT_TEXT } from "@/lib/anchoring/dom";
import { reveal } from "./folding";

/* Points as elements of the page, and the way from one to the next. Only attributes of the outline are ever changed. */

const outlineOf = () => document.querySelector("[data-outline]");
const line = (point: Element) => point.querySelector(":scope > .point-line");
const stops = (within: Element | null) => within?.querySelectorAll<HTMLElement>(":scope .point-line :is(button, a[href]), :scope .point-text") ?? [];
const ownStops = (point: Element) => line(point)?.querySelectorAll<HTMLElement>("button, a[href], .point-text") ?? [];

/** The element that holds a point's text, and that takes the focus for it. */
export const textOf = (point: Element): HTMLElement | null => point.querySelector<HTMLElement>(`:scope > .point-line > [${POINT_TEXT}]`);

/** The point in whose line an element stands. */
export const pointOf = (element: Element | null): Element | null => element?.closest(".point-line")?.parentElement ?? null;

/** The point that the keyboard is on, if its text has the focus and shows it. */
export function focusedPoint(): Element | null {
  const { activeElement } = document;
  return activeElement?.matches(`[${POINT_TEXT}]:focus-visible`) ? pointOf(activeElement) : null;
}

/** The list of points under a point, if it has any. */
export const listUnder = (point: Element): HTMLElement | null => point.querySelector<HTMLElement>(":scope > ol");

const shownUnder = (point: Element) => {
  const list = listUnder(point);
  return list?.hasAttribute("hidden") ? null : list;
};

export const parentOf = (point: Element): Element | null => point.parentElement?.closest("[data-point]") ?? null;

function nextOf(point: Element): Element | null {
  const first = shownUnder(point)?.firstElementChild;
  if (first) return first;
  for (let at: Element | null = point; at; at = parentOf(at)) if (at.nextElementSibling) return at.nextElementSibling;
  return null;
}

function previousOf(point: Element): Element | null {
  let at = point.previousElementSibling;
  if (!at) return parentOf(point);
  for (let last = shownUnder(at)?.lastElementChild; last; last = shownUnder(last)?.lastElementChild) at = last;
  return at;
}

/** The first or the last of the points that are shown. */
function edge(which: "first" | "last"): Element | null {
  const list = outlineOf()?.querySelector(":scope > ol");
  if (which === "first") return list?.firstElementChild ?? null;
  let at = list?.lastElementChild ?? null;
  for (let last = at; last; last = shownUnder(last)?.lastElementChild ?? null) at = last;
  return at;
}

/** The point where walking begins when the focus is elsewhere: the first that is in the window. */
function inWindow(): Element | null {
  for (let at = edge("first"); at; at = nextOf(at)) if ((textOf(at)?.getBoundingClientRect().bottom ?? 0) > 0) return at;
  return edge("first");
}

let current: Element | null = null;

/** Makes a point the outline's one stop for the Tab key, with what stands in its line. */
export function makeCurrent(point: Element) {
  if (point === current) return;
  for (const stop of current?.isConnected ? ownStops(current) : []) stop.tabIndex = -1;
  const text = current && textOf(current);
  text?.removeAttribute("tabindex");
  for (const stop of ownStops(point)) stop.tabIndex = 0;
  current = point;
}

/** From as many stops as the outline has buttons and links to one. */
export function gatherStops() {
  current = null;
  for (const stop of stops(outlineOf())) if (!stop.matches(".point-text")) stop.tabIndex = -1;
  const first = outlineOf()?.querySelector("[data-point]:target") ?? edge("first");
  if (first) makeCurrent(first);
}

/** Gives a point the focus, unfolding what hides it and bringing it into the window. */
export function focusPoint(point: Element, scroll: ScrollIntoViewOptions = { block: "nearest" }) {
  reveal(point);
  makeCurrent(point);
  const text = textOf(point);
  text?.focus({ preventScroll: true });
  line(point)?.scrollIntoView(scroll);
}

/** Gives the focus to another point, and says whether there is one. */
export function walk(to: "next" | "previous" | "first" | "last" | "parent" | "child"): boolean {
  const from = pointOf(document.activeElement);
  const start = from ?? inWindow();
  if (!start) return false;
  const ways = { next: nextOf, previous: previousOf, first: () => edge("first"), last: () => edge("last"), parent: parentOf, child: nextOf };
  const point = from || to === "first" || to === "last" ? ways[to](start) : start;
  if (point) focusPoint(point);
  return point !== null;
}
