"use client";

import { useSyncExternalStore } from "react";

let said = { text: "", times: 0 };
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says something to those who listen to the page, once they are not being told something else. Shows nothing. */
export function announce(text: string) {
  said = { text, times: said.times + 1 };
  for (const listener of listeners) listener();
}

const silence = said;

/** Where announcements are made: once for a page. */
export function Announcer() {
  const { text, times } = useSyncExternalStore(
    subscribe,
    () => said,
    () => silence,
  );
  // The same words said twice are no change of the text: another element is.
  return (
    <div role="status" className="sr-only">
      <p key={times}>{text}</p>
    </div>
  );
}
