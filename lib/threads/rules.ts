/** Those of a thread's replies that have a place in it: a deleted one keeps its own only where one that is there follows. */
export function withPlaces<R extends { deleted: boolean }>(replies: R[]): R[] {
  const last = replies.findLastIndex(({ deleted }) => !deleted);
  return replies.slice(0, last + 1);
}
