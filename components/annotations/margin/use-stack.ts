"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { OutlineElements } from "@/components/annotations/use-outline";
import type { Placed } from "@/lib/annotations/place";
import { firstIndex } from "@/lib/painting/search";
import { keptIn } from "./kept";
import { shownIndexes, STEP } from "./shown";
import { hangCards } from "./stack";
import type { Standing, View } from "./stack";

const GAP_PX = 10;
/** How far from the window's edge a card is brought that has taken the focus outside of it. */
const ROOM_PX = 16;

/** How many points from the first in the window words are looked up: more than the highest window shows. */
const NEAR_POINTS = 60;

/** Where a card's words stand in the window (pixels); what has lost its words stands by the outline's end. */
function wordsTop(outline: OutlineElements, { places: [first] }: Placed): number {
  const top = first ? outline.topOf(first.pointId, first.start) : null;
  return top ?? outline.root.getBoundingClientRect().bottom;
}

/** The same, but for words far from the window, which need not be measured to stand outside of it. */
function roughTop(outline: OutlineElements, placed: Placed, order: number, firstPoint: number): number {
  if (Math.abs(order - firstPoint) <= NEAR_POINTS) return wordsTop(outline, placed);
  const { top, bottom } = outline.root.getBoundingClientRect();
  return order < firstPoint ? top : bottom;
}

const elementsIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>(":scope > [data-standing]")];
const idOf = (element: HTMLElement) => element.dataset.standing ?? "";

/** The words' place is the card's own: what stands above it in its place goes higher. */
const leadOf = (element: HTMLElement) => element.querySelector<HTMLElement>("[data-card]")?.offsetTop ?? 0;

/** Writes only what differs. A card that has stood somewhere glides from there, if anyone sees it go. */
function move(element: HTMLElement, top: number, isSeen: boolean) {
  const transform = `translateY(${top}px)`;
  if (element.style.transform === transform) return;
  element.toggleAttribute("data-stood", element.style.transform !== "" && isSeen);
  element.style.transform = transform;
}

const isWithin = (top: number | undefined, height: number, view: View) => top !== undefined && top + height > view.top && top < view.bottom;

type StandingElement = Standing & { element: HTMLElement };
type Tops = ReadonlyMap<string, number>;

function moveAll(standings: StandingElement[], before: Tops, now: Tops, view: View) {
  for (const { id, height, element } of standings) {
    const top = now.get(id) ?? 0;
    move(element, top, isWithin(before.get(id), height, view) || isWithin(top, height, view));
  }
}

/** Tells when a pointer is pressed in the list, and when it was released and the click that makes is over. */
function onPress(list: HTMLElement, pressed: (isPressed: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  list.addEventListener("pointerdown", () => pressed(true), { signal, capture: true });
  const release = () => requestAnimationFrame(() => pressed(false));
  for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, release, { signal, capture: true });
  return () => stop.abort();
}

/** Calls `took` with each card that takes the focus. */
function onFocusIn(list: HTMLElement, took: (element: HTMLElement) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const onFocus = ({ target }: FocusEvent) => {
    const element = target instanceof Element && target.closest<HTMLElement>("[data-standing]");
    if (element) took(element);
  };
  list.addEventListener("focusin", onFocus, { signal });
  return () => stop.abort();
}

/** Scrolls by as little as brings what begins at `top` (window pixels) and is so high into the window, at least its beginning. */
function bringIntoWindow(top: number, height: number) {
  const lowest = window.innerHeight - ROOM_PX - Math.min(height, window.innerHeight - 2 * ROOM_PX);
  const target = Math.min(Math.max(top, ROOM_PX), lowest);
  if (target !== top) window.scrollBy({ top: top - target, behavior: "instant" });
}

/**
 * Puts the margin's cards beside their words and keeps them there as the page is scrolled and changes its size. Only
 * the cards near the window are on the page, however many there are, and only they are measured. `shown` are their
 * indexes.
 */
