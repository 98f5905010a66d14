import { boundaries } from "@/lib/anchoring/dom";
import { idsAt, rectsOfId } from "./measure";
import { createNear } from "./near";
import { createPoints, type PaintedPoint } from "./points";
import { type Registry, openRegistry } from "./registry";
import { type Appearance, type Mark, strokes } from "./strokes";
import { type Paint, type Painter, type PainterOptions } from "./types";

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
 * with thousands of them each note that arrives would pay for it. And only ranges
 * near the window are registered: at every change of one, the browser goes
 * through all that are.
 */
export function createHighlightPainter(root: Element, { resolveText, reach = Number.POSITIVE_INFINITY }: PainterOptions): Painter {
  const points = createPoints(resolveText);
  const drawn = new Map<PaintedPoint, Drawn[]>();
  const marks = new Map<Mark, { id: string; drawn: Drawn[] }>();
  const near = createNear(root, { ...points.elements, reach, changed: () => inRegistry(show) });

  function inRegistry(work: (registry: Registry) => void): void {
    const registry = openRegistry();
    work(registry);
    registry.close();
  }

  function set(paints: readonly Paint[]): void {
    const { wiped, drawn: changed } = points.update(paints);
    near.look();
    inRegistry((registry) => {
      for (const point of wiped) wipe(registry, point);
      const stale = [...drawn.keys()].filter((point) => !point.isFresh());
      for (const point of stale) wipe(registry, point);
      show(registry);
      if (wiped.length + changed.length + stale.length > 0) for (const [mark, { id }] of marks) remark(registry, mark, id);
    });
  }

  /** Brings what is registered into step with what is near. */
  function show(registry: Registry): void {
    const elements = near.elements();
    for (const point of drawn.keys()) if (!elements.has(point.element)) wipe(registry, point);
    for (const element of elements) {
      const point = points.at(element);
      if (point && !drawn.has(point)) drawn.set(point, draw(registry, rangesOf(point)));
    }
  }

  function wipe(registry: Registry, point: PaintedPoint): void {
    for (const { appearance, range } of drawn.get(point) ?? []) registry.remove(appearance, range);
    drawn.delete(point);
  }

  function remark(registry: Registry, mark: Mark, id: string | null): void {
    for (const { appearance, range } of marks.get(mark)?.drawn ?? []) registry.remove(appearance, range);
    if (id === null) marks.delete(mark);
    else marks.set(mark, { id, drawn: draw(registry, markRanges(points.of(id), mark, id)) });
  }

  function markOut(mark: Mark, id: string | null): void {
    if (id !== (marks.get(mark)?.id ?? null)) inRegistry((registry) => remark(registry, mark, id));
  }

  return {
    set,
    focus: (id) => markOut("gloss-focus", id),
    hint: (id) => markOut("gloss-hint", id),
    at: (x, y) => idsAt(root.ownerDocument, points, x, y),
    rects: (id) => rectsOfId(points, id),
    destroy() {
      near.destroy();
      markOut("gloss-focus", null);
      markOut("gloss-hint", null);
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

function markRanges(holders: readonly PaintedPoint[], mark: Mark, id: string): Drawn[] {
  return holders.flatMap(({ nodes, paints }) =>
    paints.flatMap((paint) => (paint.id === id ? rangeOf(nodes, mark, paint.start, paint.end) : [])),
  );
}

function rangeOf(nodes: readonly Text[], appearance: Appearance, start: number, end: number): Drawn[] {
  const ends = boundaries(nodes, start, end);
  return ends ? [{ appearance, range: new StaticRange(ends) }] : [];
}
