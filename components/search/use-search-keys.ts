"use client";

import { useEffect, useRef } from "react";

const writesText = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])") !== null;

/** "/" and Ctrl+K or Cmd+K, but where text is written or a dialog has the page. */
function asksForSearch({ key, ctrlKey, metaKey, altKey, target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || altKey || writesText(target) || document.querySelector("[role=dialog], [role=alertdialog]")) return false;
  return ctrlKey || metaKey ? key.toLowerCase() === "k" : key === "/";
}

/** Calls `open` when a key asks for the search. */
export function useSearchKeys(open: () => void) {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
