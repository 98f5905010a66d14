import type { LoosePoint, StoredPoint } from "./points";

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
 * before it, by the same words. Returns, for each new point, the id of the old one, or null for a new point.
 */
export function matchPoints(before: StoredPoint[], after: LoosePoint[], removed: Removed[] = []): (string | null)[] {
  const indexOf = new Map(before.map(({ id }, index) => [id, index]));
  const numbers = new Map<string, number>();
  const beforePaths = paths(before, (index) => indexOf.get(before[index]?.parentId ?? "") ?? null, numbers);
  const afterPaths = paths(after, (index) => after[index]?.parent ?? null, numbers);
  const ids: (string | null)[] = after.map(() => null);
  const used = new Set<number>();
  const stages: [(index: number) => string, (index: number) => string][] = [
    [(index) => beforePaths[index] ?? "", (index) => afterPaths[index] ?? ""],
    [(index) => normalise(before[index]?.text ?? ""), (index) => normalise(after[index]?.text ?? "")],
  ];
  for (const [beforeKey, afterKey] of stages) {
    const left = before.flatMap((_, index) => (used.has(index) ? [] : { key: beforeKey(index), index }));
    const open = after.flatMap((_, index) => (ids[index] === null ? { key: afterKey(index), index } : []));
    pair(left, open, (old, fresh) => {
      used.add(old);
      ids[fresh] = before[old]?.id ?? null;
    });
  }
  const open = after.flatMap(({ text }, index) => (ids[index] === null ? { key: normalise(text), index } : []));
  const gone = removed.map(({ text }, index) => ({ key: normalise(text), index }));
  pair(gone, open, (old, fresh) => {
    ids[fresh] = removed[old]?.id ?? null;
  });
  return ids;
}
