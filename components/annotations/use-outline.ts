"use client";

import { useEffect, useState } from "react";
import { boundaries, POINT_TEXT, textNodes } from "@/lib/anchoring/dom";
import type { PointText } from "@/lib/anchoring/types";
import { firstIndex } from "@/lib/painting/search";

/** The outline as it stands on the page: its points' text elements, by id and in order. */
export type OutlineElements = {
  root: HTMLElement;
  points: readonly PointText[];
  textElement: (pointId: string) => Element | null;
  textOf: (pointId: string) => string | null;
  orderOf: (pointId: string) => number;
  /**
   * Where the line begins in which a character of a point stands (UTF-16 offset), in viewport pixels; of a point that
   * is folded away, where that begins which it is folded into. Null where the outline has no such point.
   */
  topOf: (pointId: string, offset: number) => number | null;
  /** The order of the first point whose line ends below a height in the window (pixels); the number of points if none does. */
  firstBelow: (y: number) => number;
  /** Whether there are so many points that those far from the window are left out of layout and painting. */
  isLarge: boolean;
};

/** What still shows a point that is folded away, perhaps in something that is folded away itself. */
function foldedInto(element: Element): Element | null {
  let outermost = element.closest("[data-outline] ol[hidden]");
  for (let next = outermost; next; next = next.parentElement?.closest("ol[hidden]") ?? null) outermost = next;
  return outermost?.parentElement ?? null;
}

/** One range serves all measuring: the browser keeps every live one in step with the page until it is collected. */
function topIn(element: Element, offset: number, range: Range): number {
  const folded = foldedInto(element);
  if (folded) return folded.getBoundingClientRect().top;
  const ends = boundaries(textNodes(element), offset, offset + 1);
  if (!ends) return element.getBoundingClientRect().top;
  range.setStart(ends.startContainer, ends.startOffset);
  range.setEnd(ends.endContainer, ends.endOffset);
  const { top, height } = range.getBoundingClientRect();
  return height > 0 ? top : element.getBoundingClientRect().top;
}

const bottomOf = (element: Element | undefined | null) => element?.getBoundingClientRect().bottom ?? Number.NEGATIVE_INFINITY;

/** Goes down the branches, since measuring what is far from the window would have it laid out. */
function firstPointBelow(list: Element | null, y: number): Element | null {
  if (!list || list.hasAttribute("hidden")) return null;
  const items = [...list.children];
  const item = items[firstIndex(items.length, (index) => bottomOf(items[index]) > y)];
  if (!item) return null;
  if (bottomOf(item.querySelector(":scope > .point-line")) > y) return item;
  return firstPointBelow(item.querySelector(":scope > ol"), y) ?? item;
}

function readOutline(root: HTMLElement): OutlineElements {
  const elements = new Map<string, Element>();
  const order = new Map<string, number>();
  for (const element of root.querySelectorAll(`[${POINT_TEXT}]`)) {
    const id = element.getAttribute(POINT_TEXT) ?? "";
    order.set(id, elements.size);
    elements.set(id, element);
  }
  const range = document.createRange();
  const points = [...elements].map(([id, { textContent }]) => ({ id, text: textContent ?? "" }));
  return {
    root,
    points,
    textElement: (id) => elements.get(id) ?? null,
    textOf: (id) => elements.get(id)?.textContent ?? null,
    orderOf: (id) => order.get(id) ?? Number.MAX_SAFE_INTEGER,
    topOf: (id, offset) => {
      const element = elements.get(id);
      return element ? topIn(element, offset, range) : null;
    },
    firstBelow: (y) => {
      const point = firstPointBelow(root.querySelector(":scope > ol"), y);
      return order.get(point?.getAttribute("data-point") ?? "") ?? elements.size;
    },
    isLarge: root.hasAttribute("data-large"),
  };
}

/** Null until the page is there. `revisionId` names the outline: another revision is another outline. */
export function useOutline(revisionId: string): OutlineElements | null {
  const [outline, setOutline] = useState<OutlineElements | null>(null);
  useEffect(() => {
    const root = document.querySelector<HTMLElement>("[data-outline]");
    setOutline(root && readOutline(root));
  }, [revisionId]);
  return outline;
}
