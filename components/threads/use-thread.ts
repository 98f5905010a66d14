"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { tellSeen } from "@/components/annotations/live/use-seen";
import { asking } from "@/components/annotations/use-annotations";
import { announce } from "@/components/ui/announcer";
import { toast } from "@/components/ui/toasts";
import type { Result } from "@/lib/errors";
import { call } from "@/lib/http/client";
import type { Emoji } from "@/lib/threads/reactions";
import type { Reply, Thread } from "@/lib/threads/schema";
import { threadKey, useThreads } from "./use-threads";

export type Place = { annotationId: string; audienceId: string };

/** What can be done in a thread; each says how it went, and reads the thread again. */
export function useDeeds({ annotationId, audienceId }: Place) {
  const threads = useThreads();
  const path = `/annotations/${annotationId}/threads/${audienceId}`;
  const send = <T>(method: string, at: string, body?: unknown) => call<T>(method, at, body, undefined, threads?.userId);

  async function did(result: Result<unknown>, said: string) {
    if (result.ok) announce(said);
    else toast(result.problem.detail);
    await threads?.refresh();
  }

  return {
    react: async (reply: string | null, emoji: Emoji, label: string, on: boolean) =>
      did(await send("PUT", `${path}/reaction`, { reply, emoji, on }), on ? `You reacted: ${label}` : `Taken back: ${label}`),
    accept: async (reply: string | null) => did(await send("PUT", `${path}/answer`, { reply }), reply ? "Accepted as the answer" : "No longer the answer"),
    resolve: async (resolved: boolean) => did(await send("PUT", `${path}/resolution`, { resolved }), resolved ? "Resolved" : "Reopened"),
    async remove({ id }: Reply) {
      const result = await send("DELETE", `/replies/${id}`);
      if (result.ok) toast("Reply deleted", { label: "Undo", run: () => void send("POST", `/replies/${id}/restoration`).then((back) => did(back, "Brought back")) });
      await did(result, "Reply deleted");
    },
    /** Says something under an id: what was said under it already, unheard, is changed to this. */
    async say(id: string, body: string): Promise<Result<Reply>> {
      const said = await send<Reply>("PUT", `/replies/${id}`, { annotation: annotationId, audience: audienceId, body });
      const result = said.ok && said.value.body !== body ? await send<Reply>("PATCH", `/replies/${id}`, { version: said.value.version, body }) : said;
      if (result.ok) await did(result, "Reply sent");
      return result;
    },
    async change({ id, version }: Reply, body: string): Promise<Result<Reply>> {
      const result = await send<Reply>("PATCH", `/replies/${id}`, { version, body });
      if (result.ok) await did(result, "Reply changed");
      return result;
    },
  };
}

export type ThreadDeeds = ReturnType<typeof useDeeds>;

/** What is said in a thread, which is seen by being shown; and which of it was new when it was. */
export function useThread({ annotationId, audienceId }: Place) {
  const { userId = "", episodeId = "", refresh } = useThreads() ?? {};
  const { data, error } = useQuery({
    queryKey: threadKey(episodeId, annotationId, audienceId),
    ...asking<Thread>(`/annotations/${annotationId}/threads/${audienceId}`, userId),
    staleTime: 0,
  });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const unread = data?.replies.filter((one) => one.unread).map(({ id }) => id) ?? [];
    if (unread.length === 0) return;
    setFresh((before) => new Set([...before, ...unread]));
    void call("PUT", "/me/seen/replies", { replies: unread }, undefined, userId).then((noted) => {
      if (!noted.ok) return;
      tellSeen();
      return refresh?.();
    });
  }, [data, userId, refresh]);
  return { thread: data, error, isNew: (id: string) => fresh.has(id) };
}
