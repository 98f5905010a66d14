"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { Range } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { keptIn } from "./kept";
import { Standing } from "./standing";
import type { CardListProps } from "./standing";

/** What a card is taken to be high until it has been measured, in pixels. */
const SUPPOSED_PX = 130;
const GAP_PX = 10;
const BESIDE = 8;

/**
 * The notes in the sheet, in the outline's order, from the open one on if there is one. Only those that are in sight,
 * with some before and after, are on the page.
 */
export function SheetCards({ cards, active, here, ...list }: CardListProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const indexOf = (id: string | null) => cards.findIndex(({ annotation }) => annotation.id === id);
  const rangeExtractor = (range: Range) => {
    const kept = [indexOf(active), ...(element.current ? keptIn(element.current).map(indexOf) : [])].filter((index) => index >= 0);
    return [...new Set([...defaultRangeExtractor(range), ...kept.flatMap((index) => [index - 1, index, index + 1])])]
      .filter((index) => index >= 0 && index < cards.length)
      .sort((a, b) => a - b);
  };
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => cards[index]?.annotation.id ?? index,
    estimateSize: () => SUPPOSED_PX,
    gap: GAP_PX,
    overscan: BESIDE,
    scrollMargin: element.current?.offsetTop ?? 0,
    rangeExtractor,
  });
  useLayoutEffect(() => setScroller(element.current?.closest<HTMLElement>("[data-sheet]") ?? null), []);
  useLayoutEffect(() => {
    const index = cards.findIndex(({ annotation }) => annotation.id === active);
    if (scroller && index >= 0) virtualizer.scrollToIndex(index, { align: "start" });
    // Only when another card is opened: what arrives in the meantime must not scroll.
    // eslint-disable-next-line react/exhaustive-deps
  }, [scroller, active]);
  return (
    <div ref={element} role="list" aria-label="Notes in the summary's order" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start, key }) => {
        const placed = cards[index];
        const top = start - virtualizer.options.scrollMargin;
        if (!placed) return null;
        const isActive = placed.annotation.id === active;
        return (
          <Standing key={key} {...list} {...{ placed, isActive, index }} here={isActive ? here : null} count={cards.length} ref={virtualizer.measureElement} style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${top}px)` }} />
        );
      })}
    </div>
  );
}
