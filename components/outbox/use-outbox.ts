"use client";

import { useMemo, useSyncExternalStore } from "react";
import { emptyOutbox, Outbox } from "@/lib/outbox/outbox";
import type { OutboxState } from "@/lib/outbox/outbox";
import { asShown } from "@/lib/outbox/shown";
import type { Unsent } from "@/lib/outbox/types";

let current: Outbox | null = null;

/** The one outbox of the page. On the server there is nothing to share: each has an empty one. */
export function outboxOf(userId: string): Outbox {
  if (typeof window === "undefined") return new Outbox(userId);
  if (current?.userId !== userId) current = new Outbox(userId);
  return current;
}

const empty = () => emptyOutbox;
const nothing = () => null;
const none: Unsent[] = [];

/** What the user's outbox holds, and how it goes. */
export function useOutbox(userId: string): OutboxState {
  const { subscribe, state } = outboxOf(userId);
  return useSyncExternalStore(subscribe, state, empty);
}

/** Looks what is unsent in an episode, and gives the same list as long as it would show the same. */
function lookingIn(state: () => OutboxState, episodeId: string): () => Unsent[] {
  let last = { key: "[]", list: none };
  return () => {
    const list = [...state().unsent.values()].filter((one) => one.episodeId === episodeId);
    const key = JSON.stringify(list.map((one) => [one.id, asShown(one)]));
    if (key !== last.key) last = { key, list };
    return last.list;
  };
}

/** What is unsent in an episode. Sending it changes nothing of what it shows, and so not the list. */
export function useUnsentIn(userId: string, episodeId: string): Unsent[] {
  const { subscribe, state } = outboxOf(userId);
  const look = useMemo(() => lookingIn(state, episodeId), [state, episodeId]);
  return useSyncExternalStore(subscribe, look, () => none);
}

/** What is unsent of one annotation of the user's. */
export function useUnsent(userId: string, id: string): Unsent | null {
  const { subscribe, state } = outboxOf(userId);
  return useSyncExternalStore(subscribe, () => state().unsent.get(id) ?? null, nothing);
}
