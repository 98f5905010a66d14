"use client";

import { useEffect, useMemo, useState } from "react";
import type { Annotation } from "@/lib/annotations/schema";
import { call } from "@/lib/http/client";
import { createFresh } from "./use-fresh";
import type { Fresh } from "./use-fresh";

/** How long a card has to be in sight to count as seen. */
const LOOK_MS = 1_000;
/** How long what has been seen is gathered before it is sent, and how long after a failure it is sent again. */
const GATHER_MS = 500;
const RETRY_MS = 15_000;
/** The most that one request takes. */
const MOST_SENT = 5_000;

/** Told on the window when the server has noted that something was seen. */
export const SEEN_EVENT = "gloss-seen";
export const tellSeen = () => void window.dispatchEvent(new Event(SEEN_EVENT));

/** Sends the ids of what was seen, several together, until the server has them. */
function createReporter() {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = async () => {
    timer = undefined;
    const ids = [...waiting].slice(0, MOST_SENT);
    const result = await call<null>("PUT", "/me/seen", { annotations: ids });
    if (result.ok) {
      for (const id of ids) waiting.delete(id);
      tellSeen();
    }
    if (waiting.size > 0) schedule(result.ok ? GATHER_MS : RETRY_MS);
  };
  const schedule = (ms: number) => {
    timer ??= setTimeout(() => void send(), ms);
  };
  return {
    add(ids: Iterable<string>) {
      for (const id of ids) waiting.add(id);
      if (waiting.size > 0) schedule(GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Watches elements and tells which have been in sight for long enough: half of one, or half of the window full of it. */
function createWatch(onSeen: (id: string) => void) {
  const ids = new WeakMap<Element, string>();
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const forget = (element: Element) => {
    clearTimeout(timers.get(element));
    timers.delete(element);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const isInSight = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2);
        if (!isInSight) forget(target);
        else if (!timers.has(target)) timers.set(target, setTimeout(() => look(target), LOOK_MS));
      }
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1] },
  );
  function look(element: Element) {
    timers.delete(element);
    // A page in the background is not looked at: it is asked again later.
    if (document.visibilityState !== "visible") return void timers.set(element, setTimeout(() => look(element), LOOK_MS));
    const id = ids.get(element);
    if (id) onSeen(id);
    observer.unobserve(element);
  }
  return {
    watch(element: Element, id: string) {
      ids.set(element, id);
      observer.observe(element);
      return () => {
        forget(element);
        observer.unobserve(element);
      };
    },
    stop() {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export type Seen = {
  /** How many are unread now. */
  unread: number;
  fresh: Fresh;
  /** Notes an annotation as seen once its card has been in sight; returns how to stop watching it. */
  watch: (card: Element, id: string) => () => void;
  /** Notes annotations as seen. */
  see: (ids: string[]) => void;
  markAllRead: () => void;
};

const union = (before: ReadonlySet<string>, ids: string[]) => (ids.every((id) => before.has(id)) ? before : new Set([...before, ...ids]));

const unwatched = () => () => undefined;
const unseen = () => undefined;

/** Annotations without the mark of being unread where this page knows better than the answer that brought them. */
const withoutNoted = (annotations: Annotation[], noted: ReadonlySet<string>) =>
  annotations.map((one) => (one.unread && noted.has(one.id) ? { ...one, unread: false } : one));

/** What is new to the reader, and the noting of what they have seen. */
export function useSeen(given: Annotation[]): Seen & { annotations: Annotation[] } {
  const [noted, setNoted] = useState<ReadonlySet<string>>(new Set());
  const annotations = useMemo(() => withoutNoted(given, noted), [given, noted]);
  const unread = useMemo(() => annotations.filter((one) => one.unread).map(({ id }) => id), [annotations]);
  const [fresh] = useState(() => createFresh(unread));
  useEffect(() => fresh.add(unread), [fresh, unread]);

  const [tools, setTools] = useState<{ see: (ids: string[]) => void; watch: Seen["watch"] } | null>(null);
  useEffect(() => {
    const report = createReporter();
    const see = (ids: string[]) => {
      setNoted((before) => union(before, ids));
      report.add(ids);
    };
    const { watch, stop } = createWatch((id) => see([id]));
    setTools({ see, watch });
    return () => {
      report.stop();
      stop();
    };
  }, []);

  return useMemo(
    () => ({
      annotations,
      unread: unread.length,
      fresh,
      watch: tools?.watch ?? unwatched,
      see: tools?.see ?? unseen,
      markAllRead() {
        tools?.see(unread);
        fresh.clear();
      },
    }),
    [annotations, unread, fresh, tools],
  );
}
