"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { NewTarget } from "@/components/annotations/types";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { describe } from "@/lib/anchoring/describe";
import { pointsInRange } from "@/lib/anchoring/dom";
import { MAX_TARGETS } from "@/lib/annotations/limits";

/** What is selected in the outline: words, as targets, or what cannot be annotated, with the reason. */
export type Selected = { range: Range } & ({ targets: NewTarget[] } | { refusal: string });

/** The most that one selection may hold, in UTF-16 units; more is not a passage but a whole document. */
const MOST_SELECTED = 50_000;

const tooMany = (count: number, what: string, most: number) =>
  `${count.toLocaleString("en")} ${what} are too many for one annotation. Select at most ${most.toLocaleString("en")}.`;

/** What is selected at this moment; null where it has nothing to do with the outline. */
export function readSelection(outline: OutlineElements, revisionId: string): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(outline.root)) return null;
  const spans = pointsInRange(range).filter(({ element }) => outline.root.contains(element));
  if (spans.length === 0) return null;
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length > MOST_SELECTED) return { range, refusal: tooMany(length, "characters", MOST_SELECTED) };
  if (spans.length > MAX_TARGETS) return { range, refusal: tooMany(spans.length, "points", MAX_TARGETS) };
  const targets = spans.flatMap(({ pointId, element, start, end }) => {
    const described = describe(element.textContent ?? "", start, end);
    return described.ok ? [{ pointId, revisionId, ...described.anchor }] : [];
  });
  return targets.length > 0 ? { range, targets } : { range, refusal: "There are no words in what is selected." };
}

const isBeside = (target: EventTarget | null) => target instanceof Element && target.closest("[data-annotator], [role=menu]") !== null;

/** What is selected, once the pointer or the key that selects has been let go. */
export function useSelection(outline: OutlineElements | null, revisionId: string): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    if (!outline) return;
    const stop = new AbortController();
    const { signal } = stop;
    let isPointing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(timer);
      // A press within a selection lets go of it only after the pointer is up. At once after that: what is shown is in the next frame.
      timer = setTimeout(() => flushSync(() => setSelected(isPointing ? null : readSelection(outline, revisionId))));
    };
    const point = (state: boolean) => ({ target }: Event) => {
      isPointing = state && !isBeside(target);
      update();
    };
    document.addEventListener("pointerdown", point(true), { signal });
    // Touch turns a long press into the system's own selection and takes the pointer away.
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, point(false), { signal });
    document.addEventListener("selectionchange", update, { signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [outline, revisionId]);
  return selected;
}
