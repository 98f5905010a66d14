"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Placed } from "@/lib/annotations/place";
import type { OutlineElements } from "./use-outline";
import { showWords } from "./use-placed";

export type ActivateOptions = {
  /** Its card takes the keyboard's focus; on a narrow screen the sheet opens for it. */
  card?: boolean;
  /** Its words come into view, unfolded; on a narrow screen the sheet makes way for them. */
  words?: boolean;
};

/** The annotation that is open, wherever it was opened from. */
export type Active = {
  active: string | null;
  activate: (id: string | null, options?: ActivateOptions) => void;
};

/** Which annotation is open: its card stands out and at its words, and its words are marked. */
export function useActive(outline: OutlineElements | null, cards: Placed[], openSheet: (open: boolean) => void): Active {
  const [active, setActive] = useState<string | null>(null);
  // Whose card takes the focus as soon as it is there.
  const [awaited, setAwaited] = useState<string | null>(null);
  const latest = useRef({ outline, cards });
  useEffect(() => {
    latest.current = { outline, cards };
  });

  const activate = useCallback(
    (id: string | null, { card = false, words = false }: ActivateOptions = {}) => {
      setActive(id);
      setAwaited(card ? id : null);
      if (card || words) openSheet(card);
      const one = words && latest.current.cards.find(({ annotation }) => annotation.id === id);
      if (one) showWords(latest.current.outline, one);
    },
    [openSheet],
  );

  useEffect(() => {
    if (!awaited) return;
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(awaited)}"]`)?.focus();
    setAwaited(null);
  }, [awaited]);

  return { active, activate };
}
