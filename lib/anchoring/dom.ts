import type { Span } from "./types";

/** Marks the element that holds a point's text and nothing else; its value is the point's id. */
export const POINT_TEXT = "data-point-text";

/** What a selection takes of one point. UTF-16 offsets in the element's text. */
export type PointSpan = Span & { pointId: string; element: Element };

/** Both ends of a range, as `StaticRange` wants them. */
export type Boundaries = { startContainer: Node; startOffset: number; endContainer: Node; endOffset: number };

/** The text nodes under `root` in document order, the empty ones left out. Comments are not text. */
export function textNodes(root: Node): Text[] {
  const nodes: Text[] = [];
  collect(root, nodes);
  return nodes;
}

function collect(parent: Node, into: Text[]): void {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== Node.TEXT_NODE) collect(child, into);
    else if ((child as Text).length > 0) into.push(child as Text);
  }
}

/**
 * Where `[start, end)` of the text in `nodes` begins and ends. Each end lies in
 * a node that holds a character of the span, so nothing beside it is touched.
 * Clamped to the text; null where that leaves no character.
 */
export function boundaries(nodes: readonly Text[], start: number, end: number): Boundaries | null {
  let at = 0;
  let first: { node: Text; offset: number } | null = null;
  let last: { node: Text; offset: number } | null = null;
  for (const node of nodes) {
    const next = at + node.length;
    if (start < next && end > at) {
      first ??= { node, offset: Math.max(0, start - at) };
      last = { node, offset: Math.min(node.length, end - at) };
    }
    at = next;
  }
  if (!first || !last || start >= end) return null;
  return { startContainer: first.node, startOffset: first.offset, endContainer: last.node, endOffset: last.offset };
}

/**
 * How much of `root`'s text stands before a boundary point, in UTF-16 units. A
 * point before the root or in another tree counts as its start, one after it as
 * its end; an offset beyond its node as the node's end.
 */
export function textOffset(root: Element, node: Node, offset: number): number {
  if (root.getRootNode() !== node.getRootNode()) return 0;
  const length = node.nodeValue?.length ?? node.childNodes.length;
  const before = root.ownerDocument.createRange();
  before.selectNodeContents(root);
  const clamped = Math.min(Math.max(0, offset), length);
  const side = before.comparePoint(node, clamped);
  if (side < 0) return 0;
  if (side === 0) before.setEnd(node, clamped);
  return before.toString().length;
}

/** A place between two characters, as the browser tells it. */
export type Caret = { node: Node; offset: number };

/** The caret's place nearest to a place in the window, in pixels; null where there is no text at all. */
export function caretAt(document: Document, x: number, y: number): Caret | null {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/**
 * A live range over `[start, end)` of `root`'s text, clamped to it. Where that
 * leaves no character the range is collapsed at the root's start.
 */
export function rangeAt(root: Element, start: number, end: number): Range {
  const range = root.ownerDocument.createRange();
  const ends = boundaries(textNodes(root), start, end);
  range.setStart(ends?.startContainer ?? root, ends?.startOffset ?? 0);
  range.setEnd(ends?.endContainer ?? root, ends?.endOffset ?? 0);
  return range;
}

/**
 * The points of which a range holds at least one character, in document order.
 * The range may start and end anywhere; what lies outside points is passed over,
 * and so are points that are not shown, as in a collapsed part: nobody selected
 * what they could not see. White space is the caller's to judge (`describe`).
 */
export function pointsInRange(range: Range, attribute: string = POINT_TEXT): PointSpan[] {
  return candidates(range.commonAncestorContainer, `[${attribute}]`).flatMap((element) => {
    if (!range.intersectsNode(element)) return [];
    const start = textOffset(element, range.startContainer, range.startOffset);
    const end = textOffset(element, range.endContainer, range.endOffset);
    const pointId = element.getAttribute(attribute);
    return pointId && start < end && isShown(element) ? [{ pointId, element, start, end }] : [];
  });
}

function candidates(ancestor: Node, selector: string): Element[] {
  const around = ancestor.nodeType === Node.ELEMENT_NODE ? (ancestor as Element) : ancestor.parentElement;
  const within = around?.closest(selector);
  if (within) return [within];
  return [...(around ?? ancestor.ownerDocument ?? (ancestor as Document)).querySelectorAll(selector)];
}

/** Whether a point can be seen. `hidden="until-found"` keeps its layout, so having boxes is not proof enough. */
export function isShown(element: Element): boolean {
  if (element.closest("[hidden]")) return false;
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
