import { boundaries } from "@/lib/anchoring/dom";
import { idsAt, rectsOfId } from "./measure";
import { createPoints, type PaintedPoint } from "./points";
import { type Registry, openRegistry } from "./registry";
import { type Appearance, strokes } from "./strokes";
import type { Paint, Painter, PainterOptions } from "./types";

/** Whether this browser paints registered highlights. */
export function hasHighlightApi(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

type Drawn = { appearance: Appearance; range: StaticRange };

/**
 * Paints with the CSS Custom Highlight API: no element is added, no text changed.
 *
 * The ranges are static. Live ones are adjusted by the browser at every change
 * anywhere in the page, which the outline's text, never changing, has no use for;
 * with thousands of them each note that arrives would pay for it.
 */
export function createHighlightPainter(root: Element, { resolveText }: PainterOptions): Painter {
  const points = createPoints(resolveText);
  const drawn = new Map<PaintedPoint, Drawn[]>();
  let focusId: string | null = null;
  let focused: Drawn[] = [];

  function set(paints: readonly Paint[]): void {
    const registry = openRegistry();
    const changes = points.update(paints);
    for (const point of changes.wiped) wipe(registry, point);
    for (const point of changes.drawn) drawn.set(point, draw(registry, rangesOf(point)));
    if (changes.wiped.length > 0 || changes.drawn.length > 0) refocus(registry);
    registry.close();
  }

  function wipe(registry: Registry, point: PaintedPoint): void {
    for (const { appearance, range } of drawn.get(point) ?? []) registry.remove(appearance, range);
    drawn.delete(point);
  }

  function refocus(registry: Registry): void {
    for (const { appearance, range } of focused) registry.remove(appearance, range);
    focused = focusId === null ? [] : draw(registry, focusRanges(points.all(), focusId));
  }

  function focus(id: string | null): void {
    if (id === focusId) return;
    focusId = id;
    const registry = openRegistry();
    refocus(registry);
    registry.close();
  }

  return {
    set,
    focus,
    at: (x, y) => idsAt(root.ownerDocument, points, x, y),
    rects: (id) => rectsOfId(points, id),
    destroy() {
      focusId = null;
      set([]);
    },
  };
}

function draw(registry: Registry, ranges: Drawn[]): Drawn[] {
  for (const { appearance, range } of ranges) registry.add(appearance, range);
  return ranges;
}

function rangesOf({ nodes, paints }: PaintedPoint): Drawn[] {
  return strokes(paints).flatMap(({ appearance, start, end }) => rangeOf(nodes, appearance, start, end));
}

function focusRanges(points: Iterable<PaintedPoint>, id: string): Drawn[] {
  return [...points].flatMap(({ nodes, paints }) =>
    paints.flatMap((paint) => (paint.id === id ? rangeOf(nodes, "gloss-focus", paint.start, paint.end) : [])),
  );
}

function rangeOf(nodes: readonly Text[], appearance: Appearance, start: number, end: number): Drawn[] {
  const ends = boundaries(nodes, start, end);
  return ends ? [{ appearance, range: new StaticRange(ends) }] : [];
}
