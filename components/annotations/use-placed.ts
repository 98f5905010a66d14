"use client";

import { useMemo } from "react";
import { focusPoint, pointOf } from "@/components/outline/walking";
import { byOutlineOrder } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import { createPlacing } from "./placing";
import type { OutlineElements } from "./use-outline";
import type { Pending } from "./use-pending";

/** Before the page can be read no words can be looked up: all stay in the order of writing. */
const unplaced = (annotation: Annotation): Placed => ({ annotation, places: [], lost: [] });

/** Where the annotations' words are in the outline on the page, in its order. */
export function usePlaced(annotations: Annotation[], outline: OutlineElements | null): Placed[] {
  const placeAll = useMemo(() => outline && createPlacing(outline), [outline]);
  return useMemo(() => placeAll?.(annotations) ?? annotations.map(unplaced), [annotations, placeAll]);
}

/** The cards of the margin: what is there, and what is being written in its place among them. */
export function useCards(placed: Placed[], pending: Pending | null, outline: OutlineElements | null): Placed[] {
  return useMemo(() => {
    if (!pending || !outline) return placed;
    const others = placed.filter(({ annotation }) => annotation.id !== pending.placed.annotation.id);
    return [...others, pending.placed].sort(byOutlineOrder(outline.orderOf));
  }, [placed, pending, outline]);
}

/** Brings an annotation's words into view, unfolding what hides them, and gives their point the focus. */
export function showWords(outline: OutlineElements | null, { places: [first] }: Placed) {
  const element = first && outline?.textElement(first.pointId);
  if (!element) return;
  const point = pointOf(element);
  if (point) focusPoint(point, { block: "center", behavior: "smooth" });
}
