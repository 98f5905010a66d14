import { caretAt, textOffset } from "@/lib/anchoring/dom";
import { snapToGraphemes } from "@/lib/anchoring/graphemes";
import { at } from "@/lib/anchoring/lookup";
import type { Span } from "@/lib/anchoring/types";
import type { PaintedPoint, Points } from "./points";

/**
 * The boxes of a stretch of a point's text, in viewport pixels. Measured node by
 * node: a range over a whole inline element would give the element's box too.
 */
export function rectsOf({ element, nodes }: PaintedPoint, { start, end }: Span): DOMRect[] {
  const range = element.ownerDocument.createRange();
  const rects: DOMRect[] = [];
  let from = 0;
  for (const node of nodes) {
    const [first, last] = [Math.max(0, start - from), Math.min(node.length, end - from)];
    from += node.length;
    if (first >= last) continue;
    range.setStart(node, first);
    range.setEnd(node, last);
    rects.push(...range.getClientRects());
  }
  return rects.filter(({ width, height }) => width > 0 && height > 0);
}

/** The boxes of every paint of an annotation, in document order. */
export function rectsOfId(points: Points, id: string): DOMRect[] {
  return inDocumentOrder(points, id).flatMap((point) =>
    point.paints.filter((paint) => paint.id === id).flatMap((paint) => rectsOf(point, paint)),
  );
}

function inDocumentOrder(points: Points, id: string): PaintedPoint[] {
  return [...points.of(id)].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

/** The annotations under a place in viewport pixels, smallest first. */
export function idsAt(document: Document, points: Points, x: number, y: number): string[] {
  const caret = caretAt(document, x, y);
  const point = caret && points.holding(caret.node);
  if (!point) return [];
  const text = point.element.textContent ?? "";
  const offset = textOffset(point.element, caret.node, caret.offset);
  // A caret stands between two characters: the pointer is over one of them, or,
  // beside the text, over neither, since the caret snaps to the nearest line.
  for (const [start, end] of [[offset, offset + 1], [offset - 1, offset]] as const) {
    if (start < 0 || end > text.length) continue;
    const character = snapToGraphemes(text, start, end);
    if (isOver(point, character, x, y)) return at(point.paints, character.start);
  }
  return [];
}

/** The gap between two lines belongs to them, or crossing it would drop the pointer from a highlight. */
function isOver(point: PaintedPoint, character: Span, x: number, y: number): boolean {
  const lineHeight = Number.parseFloat(getComputedStyle(point.element).lineHeight);
  return rectsOf(point, character).some(({ left, right, top, bottom, height }) => {
    const leading = Math.max(0, (lineHeight || height) - height) / 2;
    return left <= x && x <= right && top - leading <= y && y <= bottom + leading;
  });
}