export function useStack(outline: OutlineElements | null, cards: Placed[], active: string | null) {
  const margin = useRef<HTMLDivElement>(null);
  // The card that the stack hangs from, and the one that was last opened or reached by keyboard.
  const held = useRef<string | null>(null);
  const open = useRef<string | null>(null);
  // Where each card stands.
  const tops = useRef<Tops>(new Map());
  // Where the list stood when its cards were last put in their places.
  const listTop = useRef(Number.NaN);
  // What is being pressed must not move: it would be released beside it, and nothing be clicked.
  const isPressed = useRef(false);
  const [{ first, kept }, setShown] = useState({ first: 0, kept: [] as string[] });
  const indexes = useMemo(() => new Map(cards.map(({ annotation }, index) => [annotation.id, index])), [cards]);
  const shown = useMemo(
    () => shownIndexes(cards.length, first, [...kept, active ?? ""].map((id) => indexes.get(id) ?? -1)),
    [cards, first, kept, active, indexes],
  );

  /** Everything is measured before anything is moved. */
  const align = useCallback(() => {
    const list = margin.current;
    if (!outline || !list || isPressed.current) return;
    listTop.current = list.offsetTop;
    const { top } = list.getBoundingClientRect();
    const orderOf = (index: number) => {
      const [place] = cards[index]?.places ?? [];
      return place ? outline.orderOf(place.pointId) : Number.MAX_SAFE_INTEGER;
    };
    const view: View = { top: -top, bottom: window.innerHeight - top };
    const firstPoint = outline.firstBelow(0);
    let beside = firstIndex(cards.length, (index) => orderOf(index) >= firstPoint);
    while (orderOf(beside) === firstPoint && wordsTop(outline, cards[beside] as Placed) < 0) beside++;
    const standings = elementsIn(list).map((element): StandingElement => {
      const index = indexes.get(idOf(element)) ?? -1;
      const one = cards[index];
      const wanted = one ? Math.round(roughTop(outline, one, orderOf(index), firstPoint) - top - leadOf(element)) : 0;
      return { id: idOf(element), wanted, height: element.offsetHeight, element };
    });
    const pins = { open: open.current, held: held.current, first: cards[beside]?.annotation.id ?? null };
    const stack = hangCards(standings, GAP_PX, view, pins);
    held.current = stack.held;
    moveAll(standings, tops.current, stack.tops, view);
    tops.current = stack.tops;
    const last = standings.at(-1);
    // Cards that stand free of the flow would run over what comes below the margin.
    const isEnd = last && indexes.get(last.id) === cards.length - 1;
    list.style.minHeight = isEnd ? `${(stack.tops.get(last.id) ?? 0) + last.height}px` : "";
    list.dataset.aligned = "";
    const next = Math.floor(Math.min(beside, cards.length - 1) / STEP) * STEP;
    setShown((before) => (before.first === next ? before : { first: next, kept: keptIn(list) }));
  }, [outline, cards, indexes]);

  useLayoutEffect(() => {
    open.current = active;
  }, [active]);
  useLayoutEffect(align, [align, active, shown]);
  // Though the cards be the same, what stands above them may have grown.
  useLayoutEffect(() => {
    if (margin.current && margin.current.offsetTop !== listTop.current) align();
  });

  useEffect(() => {
    const list = margin.current;
    if (!outline || !list) return;
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("scroll", align, { signal, passive: true });
    window.addEventListener("resize", align, { signal });
    const sizes = new ResizeObserver(align);
    sizes.observe(outline.root);
    for (const element of elementsIn(list)) sizes.observe(element);
    return () => {
      stop.abort();
      sizes.disconnect();
    };
  }, [outline, align, shown]);

  useEffect(() => {
    const list = margin.current;
    if (!outline || !list) return;
    return onPress(list, (now) => {
      const was = isPressed.current;
      isPressed.current = now;
      if (was && !now) align();
    });
  }, [outline, align]);

  // The keyboard's focus brings a card's words into the window and the card to them, and its neighbours onto the page.
  useEffect(() => {
    const list = margin.current;
    if (!outline || !list) return;
    return onFocusIn(list, (element) => {
      const one = cards[indexes.get(idOf(element)) ?? -1];
      if (one && !isPressed.current) {
        open.current = idOf(element);
        bringIntoWindow(wordsTop(outline, one), element.offsetHeight);
        align();
      }
      setShown((before) => ({ ...before, kept: keptIn(list) }));
    });
  }, [outline, cards, indexes, align]);

  return { margin, shown };
}
