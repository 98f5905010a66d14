type Placed = { annotationId: string; audienceId: string };

/** Whether a thread under an annotation is one that is read with it: in the groups that are read and, of one's own, in all. */
export const isReadUnder = ({ audienceId }: Pick<Placed, "audienceId">, isOwn: boolean, groups: string[]): boolean => isOwn || groups.includes(audienceId);

/** Threads as a request names them: each audience with the annotations under which they are. */
export function byAudience(threads: Placed[]): { audience: string; annotations: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { annotationId, audienceId } of threads) found.set(audienceId, [...(found.get(audienceId) ?? []), annotationId]);
  return [...found].map(([audience, annotations]) => ({ audience, annotations }));
}

/** Those of a thread's replies that have a place in it: a deleted one keeps its own only where one that is there follows. */
export function withPlaces<R extends { deleted: boolean }>(replies: R[]): R[] {
  const last = replies.findLastIndex(({ deleted }) => !deleted);
  return replies.slice(0, last + 1);
}
