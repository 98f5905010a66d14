"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "./relative-time";

const TICK_MS = 60_000;

const subscribe = (changed: () => void) => {
  const timer = setInterval(changed, TICK_MS);
  return () => clearInterval(timer);
};
/** The minute that it is, in milliseconds. */
const currentMinute = () => Date.now() - (Date.now() % TICK_MS);

const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });

/** A moment as people say it, kept up with the clock. The server, which knows no one's clock, says the date. */
export function When({ at, className }: { at: string; className?: string }) {
  const now = useSyncExternalStore(subscribe, currentMinute, () => null);
  const then = new Date(at);
  return (
    <time dateTime={at} title={now === null ? undefined : full.format(then)} className={className}>
      {now === null ? at.slice(0, 10) : relativeTime(then, new Date(now))}
    </time>
  );
}
