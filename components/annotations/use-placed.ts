"use client";

import { useMemo } from "react";
import { focusPoint, pointOf } from "@/components/outline/walking";
import { byOutlineOrder, placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation, Target } from "@/lib/annotations/schema";
import type { OutlineElements } from "./use-outline";
import type { Pending } from "./use-pending";

/** Before the page can be read no words can be looked up: all stay in the order of writing. */
const unplaced = (annotation: Annotation): Placed => ({ annotation, places: [], lost: [] });

/**
 * Finds annotations in one outline and keeps what it has found: when some arrive, only the words of those that are new
 * or have other targets are looked for. Returns all of them in the outline's order.
 */
function createPlacing(outline: OutlineElements): (annotations: Annotation[]) => Placed[] {
  const compare = byOutlineOrder(outline.orderOf);
  let known = new Map<string, Placed>();
  const place = (annotation: Annotation): Placed => {
    const before = known.get(annotation.id);
    if (before?.annotation === annotation) return before;
    if (before && hasSameTargets(before.annotation, annotation)) return { ...before, annotation };
    return placeAnnotation(annotation, outline.points);
  };
  return (annotations) => {
    const found = new Map(annotations.map((one) => [one.id, place(one)]));
    // What was in order stays in order, and sorting what nearly is costs next to nothing.
    const ordered = [...known.keys()].flatMap((id) => found.get(id) ?? []);
    for (const [id, one] of found) if (!known.has(id)) ordered.push(one);
    ordered.sort(compare);
    known = new Map(ordered.map((one) => [one.annotation.id, one]));
    return ordered;
  };
}

const hasSameTargets = (a: Annotation, b: Annotation) =>
  a.targets.length === b.targets.length && a.targets.every((target, index) => isSameTarget(target, b.targets[index] as Target));

const isSameTarget = (a: Target, b: Target) =>
  (["pointId", "revisionId", "start", "end", "quote", "prefix", "suffix"] as const).every((key) => a[key] === b[key]);

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
