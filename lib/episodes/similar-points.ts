/** A point that has found no other of exactly its words. `order` is its place in reading order. */
export type Unmatched = { order: number; text: string };

/** How much of their words two points must share to be one point, edited: in trigrams, as Dice counts it. */
export const SIMILAR = {
  /** Under the same parent little speaks against it. */
  underOneParent: 0.5,
  /** Elsewhere in the outline the words alone have to speak for it. */
  anywhere: 0.7,
} as const;

/** Fewer shared trigrams prove nothing: "yes" and "yet" are two points. */
const LEAST_SHARED = 5;
/** A trigram that more points have tells nothing of which is meant. */
const MOST_HOLDERS = 64;
/** How many of a point's rarest trigrams look for candidates, and how many candidates are compared. */
const SEEDS = 12;
const CANDIDATES = 5;

type Shingled = Unmatched & { trigrams: Set<string> };
type Pair = { before: Shingled; after: Shingled; score: number };

/**
 * Pairs points whose words are similar, the most similar first and of equally similar ones the nearest in order; each
 * point at most once. Texts are to be normalised. Costs time in proportion to the points, whatever they say.
 */
export function pairSimilar(before: Unmatched[], after: Unmatched[], floor: number, found: (before: number, after: number) => void) {
  const pairs = similarPairs(before.map(shingle), after.map(shingle), floor);
  const used = new Set<Shingled>();
  for (const pair of pairs.sort(byLikelihood)) {
    if (used.has(pair.before) || used.has(pair.after)) continue;
    used.add(pair.before).add(pair.after);
    found(pair.before.order, pair.after.order);
  }
}

function similarPairs(before: Shingled[], after: Shingled[], floor: number): Pair[] {
  const holders = holdersOf(before);
  return after.flatMap((one) =>
    candidatesFor(one, holders)
      .map((other) => ({ before: other, after: one, score: similarity(other, one) }))
      .filter(({ score }) => score >= floor),
  );
}

const byLikelihood = (a: Pair, b: Pair) => b.score - a.score || distance(a) - distance(b) || a.after.order - b.after.order;
const distance = ({ before, after }: Pair) => Math.abs(before.order - after.order);

function shingle({ order, text }: Unmatched): Shingled {
  const trigrams = new Set<string>();
  const padded = ` ${text} `;
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3));
  return { order, text, trigrams };
}

function holdersOf(points: Shingled[]): Map<string, Shingled[]> {
  const holders = new Map<string, Shingled[]>();
  for (const point of points)
    for (const trigram of point.trigrams) {
      const same = holders.get(trigram);
      if (same) same.push(point);
      else holders.set(trigram, [point]);
    }
  return holders;
}

/** The points that share most of the rarest trigrams. */
function candidatesFor({ trigrams }: Shingled, holders: Map<string, Shingled[]>): Shingled[] {
  const seeds = [...trigrams].flatMap((trigram) => {
    const points = holders.get(trigram);
    return points && points.length <= MOST_HOLDERS ? [points] : [];
  });
  const votes = new Map<Shingled, number>();
  for (const points of seeds.sort((a, b) => a.length - b.length).slice(0, SEEDS))
    for (const point of points) votes.set(point, (votes.get(point) ?? 0) + 1);
  return [...votes].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES).map(([point]) => point);
}

function similarity(a: Shingled, b: Shingled): number {
  let shared = 0;
  for (const trigram of a.trigrams) if (b.trigrams.has(trigram)) shared++;
  return shared < LEAST_SHARED ? 0 : (2 * shared) / (a.trigrams.size + b.trigrams.size);
}
