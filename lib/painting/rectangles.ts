import { idsAt, rectsOf, rectsOfId } from "./measure";
import { createPoints, type PaintedPoint } from "./points";
import { APPEARANCES, type Appearance, strokes } from "./strokes";
import type { Painter, PainterOptions } from "./types";

type Box = { appearance: Appearance; rect: DOMRect };

/**
 * Paints where the browser has no registered highlights: boxes in one layer at
 * the end of the body, away from the outline's elements. Boxes do not follow the
 * text by themselves, so the layer is laid out again when the outline or the
 * window changes size, fonts arrive, or a part of the page is scrolled.
 */
export function createRectanglePainter(root: Element, { resolveText }: PainterOptions): Painter {
  const document = root.ownerDocument;
  const points = createPoints(resolveText);
  const layer = addLayer(document);
  let focusId: string | null = null;

  const redraw = inNextFrame(() => drawBoxes(layer, boxesOf(points.all(), focusId)));
  const unwatch = watchLayout(root, redraw.request);

  return {
    set(paints) {
      points.update(paints);
      redraw.request();
    },
    focus(id) {
      focusId = id;
      redraw.request();
    },
    at: (x, y) => idsAt(document, points, x, y),
    rects: (id) => rectsOfId(points, id),
    destroy() {
      redraw.cancel();
      unwatch();
      points.update([]);
      layer.remove();
    },
  };
}

function addLayer(document: Document): HTMLElement {
  const layer = document.createElement("div");
  layer.className = "gloss-rectangles";
  layer.setAttribute("aria-hidden", "true");
  document.body.append(layer);
  return layer;
}

function inNextFrame(work: () => void): { request: () => void; cancel: () => void } {
  let frame = 0;
  const request = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      work();
    });
  };
  return { request, cancel: () => cancelAnimationFrame(frame) };
}

function watchLayout(root: Element, changed: () => void): () => void {
  const document = root.ownerDocument;
  const sizes = new ResizeObserver(changed);
  sizes.observe(root);
  sizes.observe(document.documentElement);
  // The layer scrolls with the page; only scrolling inside it moves the text away.
  const scrolled = (event: Event) => event.target !== document && changed();
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  document.fonts.addEventListener("loadingdone", changed);
  return () => {
    sizes.disconnect();
    document.removeEventListener("scroll", scrolled, { capture: true });
    document.fonts.removeEventListener("loadingdone", changed);
  };
}

function boxesOf(points: Iterable<PaintedPoint>, focusId: string | null): Box[] {
  const boxes: Box[] = [];
  for (const point of points) {
    const focused = point.paints.filter(({ id }) => id === focusId);
    const all = [
      ...strokes(point.paints),
      ...focused.map(({ start, end }) => ({ start, end, appearance: "gloss-focus" as const })),
    ];
    for (const { appearance, ...span } of all) {
      for (const rect of rectsOf(point, span)) boxes.push({ appearance, rect });
    }
  }
  return boxes.sort((a, b) => APPEARANCES.indexOf(a.appearance) - APPEARANCES.indexOf(b.appearance));
}

/** Everything is measured before this writes, and set through `style` objects, which a strict content policy allows. */
function drawBoxes(layer: HTMLElement, boxes: readonly Box[]): void {
  const origin = layer.getBoundingClientRect();
  const elements = boxes.map(({ appearance, rect }) => {
    const box = layer.ownerDocument.createElement("div");
    box.className = appearance;
    box.style.left = `${rect.left - origin.left}px`;
    box.style.top = `${rect.top - origin.top}px`;
    box.style.width = `${rect.width}px`;
    box.style.height = `${rect.height}px`;
    return box;
  });
  layer.replaceChildren(...elements);
}
