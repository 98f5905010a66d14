"use client";

import { useEffect, useState } from "react";
import { describe } from "@/lib/anchoring/describe";
import { pointsInRange } from "@/lib/anchoring/dom";
import type { NewTarget } from "./types";
import type { OutlineElements } from "./use-outline";

/** Words that are selected in the outline, as targets, and where they stand in the viewport (pixels). */
export type SelectedWords = { targets: NewTarget[]; rect: DOMRect };

/** The most that one selection may hold, in UTF-16 units; more is not a passage but a whole document. */
const MOST_SELECTED = 50_000;

function read(outline: OutlineElements, revisionId: string): SelectedWords | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(outline.root)) return null;
  const spans = pointsInRange(range).filter(({ element }) => outline.root.contains(element));
  if (spans.reduce((sum, { start, end }) => sum + end - start, 0) > MOST_SELECTED) return null;
  const targets = spans.flatMap(({ pointId, element, start, end }) => {
    const described = describe(element.textContent ?? "", start, end);
    return described.ok ? [{ pointId, revisionId, ...described.anchor }] : [];
  });
  return targets.length > 0 ? { targets, rect: range.getBoundingClientRect() } : null;
}

/** What is selected, once the pointer or the key that selects has been let go. */
export function useSelection(outline: OutlineElements | null, revisionId: string): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    if (!outline) return;
    const stop = new AbortController();
    const { signal } = stop;
    let isPointing = false;
    let frame = 0;
    const update = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setSelected(isPointing ? null : read(outline, revisionId)));
    };
    const point = (state: boolean) => () => {
      isPointing = state;
      update();
    };
    outline.root.addEventListener("pointerdown", point(true), { signal });
    // Touch turns a long press into the system's own selection and takes the pointer away.
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, point(false), { signal });
    document.addEventListener("selectionchange", update, { signal });
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
    };
  }, [outline, revisionId]);
  return selected;
}
