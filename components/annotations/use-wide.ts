"use client";

import { useSyncExternalStore } from "react";

/** Tailwind's `xl`: from this width on, there is a margin beside the outline. */
const query = "(min-width: 80rem)";

const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
};

/** Whether the window has room for a margin. The server supposes that it has; the style sheet hides it where not. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
