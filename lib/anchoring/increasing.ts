/**
 * The numbers of the longest increasing run of `values`, not necessarily next to
 * each other: which of them, in order. O(n log n).
 */
export function longestIncreasing(values: readonly number[]): number[] {
  // tails[k]: which value ends the run of k + 1 that ends lowest.
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before.push(tails[low - 1] ?? -1);
    tails[low] = i;
  });
  const run: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) run.push(i);
  return run.reverse();
}
