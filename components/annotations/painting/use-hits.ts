"use client";

import { useState } from "react";
import type { Active } from "@/components/annotations/use-active";

/** Where among the annotations of some words the open one is, counted from 1, and the way to the others. */
export type Here = {
  position: number;
  count: number;
  go: (step: 1 | -1) => void;
  /** Which way led here, 0 from the words: the button that was pressed is then another card's, and has the focus. */
  came: 1 | -1 | 0;
};

const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((id, index) => id === b[index]);

/** The annotation after (or before) one, in a circle. */
const beside = (ids: string[], id: string | null, step: number) => ids[(ids.indexOf(id ?? "") + step + ids.length) % ids.length] ?? null;

/**
 * Opens what is under a click: the smallest annotation first, and with each further click on the same words the next.
 * `here` is null where there is only one.
 */
export function useHits({ active, activate }: Active) {
  const [ids, setIds] = useState<string[]>([]);
  const [came, setCame] = useState<Here["came"]>(0);

  /** `found` are the annotations under a place, smallest first. */
  const onHit = (found: string[]) => {
    setIds(found);
    setCame(0);
    activate(isSame(found, ids) && found.includes(active ?? "") ? beside(found, active, 1) : (found[0] ?? null));
  };

  const position = active === null ? 0 : ids.indexOf(active) + 1;
  const go: Here["go"] = (step) => {
    setCame(step);
    activate(beside(ids, active, step));
  };
  const here: Here | null = position > 0 && ids.length > 1 ? { position, count: ids.length, go, came } : null;
  return { onHit, here };
}
