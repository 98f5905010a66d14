"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient, UseQueryResult } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo } from "react";
import { outboxOf, useUnsentIn } from "@/components/outbox/use-outbox";
import type { Annotation } from "@/lib/annotations/schema";
import { call } from "@/lib/http/client";
import { heldOf } from "@/lib/outbox/acts";
import { showOver } from "@/lib/outbox/shown";
import type { Unsent } from "@/lib/outbox/types";
import { noteDeleted, othersKey, ownKey, takeIn } from "./lists";
import type { LayerChoice, WorkspaceProps } from "./types";

/** How often the page asks by itself, in milliseconds: as long as nothing tells it of what is written elsewhere. */
const ASK_EVERY_MS = 30_000;
const STALE_AFTER_MS = 10_000;

/** How what may change on the page is read: again and again, unless the page is told when it has changed. */
export const asking = <T = Annotation[]>(path: string, userId: string, isTold = false) => ({
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const result = await call<T>("GET", path, undefined, signal, userId);
    if (!result.ok) throw new Error(result.problem.detail);
    return result.value;
  },
  staleTime: STALE_AFTER_MS,
  refetchInterval: isTold ? (false as const) : ASK_EVERY_MS,
  refetchOnWindowFocus: isTold ? (false as const) : ("always" as const),
});

/** What the server has of an annotation, once it has taken what was written here. */
function takeInSettled(client: QueryClient, unsent: Unsent): Promise<void> {
  const held = heldOf(unsent);
  if (!held && unsent.base) noteDeleted(unsent.base);
  return takeIn(client, ownKey(unsent.episodeId), held ? { annotations: [held], gone: [] } : { annotations: [], gone: [unsent.id] });
}

/** The same lists as long as nothing in them has changed. */
export type Given = { own: Annotation[]; others: Annotation[] };

const none: Annotation[] = [];
const lists = (results: UseQueryResult<Annotation[]>[]) => results.map(({ data }) => data ?? none);

/** What several layers have, each once, in all of the audiences in which it was found. */
function together(layers: Annotation[][]): Annotation[] {
  if (layers.length < 2) return layers.flat();
  const found = new Map<string, Annotation>();
  for (const one of layers.flat()) {
    const known = found.get(one.id);
    const missing = known && one.audiences.filter((id) => !known.audiences.includes(id));
    if (!known) found.set(one.id, one);
    else if (missing && missing.length > 0) found.set(one.id, { ...known, audiences: [...known.audiences, ...missing] });
  }
  return [...found.values()];
}

/**
 * The annotations on the page: one's own, with what is not sent yet, and the others' published ones of every layer that
 * is on, each once. As long as the page is told of what changes, it does not ask.
 * What others write may come while the reader does something else, and makes way for that.
 */
export function useAnnotations({ me, episodeId, own }: WorkspaceProps, on: LayerChoice[], isTold: boolean): Given {
  const client = useQueryClient();
  const path = `/episodes/${episodeId}/annotations`;
  const mine = useQuery({ queryKey: ownKey(episodeId), ...asking(path, me.id, isTold), initialData: own });
  const layers = useQueries({
    queries: on.map(({ audienceId, given }) => ({
      queryKey: othersKey(episodeId, audienceId),
      ...asking(`${path}?audience=${audienceId}`, me.id, isTold),
      initialData: given ?? undefined,
    })),
    combine: lists,
  });
  const unsent = useUnsentIn(me.id, episodeId);
  useEffect(() => outboxOf(me.id).onSettled((one) => takeInSettled(client, one)), [client, me.id]);
  const latest = useDeferredValue(layers);
  return {
    own: useMemo(() => showOver(mine.data, unsent), [mine.data, unsent]),
    others: useMemo(() => together(latest).filter(({ author }) => author.id !== me.id), [latest, me.id]),
  };
}
