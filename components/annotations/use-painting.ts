"use client";

import { useEffect, useRef } from "react";
import type { Placed } from "@/lib/annotations/place";
import { createPainter } from "@/lib/painting/painter";
import type { Paint, Painter } from "@/lib/painting/types";
import type { OutlineElements } from "./use-outline";

const paintsOf = ({ annotation, places }: Placed, isDraft: boolean): Paint[] =>
  places.map(({ pointId, start, end }) => ({
    id: annotation.id,
    pointId,
    start,
    end,
    colour: annotation.colour,
    ...(isDraft && { style: "draft" as const }),
  }));

type PaintingChoices = {
  placed: Placed[];
  pending: Paint[];
  active: string | null;
  /** Whether drafts look different: only where there is someone to publish to. */
  marksDrafts: boolean;
};

/**
 * Keeps what is painted in step with the annotations, and calls `onHit` with the annotations under a click,
 * smallest first.
 */
export function usePainting(
  outline: OutlineElements | null,
  { placed, pending, active, marksDrafts }: PaintingChoices,
  onHit: (ids: string[]) => void,
) {
  const painter = useRef<Painter | null>(null);
  const hit = useRef(onHit);
  useEffect(() => {
    hit.current = onHit;
  });

  useEffect(() => {
    if (!outline) return;
    const made = createPainter(outline.root, { resolveText: outline.textElement });
    painter.current = made;
    const stop = new AbortController();
    outline.root.addEventListener(
      "click",
      ({ clientX, clientY }) => {
        if (window.getSelection()?.isCollapsed !== false) hit.current(made.at(clientX, clientY));
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
      made.destroy();
      painter.current = null;
    };
  }, [outline]);

  useEffect(() => {
    const paints = placed.flatMap((one) => paintsOf(one, marksDrafts && one.annotation.audiences.length === 0));
    painter.current?.set([...paints, ...pending]);
  }, [outline, placed, pending, marksDrafts]);

  useEffect(() => painter.current?.focus(active), [outline, active]);
}
