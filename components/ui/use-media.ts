"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds. `supposed` is what the server, which has no window, takes it to be. */
export function useMedia(query: string, supposed: boolean): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => supposed,
  );
}
