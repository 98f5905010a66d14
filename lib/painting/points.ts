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
  all(): Iterable<PaintedPoint>;
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
  let byId = new Map<string, PaintedPoint>();
  let byElement = new Map<Node, PaintedPoint>();
  let byPaint: Map<string, PaintedPoint[]> | null = null;

  function update(paints: readonly Paint[]): Changes {
    const next = new Map<string, PaintedPoint>();
    byElement = new Map();
    const changes: Changes = { wiped: [], drawn: [] };
    for (const [id, own] of byPoint(paints)) {
      const old = byId.get(id);
      const element = resolveText(id);
      const kept = old && element === old.element && samePaints(old.paints, own);
      const point = kept ? old : element && read(id, element, own);
      if (!point) continue;
      next.set(id, point);
      byElement.set(point.element, point);
      if (!kept) changes.drawn.push(point);
    }
    for (const old of byId.values()) if (next.get(old.id) !== old) changes.wiped.push(old);
    byId = next;
    byPaint = null;
    return changes;
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
    all: () => byId.values(),
    elements: { all: () => [...byId.values()].map(({ element }) => element), isWanted: (element) => byElement.has(element) },
    of: (id) => (byPaint ??= holders(byId.values())).get(id) ?? [],
    at: (element) => byElement.get(element) ?? null,
    holding,
  };
}

function holders(points: Iterable<PaintedPoint>): Map<string, PaintedPoint[]> {
  const found = new Map<string, PaintedPoint[]>();
  for (const point of points) {
    for (const id of new Set(point.paints.map((paint) => paint.id))) {
      const own = found.get(id);
      if (own) own.push(point);
      else found.set(id, [point]);
    }
  }
  return found;
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
