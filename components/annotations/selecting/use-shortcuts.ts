"use client";

import { useEffect, useRef } from "react";
import { focusedPoint } from "@/components/outline/walking";
import { isSign, isTypedInto, keyOf, shortcutFor } from "@/components/ui/shortcuts";
import { shortcutGroups, type Deeds, type Situation } from "./shortcuts";
import { hasSelection } from "./word-selection";

const table = shortcutGroups.flatMap(({ shortcuts }) => shortcuts);

function situation(deeds: Deeds, hasSubject: boolean): Situation {
  const { activeElement } = document;
  const [point, hasWords] = [focusedPoint(), hasSelection()];
  return {
    deeds,
    point,
    hasWords,
    // What is shown is a frame behind what was just selected.
    hasSubject: hasSubject || hasWords || point !== null,
    card: activeElement?.closest<HTMLElement>("[data-card]") ?? null,
    inToolbar: activeElement?.closest(".selection-toolbar") != null,
  };
}

/** A dialog has the keyboard for itself; the sheet of a narrow screen is one, but its cards are cards. */
const isElsewhere = ({ card, inToolbar }: Situation, element: Element | null) => !card && !inToolbar && element?.closest("[role=dialog]") != null;

/** Listens for the shortcuts. Those that are signs can be switched off: someone who speaks to their computer types them unawares. */
export function useShortcuts(deeds: Deeds, hasSubject: boolean, withSigns: boolean) {
  const latest = useRef({ deeds, hasSubject, withSigns });
  useEffect(() => {
    latest.current = { deeds, hasSubject, withSigns };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { deeds, hasSubject, withSigns } = latest.current;
      const key = keyOf(event);
      if (!key || event.defaultPrevented || isTypedInto(document.activeElement) || (isSign(key) && !withSigns)) return;
      const now = situation(deeds, hasSubject);
      const shortcut = isElsewhere(now, document.activeElement) ? null : shortcutFor(table, key, now);
      if (!shortcut) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat || shortcut.repeats) shortcut.run(now, key);
    };
    // Before anyone else: the outline's own keys, and a sheet that Escape would close.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}
