"use client";

import { useCallback, useMemo } from "react";
import { tellSeen } from "@/components/annotations/live/use-seen";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import { call } from "@/lib/http/client";
import { byAudience, isReadUnder } from "@/lib/threads/rules";
import { useThreads } from "./use-threads";

export type UnreadReplies = {
  /** How many replies of others the reader has not seen. */
  count: number;
  /** The annotations under which they are. */
  under: ReadonlySet<string>;
  /** Notes all of them as seen. */
  markRead: () => Promise<void>;
};

/** What is new to the reader under the annotations of the page, in the threads that their cards tell of. */
export function useUnreadReplies(annotations: Annotation[], me: string, layers: { audienceId: string }[]): UnreadReplies {
  const threads = useThreads();
  const unread = useMemo(() => {
    if (!threads || threads.unread.length === 0) return [];
    const authors = new Map(annotations.map(({ id, author }) => [id, author.id]));
    const groups = layers.map(({ audienceId }) => audienceId);
    return threads.unread.filter((one) => authors.has(one.annotationId) && isReadUnder(one, authors.get(one.annotationId) === me, groups));
  }, [annotations, me, layers, threads]);
  const markRead = useCallback(async () => {
    if (unread.length === 0) return;
    const noted = await call<null>("PUT", "/me/seen/replies", { threads: byAudience(unread) }, undefined, me);
    if (!noted.ok) return toast(noted.problem.detail);
    tellSeen();
    await threads?.refresh();
  }, [unread, me, threads]);
  return useMemo(
    () => ({
      count: unread.reduce((sum, thread) => sum + thread.unread, 0),
      under: new Set(unread.map(({ annotationId }) => annotationId)),
      markRead,
    }),
    [unread, markRead],
  );
}
