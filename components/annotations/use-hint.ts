"use client";

import { useState, useSyncExternalStore } from "react";

/**
 * The annotation that the pointer is over or the focus is in, at its words or at its card: each then shows where the
 * other is. It changes with every movement of the pointer, so those whom it concerns listen to it by themselves.
 */
export type Hint = {
  current: () => string | null;
  point: (id: string | null) => void;
  focus: (id: string | null) => void;
  subscribe: (changed: () => void) => () => void;
};

function createHint(): Hint {
  const listeners = new Set<() => void>();
  const state = { pointed: null as string | null, focused: null as string | null };
  const current = () => state.pointed ?? state.focused;
  const change = (to: Partial<typeof state>) => {
    const before = current();
    Object.assign(state, to);
    if (current() !== before) for (const changed of listeners) changed();
  };
  return {
    current,
    point: (id) => change({ pointed: id }),
    focus: (id) => change({ focused: id }),
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
