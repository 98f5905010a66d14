"use client";

import { useEffect, useSyncExternalStore } from "react";

/* How many annotations the viewer has published to the group that they read with, as the page knows it by now. */

let count: number | null = null;
const listeners = new Set<() => void>();

function tell(next: number | null) {
  count = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells what stands outside of the notes how many there are. */
export function useTellPublished(published: number | null) {
  useEffect(() => {
    tell(published);
    return () => tell(null);
  }, [published]);
}

/** What the server counted, until the notes on the page know better. */
export const usePublishedHere = (counted: number): number => useSyncExternalStore(listen, () => count ?? counted, () => counted);
