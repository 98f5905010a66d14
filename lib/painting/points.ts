import { textNodes } from "@/lib/anchoring/dom";
import { byStartThenLonger } from "@/lib/anchoring/segments";
import type { Paint, PainterOptions } from "./types";

/** A point that has paints, and the text nodes of its element. */
export type PaintedPoint = {
  id: string;
  element: Element;
  readonly nodes: readonly Text[];
  /** Whether those that were last asked for are still what the element holds: a page rendered anew may have others. */
  isFresh: () => boolean;
  /** Sorted by start, the longer first. */
  paints: readonly Paint[];
};

/** What a new list of paints changes: points to wipe, then points to draw. */
export type Changes = { wiped: PaintedPoint[]; drawn: PaintedPoint[] };

/** The painted points of a page, by id and by element. */
export type Points = {
  update(paints: readonly Paint[]): Changes;
  /** The points in which an annotation is painted, in no order. */
  of(id: string): readonly PaintedPoint[];
  /** The elements that hold painted points' texts. */
  elements: { all: () => Iterable<Element>; isWanted: (element: Element) => boolean };
  /** The painted point whose text an element holds. */
  at(element: Element): PaintedPoint | null;
  /** The painted point in whose text a node lies. */
  holding(node: Node): PaintedPoint | null;
};

/** Keeps account of which points are painted, so that `update` tells only what differs. */
export function createPoints(resolveText: PainterOptions["resolveText"]): Points {
  const byId = new Map<string, PaintedPoint>();
  const byElement = new Map<Node, PaintedPoint>();
  const byPaint = new Map<string, Set<PaintedPoint>>();
  let painted: ReadonlySet<Paint> = new Set();
  /** Points with paints that are not on the page. */
  const missing = new Set<string>();

  function* differing(next: ReadonlySet<Paint>): Generator<string> {
    for (const paint of next) if (!painted.has(paint)) yield paint.pointId;
    for (const paint of painted) if (!next.has(paint)) yield paint.pointId;
    for (const { id, element } of byId.values()) if (resolveText(id) !== element) yield id;
    yield* missing;
  }

  function update(paints: readonly Paint[]): Changes {
    const next = new Set(paints);
    const ids = new Set(differing(next));
    painted = next;
    const groups = byPoint(paints.filter(({ pointId }) => ids.has(pointId)));
    const changes: Changes = { wiped: [], drawn: [] };
    for (const id of ids) {
      const own = groups.get(id) ?? [];
      const element = own.length > 0 ? resolveText(id) : null;
      const old = byId.get(id);
      if (old && old.element === element && samePaints(old.paints, own)) continue;
      if (old) changes.wiped.push(forget(old));
      if (element) changes.drawn.push(know(read(id, element, own)));
      if (own.length > 0 && !element) missing.add(id);
      else missing.delete(id);
    }
    return changes;
  }

  function know(point: PaintedPoint): PaintedPoint {
    byId.set(point.id, point);
    byElement.set(point.element, point);
    for (const { id } of point.paints) {
      const holders = byPaint.get(id);
      if (holders) holders.add(point);
      else byPaint.set(id, new Set([point]));
    }
    return point;
  }

  function forget(point: PaintedPoint): PaintedPoint {
    byId.delete(point.id);
    // Another point may stand in it by now.
    if (byElement.get(point.element) === point) byElement.delete(point.element);
    for (const { id } of point.paints) {
      const holders = byPaint.get(id);
      holders?.delete(point);
      if (holders?.size === 0) byPaint.delete(id);
    }
    return point;
  }

  function holding(node: Node): PaintedPoint | null {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const point = byElement.get(at);
      if (point) return point;
    }
    return null;
  }

  return {
    update,
    elements: { all: () => [...byId.values()].map(({ element }) => element), isWanted: (element) => byElement.has(element) },
    of: (id) => [...(byPaint.get(id) ?? [])],
    at: (element) => byElement.get(element) ?? null,
    holding,
  };
}

function byPoint(paints: readonly Paint[]): Map<string, Paint[]> {
  const groups = new Map<string, Paint[]>();
  for (const paint of paints) {
    const group = groups.get(paint.pointId);
    if (group) group.push(paint);
    else groups.set(paint.pointId, [paint]);
  }
  for (const group of groups.values()) group.sort(byStartThenLonger);
  return groups;
}

/** The nodes are looked for when they are asked for: of most points of a large page they never are. */
function read(id: string, element: Element, paints: readonly Paint[]): PaintedPoint {
  let nodes: readonly Text[] = [];
  let length = 0;
  const isFresh = () => length > 0 && nodes.every((node) => element.contains(node)) && lengthOf(nodes) === length;
  return {
    id,
    element,
    paints,
    isFresh,
    get nodes() {
      if (isFresh()) return nodes;
      nodes = textNodes(element);
      length = lengthOf(nodes);
      return nodes;
    },
  };
}

/** In UTF-16 units. */
const lengthOf = (nodes: readonly Text[]): number => nodes.reduce((sum, node) => sum + node.length, 0);

function samePaints(a: readonly Paint[], b: readonly Paint[]): boolean {
  return a.length === b.length && a.every((paint, i) => paint === b[i] || samePaint(paint, b[i]!));
}

function samePaint(a: Paint, b: Paint): boolean {
  return a.id === b.id && a.start === b.start && a.end === b.end && a.colour === b.colour && a.style === b.style;
}
