import type { QueryClient } from "@tanstack/react-query";
import type { Annotation } from "@/lib/annotations/schema";
import { merge } from "@/lib/live/merge";
import type { ChangedPart } from "@/lib/live/schema";

/* The lists of annotations that a page keeps: its reader's own, and of each audience what the others published to it. */

/** The annotations of an episode, in every audience: invalidated, they are read anew, and what is unsent stays over them. */
export const annotationsKey = (episodeId: string) => ["annotations", episodeId];
export const ownKey = (episodeId: string) => [...annotationsKey(episodeId), "own"];
export const othersKey = (episodeId: string, audienceId: string) => [...annotationsKey(episodeId), audienceId];

/** Which version of an annotation was deleted here, by id. */
const deleted = new Map<string, number>();

export const noteDeleted = ({ id, version }: Annotation): unknown => deleted.set(id, version);

/** Whether what is heard of an annotation is from before it was deleted here, and only late. */
export const isFromBefore = ({ id, version }: Annotation): boolean => version <= (deleted.get(id) ?? 0);

/** Puts what the server has by now into a list. An answer that is under way may be from before, and is asked for anew. */
export async function takeIn(client: QueryClient, queryKey: string[], change: ChangedPart, join?: Parameters<typeof merge>[2]): Promise<void> {
  const isUnderWay = client.isFetching({ queryKey, exact: true }) > 0;
  if (isUnderWay) await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData<Annotation[]>(queryKey, (list = []) => merge(list, change, join));
  if (isUnderWay) await client.invalidateQueries({ queryKey, exact: true });
}
