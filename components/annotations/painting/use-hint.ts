"use client";

import { useState, useSyncExternalStore } from "react";

/** Where the hint comes from; what comes first here counts when there are several. */
type Source = "card" | "words" | "focus";

/**
 * The annotation whose card or words the pointer is over, or whose card the focus is in: each then shows where the
 * other is. It changes with every movement of the pointer, so those whom it concerns listen to it by themselves.
 */
export type Hint = {
  current: () => string | null;
  set: (source: Source, id: string | null) => void;
  subscribe: (changed: () => void) => () => void;
};

function createHint(): Hint {
  const listeners = new Set<() => void>();
  // Each source lets go of its own only: the pointer is told to be over a card before it is told to have left the words.
  const by: Record<Source, string | null> = { card: null, words: null, focus: null };
  const current = () => by.card ?? by.words ?? by.focus;
  return {
    current,
    set(source, id) {
      const before = current();
      by[source] = id;
      if (current() !== before) for (const changed of listeners) changed();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}

export const useHint = (): Hint => useState(createHint)[0];

export const useIsHinted = (hint: Hint, id: string): boolean =>
  useSyncExternalStore(
    hint.subscribe,
    () => hint.current() === id,
    () => false,
  );
