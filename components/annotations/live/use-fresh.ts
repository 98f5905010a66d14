"use client";

import { useSyncExternalStore } from "react";

/**
 * What was unread when this page first showed it: its card says so as long as the page is open. Much may arrive while
 * few of the cards change, so each listens for itself.
 */
export type Fresh = {
  has: (id: string) => boolean;
  add: (ids: readonly string[]) => void;
  clear: () => void;
  subscribe: (changed: () => void) => () => void;
};

export function createFresh(given: readonly string[] = []): Fresh {
  const ids = new Set(given);
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((changed) => changed());
  return {
    has: (id) => ids.has(id),
    add(more) {
      const before = ids.size;
      for (const id of more) ids.add(id);
      if (ids.size > before) tell();
    },
    clear() {
      ids.clear();
      tell();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}

export function useIsNew({ subscribe, has }: Fresh, id: string): boolean {
  const look = () => has(id);
  return useSyncExternalStore(subscribe, look, look);
}
