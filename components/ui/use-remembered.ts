"use client";

import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
// Where a browser keeps nothing for a site, what is chosen still holds until the page goes.
const unkept = new Map<string, string>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? unkept.get(name) ?? null;
  } catch {
    return unkept.get(name) ?? null;
  }
}

function write(name: string, value: string) {
  unkept.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

/** A choice that this device remembers. `choices` are all that may be chosen; the first holds until one is. */
export function useRemembered<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): [Choice, (value: Choice) => void] {
  const kept = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  );
  const value = choices.find((choice) => choice === kept) ?? choices[0];
  return [value, useCallback((next: Choice) => write(name, next), [name])];
}
