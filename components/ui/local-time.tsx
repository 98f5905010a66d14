"use client";

import { useSyncExternalStore } from "react";
import { formatMoment } from "./moments";

const never = () => () => undefined;

type LocalTimeProps = { at: string; withTime?: boolean };

/** A moment on the reader's own clock. The server does not know it: until scripts run it is shown, and named, in UTC. */
export function LocalTime({ at, withTime = true }: LocalTimeProps) {
  const isTheirs = useSyncExternalStore(never, () => true, () => false);
  return <time dateTime={at}>{formatMoment(at, { withTime, timeZone: isTheirs ? undefined : "UTC" })}</time>;
}
