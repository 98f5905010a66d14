"use client";

import { useEffect, useMemo, useRef } from "react";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { parentOf, pointOf } from "@/components/outline/walking";
import { useThreads } from "@/components/threads/use-threads";
import type { Placed } from "@/lib/annotations/place";
import { countByPoint, heatOf, sayInside } from "@/lib/annotations/rollup";
import type { PointCounts } from "@/lib/annotations/rollup";

/** What a card takes of the margin's height, in pixels: a short one with the gap after it. */
const CARD_PX = 120;

/** How long is waited before it is said, in milliseconds: nobody waits for it, and notes may arrive one after another. */
const SAY_AFTER_MS = 500;

/** What is said of one point: beside it, of what is folded into it, and to those who cannot see how warm it is. */
type Said = { heat?: string; inside?: string; own?: string };

const several = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

function sayings({ own, inside }: PointCounts, isWarm: boolean): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const [id, counts] of inside) said.set(id, { inside: sayInside(counts) });
  if (isWarm) {
    for (const [id, { notes, people }] of own)
      said.set(id, { ...said.get(id), heat: String(heatOf(notes)), own: `${several(notes, "annotation")} by ${people === 1 ? "1 person" : `${people} people`}` });
  }
  return said;
}

function setOrRemove(element: Element | null, name: string, value: string | undefined) {
  if (value === undefined) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

/** Only attributes: of elements that the server made and that no client component renders. */
function write(line: Element | null | undefined, before: Said, { heat, inside, own }: Said) {
  if (!line) return;
  if (heat !== before.heat) setOrRemove(line, "data-heat", heat);
  if (own !== before.own) setOrRemove(line.querySelector(":scope > .point-annotate"), "aria-description", own);
  if (inside === before.inside) return;
  setOrRemove(line, "data-inside", inside);
  setOrRemove(line.querySelector(":scope > .point-toggle"), "aria-description", inside && `Inside: ${inside}`);
}

function parentsIn({ points, textElement }: OutlineElements): Map<string, string | null> {
  return new Map(
    points.map(({ id }) => {
      const point = pointOf(textElement(id));
      return [id, (point && parentOf(point)?.getAttribute("data-point")) ?? null];
    }),
  );
}

const nothing: Said = {};

/**
 * Says on the outline itself how much there is: what a folded point has inside and, where there are more annotations
 * than cards beside it, how warm each point is. What has something unread said under it is unread as well; a question is
 * open until it has an answer or is resolved, in any of the groups. Worked out once for a list of annotations, and only
 * what differs is written.
 */
export function useOutlineMarks(outline: OutlineElements | null, placed: Placed[], unread: ReadonlySet<string>) {
  const written = useRef<{ on: OutlineElements; said: Map<string, Said> } | null>(null);
  const threads = useThreads();
  const parents = useMemo(() => outline && parentsIn(outline), [outline]);
  useEffect(() => {
    if (!outline || !parents) return;
    const isClosed = (id: string) => threads?.under(id).some(({ acceptedReplyId, resolved }) => acceptedReplyId !== null || resolved !== null) ?? false;
    const say = () => {
      const counts = countByPoint(placed, (id) => parents.get(id) ?? null, { isUnread: (one) => unread.has(one), isClosed });
      const said = sayings(counts, placed.length * CARD_PX > outline.root.offsetHeight);
      const before = written.current?.on === outline ? written.current.said : new Map<string, Said>();
      for (const id of new Set([...before.keys(), ...said.keys()])) write(outline.textElement(id)?.parentElement, before.get(id) ?? nothing, said.get(id) ?? nothing);
      written.current = { on: outline, said };
    };
    const timer = setTimeout(say, SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [outline, parents, placed, unread, threads]);
}
