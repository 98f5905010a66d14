"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { announce } from "@/components/ui/announcer";
import type { Placed } from "@/lib/annotations/place";

/** How long what arrives is gathered before it is said. */
const GATHER_MS = 1_000;

export const countOfNew = (count: number) => (count === 1 ? "1 new note" : `${count} new notes`);

export type Waiting = {
  /** What has a card. */
  standing: Placed[];
  /** How many wait to have one. */
  count: number;
  /** Gives some of them their cards, or all. */
  reveal: (ids?: readonly string[]) => void;
};

/** The list as it was, as long as the same things stand in it: nothing that shows them has to be measured anew. */
function useSame<T>(list: T[]): T[] {
  const [before, setBefore] = useState(list);
  if (list === before || (list.length === before.length && list.every((one, index) => one === before[index]))) return before;
  setBefore(list);
  return list;
}

/**
 * What has arrived since the page was opened is painted at once, but has no card before its reader wants it: nothing
 * moves under their eyes.
 */
export function useWaiting(placed: Placed[], arrived: ReadonlySet<string>): Waiting {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const isWaiting = useCallback((id: string) => arrived.has(id) && !wanted.has(id), [arrived, wanted]);
  const standing = useSame(useMemo(() => placed.filter(({ annotation }) => !isWaiting(annotation.id)), [placed, isWaiting]));
  const count = placed.length - standing.length;
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => announce(countOfNew(count)), GATHER_MS);
    return () => clearTimeout(timer);
  }, [count]);
  const reveal = useCallback(
    (ids: readonly string[] = [...arrived]) =>
      setWanted((before) => {
        const more = ids.filter((id) => arrived.has(id) && !before.has(id));
        return more.length === 0 ? before : new Set([...before, ...more]);
      }),
    [arrived],
  );
  return { standing, count, reveal };
}

/** What is opened, from wherever, has its card. */
export function useRevealed(active: string | null, reveal: Waiting["reveal"]) {
  useEffect(() => {
    if (active) reveal([active]);
  }, [active, reveal]);
}
