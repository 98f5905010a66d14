"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { caretAt, rangeAt, textOffset } from "@/lib/anchoring/dom";
import { withEnd } from "@/lib/anchoring/word-range";
import { wordAt } from "@/lib/anchoring/words";
import type { Colour } from "@/lib/db/generated/enums";
import { createPainter } from "@/lib/painting/painter";
import { chosenSpan, type Choosing } from "./use-subject";

type End = "first" | "last";

type WordHandlesProps = { outline: OutlineElements; choosing: Choosing; onChange: (choosing: Choosing) => void; colour: Colour };

const labels: Record<End, string> = { first: "First word", last: "Last word" };

/** By how many words a key moves a handle. */
const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/** Shows the words that are being chosen as they will look. */
function usePreview({ outline, choosing, colour }: Pick<WordHandlesProps, "outline" | "choosing" | "colour">) {
  useEffect(() => {
    const painter = createPainter(outline.root, { resolveText: outline.textElement });
    const { pointId } = choosing;
    const { start, end } = chosenSpan(outline.textOf(pointId) ?? "", choosing);
    painter.set([{ id: "choosing", pointId, start, end, colour, style: "draft" }]);
    return () => painter.destroy();
  }, [outline, choosing, colour]);
}

/** The boxes of the first and of the last line of the words, in the window's pixels. */
function edgesOf(element: Element, start: number, end: number): Record<End, DOMRect> | null {
  const rects = rangeAt(element, start, end).getClientRects();
  const [first, last] = [rects[0], rects[rects.length - 1]];
  return first && last ? { first, last } : null;
}

/** Puts both handles under the ends of their words, and keeps them there as the page changes its size. */
function usePlaces({ outline, choosing }: Pick<WordHandlesProps, "outline" | "choosing">) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = outline.textElement(choosing.pointId);
    const box = layer.current;
    if (!element || !box) return;
    const place = () => {
      const { start, end } = chosenSpan(element.textContent ?? "", choosing);
      const edges = edgesOf(element, start, end);
      const origin = box.getBoundingClientRect();
      for (const handle of edges ? box.querySelectorAll<HTMLElement>("[data-end]") : []) {
        const isFirst = handle.dataset.end === "first";
        const edge = isFirst ? edges!.first : edges!.last;
        const { offsetWidth: width } = handle;
        // At the edge of the window the handle stays in it, and its line at the words.
        const left = isFirst ? Math.max(0, edge.left - width) : Math.min(document.documentElement.clientWidth - width, edge.right);
        handle.style.left = `${left - origin.left}px`;
        handle.style.top = `${edge.top - origin.top}px`;
        handle.style.setProperty("--line", `${edge.height}px`);
        handle.style.setProperty("--shift", `${isFirst ? left + width - edge.left : edge.right - left}px`);
      }
    };
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(outline.root);
    return () => sizes.disconnect();
  }, [outline, choosing]);
  return layer;
}

/**
 * Chromium may hold a quick drag for the start of a scroll, and the tap after it for what ends that: it would be no click.
 * React listens to touches without a say in them.
 */
function useDragsNotScrolls(layer: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const box = layer.current;
    const refuse = (event: TouchEvent) => event.preventDefault();
    box?.addEventListener("touchstart", refuse, { passive: false });
    return () => box?.removeEventListener("touchstart", refuse);
  }, [layer]);
}

/**
 * Two handles at the ends of the words that are being chosen in one point: dragged by finger or mouse, and moved by keys as
 * the sliders that they are, always by whole words.
 */
export function WordHandles({ outline, choosing, onChange, colour }: WordHandlesProps) {
  const { pointId, first, last } = choosing;
  const element = outline.textElement(pointId);
  const text = element?.textContent ?? "";
  const { words } = chosenSpan(text, choosing);
  const layer = usePlaces({ outline, choosing });
  usePreview({ outline, choosing, colour });
  useDragsNotScrolls(layer);
  const [dragged, setDragged] = useState<{ end: End; above: number } | null>(null);

  const move = (end: End, by: number) => {
    const range = { first: { point: 0, word: first }, last: { point: 0, word: last } };
    const next = by === 0 ? null : withEnd(() => words, range, end, by);
    if (next) onChange({ pointId, first: next.first.word, last: next.last.word });
  };
  const drag = ({ clientX, clientY }: React.PointerEvent) => {
    const caret = dragged && caretAt(document, clientX, clientY - dragged.above);
    if (!dragged || !caret || !element?.contains(caret.node)) return;
    move(dragged.end, wordAt(words, textOffset(element, caret.node, caret.offset)) - choosing[dragged.end]);
  };
  const onKeyDown = (event: React.KeyboardEvent, end: End) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(end, by);
  };
  useEffect(() => layer.current?.querySelector<HTMLElement>("[data-end=last]")?.focus({ preventScroll: true }), [layer, pointId]);

  return (
    <div ref={layer} data-annotator data-dragging={dragged !== null || undefined} className="word-handles">
      {(["first", "last"] as const).map((end) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          data-end={end}
          aria-label={labels[end]}
          aria-valuemin={1}
          aria-valuemax={words.length}
          aria-valuenow={choosing[end] + 1}
          aria-valuetext={`${text.slice(words[choosing[end]]?.start, words[choosing[end]]?.end)}, word ${choosing[end] + 1} of ${words.length}`}
          className="word-handle"
          onKeyDown={(event) => onKeyDown(event, end)}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus({ preventScroll: true });
            event.currentTarget.setPointerCapture(event.pointerId);
            const { top } = event.currentTarget.getBoundingClientRect();
            // The finger stands below the words that it moves along.
            setDragged({ end, above: event.clientY - top - Number.parseFloat(event.currentTarget.style.getPropertyValue("--line")) / 2 });
          }}
          onPointerMove={drag}
          onLostPointerCapture={() => setDragged(null)}
        />
      ))}
    </div>
  );
}
