import { idsAt, rectsOf, rectsOfId } from "./measure";
import { createNear } from "./near";
import { createPoints, type PaintedPoint } from "./points";
import { APPEARANCES, type Appearance, type Mark, strokes } from "./strokes";
import { type Painter, type PainterOptions } from "./types";

type Box = { appearance: Appearance; rect: DOMRect };

/**
 * Paints where the browser has no registered highlights: boxes in one layer at
 * the end of the body, away from the outline's elements. Boxes do not follow the
 * text by themselves, so the layer is laid out again when the outline or the
 * window changes size, fonts arrive, or a part of the page is scrolled.
 */
export function createRectanglePainter(root: Element, { resolveText, reach = Number.POSITIVE_INFINITY }: PainterOptions): Painter {
  const document = root.ownerDocument;
  const points = createPoints(resolveText);
  const layer = addLayer(document);
  const marks = new Map<Mark, string | null>();

  const nearPoints = () => [...near.elements()].flatMap((element) => points.at(element) ?? []);
  const redraw = inNextFrame(() => drawBoxes(layer, boxesOf(nearPoints(), marks)));
  const near = createNear(root, { ...points.elements, reach, changed: redraw.request });
  document.fonts.addEventListener("loadingdone", redraw.request);

  return {
    set(paints) {
      points.update(paints);
      near.look();
      redraw.request();
    },
    focus(id) {
      marks.set("gloss-focus", id);
      redraw.request();
    },
    hint(id) {
      marks.set("gloss-hint", id);
      redraw.request();
    },
    at: (x, y) => idsAt(document, points, x, y),
    rects: (id) => rectsOfId(points, id),
    destroy() {
      redraw.cancel();
      near.destroy();
      document.fonts.removeEventListener("loadingdone", redraw.request);
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

function boxesOf(points: Iterable<PaintedPoint>, marks: Map<Mark, string | null>): Box[] {
  const boxes: Box[] = [];
  for (const point of points) {
    const marked = [...marks].flatMap(([appearance, marked]) =>
      point.paints.flatMap(({ id, start, end }) => (id === marked ? [{ start, end, appearance }] : [])),
    );
    for (const { appearance, ...span } of [...strokes(point.paints), ...marked]) {
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
