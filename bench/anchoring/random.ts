export type Random = {
  /** From 0 up to 1. */
  next: () => number;
  below: (limit: number) => number;
  chance: (share: number) => boolean;
  of: <T>(choices: ArrayLike<T>) => T;
};

/** The same numbers every time (mulberry32): a run can be compared with another. */
export function randomFrom(seed: number): Random {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, chance: (share) => next() < share, of: (choices) => choices[below(choices.length)]! };
}
