/** The first index in [0, count) of which `isBeyond` holds, or `count`; where it holds, it holds of all that follow. */
export function firstIndex(count: number, isBeyond: (index: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBeyond(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
