"use client";

import { useEffect, useMemo, useRef } from "react";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { POINT_TEXT } from "@/lib/anchoring/dom";
import type { Placed } from "@/lib/annotations/place";
import { createPainter } from "@/lib/painting/painter";
import type { Paint, Painter } from "@/lib/painting/types";
import type { Hint } from "./use-hint";

/** How far from the window highlights are drawn in a large outline, in heights of it: about as far as the browser lays it out. */
const DRAWN_WINDOWS = 1.5;

const makePaints = ({ annotation, places }: Placed, isDraft: boolean): Paint[] =>
  places.map(({ pointId, start, end }) => ({
    id: annotation.id,
    pointId,
    start,
    end,
    colour: annotation.colour,
    ...(isDraft && { style: "draft" as const }),
  }));

/** Makes the paints of annotations, and gives the same ones again for those that have not changed. */
function createPaints(marksDrafts: boolean): (placed: Placed[]) => Paint[] {
  const made = new WeakMap<Placed, Paint[]>();
  return (placed) =>
    placed.flatMap((one) => {
      const paints = made.get(one) ?? makePaints(one, marksDrafts && one.annotation.audiences.length === 0);
      made.set(one, paints);
      return paints;
    });
}

type PaintingChoices = {
  placed: Placed[];
  pending: Paint[];
  active: string | null;
  hint: Hint;
  /** Whether drafts look different: only where there is someone to publish to. */
  marksDrafts: boolean;
};

type PointerChoices = { onClick: (x: number, y: number) => void; idAt: (x: number, y: number) => string | null; hint: Hint };

/** Tells what the pointer does over painted words. While it selects, it does nothing else. */
function watchPointer(root: HTMLElement, { onClick, idAt, hint }: PointerChoices): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let pointed: Element | null = null;
  const point = (id: string | null, words: Element | null) => {
    hint.set("words", id);
    if (words === pointed) return;
    pointed?.removeAttribute("data-pointed");
    words?.setAttribute("data-pointed", "");
    pointed = words;
  };
  const onMove = ({ clientX, clientY, pointerType, buttons, target }: PointerEvent) => {
    if (pointerType === "touch" || buttons !== 0) return point(null, null);
    const words = target instanceof Element ? target.closest(`[${POINT_TEXT}]`) : null;
    const id = words && idAt(clientX, clientY);
    point(id, id === null ? null : words);
  };
  root.addEventListener("pointermove", onMove, { signal });
  root.addEventListener("pointerleave", () => point(null, null), { signal });
  root.addEventListener(
    "click",
    ({ clientX, clientY }) => {
      if (window.getSelection()?.isCollapsed !== false) onClick(clientX, clientY);
    },
    { signal },
  );
  return () => {
    stop.abort();
    point(null, null);
  };
}

/**
 * Keeps what is painted in step with the annotations, and calls `onHit` with the annotations under a click,
 * smallest first.
 */
export function usePainting(
  outline: OutlineElements | null,
  { placed, pending, active, hint, marksDrafts }: PaintingChoices,
  onHit: (ids: string[]) => void,
) {
  const painter = useRef<Painter | null>(null);
  const hit = useRef(onHit);
  useEffect(() => {
    hit.current = onHit;
  });

  useEffect(() => {
    if (!outline) return;
    const reach = outline.isLarge ? DRAWN_WINDOWS * window.innerHeight : undefined;
    const made = createPainter(outline.root, { resolveText: outline.textElement, reach });
    painter.current = made;
    const stop = watchPointer(outline.root, {
      onClick: (x, y) => hit.current(made.at(x, y)),
      idAt: (x, y) => made.at(x, y)[0] ?? null,
      hint,
    });
    const unhint = hint.subscribe(() => made.hint(hint.current()));
    return () => {
      stop();
      unhint();
      made.destroy();
      painter.current = null;
    };
  }, [outline, hint]);

  const paintsOf = useMemo(() => createPaints(marksDrafts), [marksDrafts]);
  useEffect(() => painter.current?.set([...paintsOf(placed), ...pending]), [outline, placed, pending, paintsOf]);

  useEffect(() => painter.current?.focus(active), [outline, active]);
}
