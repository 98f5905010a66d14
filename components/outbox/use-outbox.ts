"use client";

import { useSyncExternalStore } from "react";
import { emptyOutbox, Outbox } from "@/lib/outbox/outbox";
import type { OutboxState } from "@/lib/outbox/outbox";
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

/** What the user's outbox holds, and how it goes. */
export function useOutbox(userId: string): OutboxState {
  const { subscribe, state } = outboxOf(userId);
  return useSyncExternalStore(subscribe, state, empty);
}

/** What is unsent of one annotation of the user's. */
export function useUnsent(userId: string, id: string): Unsent | null {
  const { subscribe, state } = outboxOf(userId);
  return useSyncExternalStore(subscribe, () => state().unsent.get(id) ?? null, nothing);
}
