"use client";

import { useEffect, useRef } from "react";
import { isSign, isTypedInto, keyOf } from "@/components/ui/shortcuts";
import { useRemembered } from "@/components/ui/use-remembered";

/** The keys that ask for the search; the reader's own table of shortcuts shows them too. */
export const SEARCH_KEYS = ["/", "Ctrl+k", "Meta+k"];

let opener: (() => void) | null = null;

/** Puts the cursor into the search of the page that is open. */
export const openSearch = () => opener?.();

/** Calls `open` when a key asks for the search: not where text is written, nor while a dialog has the page. */
export function useSearchKeys(open: () => void) {
  const latest = useRef(open);
  // Who speaks to their computer types signs unawares: switched off with the reader's others.
  const [signs] = useRemembered("gloss.shortcuts", ["on", "off"]);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const run = () => latest.current();
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (!key || !SEARCH_KEYS.includes(key) || event.defaultPrevented || (isSign(key) && signs === "off")) return;
      if (isTypedInto(document.activeElement) || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      run();
    };
    opener = run;
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      if (opener === run) opener = null;
    };
  }, [signs]);
}
