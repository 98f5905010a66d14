"use client";

import { useEffect, useRef } from "react";
import type { Placed } from "@/lib/annotations/place";
import { stackCards } from "./stack";
import type { OutlineElements } from "./use-outline";

const GAP_PX = 10;

/** The nearest thing on the page that still shows an annotation's first point: the point, or what it is folded into. */
function standsBy(outline: OutlineElements, { places: [first] }: Placed): Element | null {
  const element = first ? outline.textElement(first.pointId) : null;
  const folded = element?.closest("[data-outline] ol[hidden]");
  if (!folded) return element;
  let outermost: Element = folded;
  for (let next: Element | null | undefined = folded; next; next = next.parentElement?.closest("ol[hidden]")) outermost = next;
  return outermost.parentElement;
}

/** Puts the margin's cards beside their words, and keeps them there as the page changes its size. */
export function useStack(outline: OutlineElements | null, placed: Placed[], active: string | null) {
  const margin = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = margin.current;
    if (!outline || !list) return;
    const align = () => {
      const top = list.getBoundingClientRect().top;
      const cards = [...list.querySelectorAll<HTMLElement>(":scope > [data-standing]")];
      const words = new Map(placed.map((one) => [one.annotation.id, standsBy(outline, one)]));
      const standings = cards.map((card, index) => {
        const id = card.dataset.standing ?? "";
        const beside = words.get(id)?.getBoundingClientRect().top;
        return { id, wanted: beside === undefined ? index : beside - top, height: card.offsetHeight };
      });
      const tops = stackCards(standings, GAP_PX, active);
      for (const card of cards) card.style.transform = `translateY(${tops.get(card.dataset.standing ?? "") ?? 0}px)`;
      // Cards that stand free of the flow would run over what comes below the margin.
      list.style.minHeight = `${Math.max(0, ...standings.map(({ id, height }) => (tops.get(id) ?? 0) + height))}px`;
      list.dataset.aligned = "";
    };
    const observer = new ResizeObserver(align);
    observer.observe(outline.root);
    for (const card of list.querySelectorAll(":scope > [data-standing]")) observer.observe(card);
    align();
    return () => observer.disconnect();
  }, [outline, placed, active]);
  return margin;
}
