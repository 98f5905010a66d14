"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Annotation } from "@/lib/annotations/schema";
import { followChanges } from "@/lib/live/connection";
import { asKnown, merge } from "@/lib/live/merge";
import type { ChangesEvent, ReadingNow } from "@/lib/live/schema";
import type { WorkspaceProps } from "./types";
import { annotationsKey, othersKey, ownKey } from "./use-annotations";

/** How long what hangs on annotations waits to be read anew, so that much that changes at once is asked for once. */
const GATHER_MS = 300;

async function takeInPart(client: QueryClient, queryKey: string[], update: (list: Annotation[]) => Annotation[]) {
  // An answer that is under way may have been made before the change.
  const isUnderWay = client.isFetching({ queryKey, exact: true }) > 0;
  if (isUnderWay) await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData<Annotation[]>(queryKey, (list = []) => update(list));
  if (isUnderWay) await client.invalidateQueries({ queryKey, exact: true });
}

/** Takes in what the stream says; what hangs on the annotations, under the same key, is read anew. */
function createTakingIn(client: QueryClient, { me, episodeId, audienceId, onArrived }: { me: string; episodeId: string; audienceId: string; onArrived: (ids: string[]) => void }) {
  const lists = [ownKey(episodeId), othersKey(episodeId, audienceId)];
  const isList = (key: readonly unknown[]) => lists.some((list) => list.join() === key.join());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshRest = () => {
    timer = undefined;
    void client.invalidateQueries({ queryKey: annotationsKey(episodeId), predicate: ({ queryKey }) => !isList(queryKey) });
  };
  /** What is on the page nowhere yet: others may be read through several of their groups. */
  const arrivedIn = (annotations: Annotation[]) => {
    const unknown = new Set(annotations.filter(({ author }) => author.id !== me).map(({ id }) => id));
    for (const [, list] of client.getQueriesData<{ id: string }[]>({ queryKey: annotationsKey(episodeId) }))
      if (Array.isArray(list)) for (const { id } of list) unknown.delete(id);
    return [...unknown];
  };
  return {
    async take({ own, others, startOver }: ChangesEvent) {
      if (startOver) return client.invalidateQueries({ queryKey: annotationsKey(episodeId) });
      if (own) await takeInPart(client, ownKey(episodeId), (list) => merge(list, own));
      if (others) onArrived(arrivedIn(others.annotations));
      if (others) await takeInPart(client, othersKey(episodeId, audienceId), (list) => merge(list, others, asKnown));
      if (own || others) timer ??= setTimeout(refreshRest, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

export type Live = {
  /** As long as it is, nobody has to ask. */
  isConnected: boolean;
  /** Who of the group reads now, as far as is known. */
  reading: ReadingNow | null;
  /** What others wrote while it was open. */
  arrived: ReadonlySet<string>;
  /** Whether the summary that the page shows is no longer the newest. */
  isRevised: boolean;
};

/** Keeps the page in step with what is written elsewhere, by its reader and in the group. */
export function useLive({ me, episodeId, revisionId, group, cursor }: WorkspaceProps): Live {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(false);
  const [reading, setReading] = useState<ReadingNow | null>(null);
  const [isRevised, setRevised] = useState(false);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const audienceId = group?.audienceId ?? null;
  useEffect(() => {
    const onArrived = (ids: string[]) => ids.length > 0 && setArrived((before) => new Set([...before, ...ids]));
    const takingIn = createTakingIn(client, { me: me.id, episodeId, audienceId: audienceId ?? "nobody", onArrived });
    const stop = followChanges(
      { episodeId, audienceId, userId: me.id, cursor },
      {
        onConnected(now) {
          setConnected(now);
          if (!now) setReading(null);
        },
        onReading: setReading,
        onChanges(event) {
          if (event.revisionId && event.revisionId !== revisionId) setRevised(true);
          void takingIn.take(event);
        },
      },
    );
    return () => {
      stop();
      takingIn.stop();
    };
  }, [client, episodeId, revisionId, audienceId, me.id, cursor]);
  return { isConnected, reading, arrived, isRevised };
}
