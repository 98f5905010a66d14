import type { LoosePoint, StoredPoint } from "./points";
import { pairSimilar, SIMILAR } from "./similar-points";

/** What stands above the outermost points. */
const ROOT = "";

const normalise = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

type Keyed = { key: string; index: number };

/** A point that is in the outline no more. */
export type Removed = Pick<StoredPoint, "id" | "text">;

/**
 * A key for the texts from the root down to each point. It holds the number of the parent's key and not the key
 * itself, which would grow with every level; points that share `numbers` can be compared.
 */
function paths(points: { text: string }[], parentOf: (index: number) => number | null, numbers: Map<string, number>): string[] {
  const keys: string[] = [];
  points.forEach((point, index) => {
    const parent = parentOf(index);
    const key = `${parent === null ? "" : numbers.get(keys[parent] ?? "")}\n${normalise(point.text)}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    keys.push(key);
  });
  return keys;
}

/** Pairs the entries of both sides that have the same key, the first with the first, and so on. */
function pair(before: Keyed[], after: Keyed[], found: (before: number, after: number) => void) {
  const waiting = new Map<string, number[]>();
  for (const { key, index } of before.toReversed()) {
    const same = waiting.get(key);
    if (same) same.push(index);
    else waiting.set(key, [index]);
  }
  for (const { key, index } of after) {
    const match = waiting.get(key)?.pop();
    if (match !== undefined) found(match, index);
  }
}

/**
 * Which point each point of a new document is. Of the last revision's: the same words under the same words first, then
 * the same words anywhere, so that a point which moved or was nested elsewhere keeps its id. Then those that had left
 * before it, by the same words. Last, a point that was edited is still itself: by similar words under the same point,
 * then anywhere. Returns, for each new point, the id of the old one, or null for a new point.
 */
export function matchPoints(before: StoredPoint[], after: LoosePoint[], removed: Removed[] = []): (string | null)[] {
  const ids: (string | null)[] = after.map(() => null);
  const used = new Set<number>();
  const found = (old: number, fresh: number) => {
    used.add(old);
    ids[fresh] = before[old]?.id ?? null;
  };
  const open = () => after.flatMap((_, index) => (ids[index] === null ? [index] : []));
  const left = () => before.flatMap((_, index) => (used.has(index) ? [] : [index]));

  for (const [beforeKeys, afterKeys] of [pathsOf(before, after), [before.map(words), after.map(words)]] as const)
    pair(left().map(keyedBy(beforeKeys)), open().map(keyedBy(afterKeys)), found);
  pair(removed.map((point, index) => ({ key: words(point), index })), open().map(keyedBy(after.map(words))), (old, fresh) => {
    ids[fresh] = removed[old]?.id ?? null;
  });

  const similar = { before, after, ids, left, open, found };
  pairSiblings(similar);
  pairSimilar(left().map(unmatched(before)), open().map(unmatched(after)), SIMILAR.anywhere, found);
  // What stands under a point that was only now found again.
  pairSiblings(similar);
  return ids;
}

const words = ({ text }: { text: string }) => normalise(text);
const keyedBy = (keys: string[]) => (index: number): Keyed => ({ key: keys[index] ?? "", index });
const unmatched = (points: { text: string }[]) => (order: number) => ({ order, text: normalise(points[order]?.text ?? "") });

function pathsOf(before: StoredPoint[], after: LoosePoint[]): [string[], string[]] {
  const indexOf = new Map(before.map(({ id }, index) => [id, index]));
  const numbers = new Map<string, number>();
  return [
    paths(before, (index) => indexOf.get(before[index]?.parentId ?? "") ?? null, numbers),
    paths(after, (index) => after[index]?.parent ?? null, numbers),
  ];
}

type Matching = {
  before: StoredPoint[];
  after: LoosePoint[];
  ids: (string | null)[];
  left: () => number[];
  open: () => number[];
  found: (before: number, after: number) => void;
};

/** Pairs similar points that stand under one and the same point. Parents come first, so that it works its way down. */
function pairSiblings({ before, after, ids, left, open, found }: Matching) {
  const waiting = group(left(), (index) => before[index]?.parentId ?? ROOT);
  for (const [parent, siblings] of group(open(), (index) => after[index]?.parent ?? null)) {
    const id = parent === null ? ROOT : ids[parent];
    const others = id === null || id === undefined ? undefined : waiting.get(id);
    if (others) pairSimilar(others.map(unmatched(before)), siblings.map(unmatched(after)), SIMILAR.underOneParent, found);
  }
}

function group<K>(indexes: number[], keyOf: (index: number) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const index of indexes) {
    const key = keyOf(index);
    const same = groups.get(key);
    if (same) same.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}
