"use client";

import { useEffect, useState } from "react";
import { SEEN_EVENT } from "@/components/annotations/live/use-seen";
import type { Unread } from "@/lib/groups/unread";
import { call } from "@/lib/http/client";

/** The most that is shown as it is. */
const MOST = 99;

/** How much is unread in all of the reader's groups: asked for when a page opens, and when something was seen on it. */
export function UnreadCount({ userId }: { userId: string }) {
  const [total, setTotal] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const result = await call<Unread>("GET", "/me/unread", undefined, stop.signal, userId);
      if (result.ok) setTotal(result.value.total);
    };
    void ask();
    window.addEventListener(SEEN_EVENT, () => void ask(), { signal: stop.signal });
    return () => stop.abort();
  }, [userId]);
  if (total === 0) return null;
  return (
    <>
      {" "}
      <span className="rounded-full bg-accent px-1.5 py-0.5 text-xs font-medium text-on-accent tabular-nums">
        {total > MOST ? `${MOST}+` : total}
        <span className="sr-only"> unread</span>
      </span>
    </>
  );
}
