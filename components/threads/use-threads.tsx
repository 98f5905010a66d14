"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useCallback, useMemo } from "react";
import type { ReactNode } from "react";
import { annotationsKey } from "@/components/annotations/lists";
import { asking } from "@/components/annotations/use-annotations";
import type { ThreadSummary } from "@/lib/threads/schema";

const threadsKey = (episodeId: string) => [...annotationsKey(episodeId), "threads"];
export const threadKey = (episodeId: string, annotationId: string, audienceId: string) => [...annotationsKey(episodeId), "thread", annotationId, audienceId];

type Threads = {
  userId: string;
  episodeId: string;
  /** The threads under an annotation, in each of the reader's groups. */
  under: (annotationId: string) => ThreadSummary[];
  /** Those in which someone else said something that the reader has not seen. */
  unread: ThreadSummary[];
  /** Reads again what is said. */
  refresh: () => Promise<void>;
};

const Context = createContext<Threads | null>(null);
const none: ThreadSummary[] = [];

type ProviderProps = { me: { id: string }; episodeId: string; given: ThreadSummary[]; children: ReactNode };

/** Knows what is said under the annotations of the page. */
export function ThreadsProvider({ me, episodeId, given, children }: ProviderProps) {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: threadsKey(episodeId), ...asking<ThreadSummary[]>(`/episodes/${episodeId}/threads`, me.id), initialData: given });
  const byAnnotation = useMemo(() => {
    const found = new Map<string, ThreadSummary[]>();
    for (const one of data) found.set(one.annotationId, [...(found.get(one.annotationId) ?? []), one]);
    return found;
  }, [data]);
  const refresh = useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: threadsKey(episodeId) }),
      client.invalidateQueries({ queryKey: [...annotationsKey(episodeId), "thread"] }),
    ]);
  }, [client, episodeId]);
  const threads = useMemo(
    (): Threads => ({ userId: me.id, episodeId, refresh, under: (id) => byAnnotation.get(id) ?? none, unread: data.filter((one) => one.unread > 0) }),
    [me.id, episodeId, refresh, byAnnotation, data],
  );
  return <Context value={threads}>{children}</Context>;
}

/** What is said on this page; null where nothing is, as behind a share link. */
export const useThreads = (): Threads | null => use(Context);
