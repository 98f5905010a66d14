"use client";

import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useEffect, useState } from "react";
import { call } from "@/lib/http/client";

type BellProps = { userId: string; /** How many are unread as the page was made. */ unread: number };

const ASK_EVERY_MS = 60_000;
/** The most that is counted out. */
const MOST = 99;

const shown = (count: number) => (count > MOST ? `${MOST}+` : String(count));

function BellLink({ userId, unread }: BellProps) {
  const client = useQueryClient();
  const queryKey = ["notifications", userId, "unread"];
  const { data: count } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const result = await call<{ unread: number }>("GET", "/me/notifications/unread", undefined, signal, userId);
      if (!result.ok) throw new Error(result.problem.detail);
      return result.value.unread;
    },
    initialData: unread,
    staleTime: ASK_EVERY_MS,
    refetchInterval: ASK_EVERY_MS,
    refetchOnWindowFocus: "always",
  });
  // A page that was made anew, here or by going on, knows better than what was heard before.
  useEffect(() => void client.setQueryData(["notifications", userId, "unread"], unread), [client, userId, unread]);
  return (
    <a
      href="/notifications"
      aria-label={count === 0 ? "Notifications" : `Notifications, ${shown(count)} unread`}
      className="relative grid size-9 shrink-0 place-items-center rounded-md text-soft hover:bg-tint hover:text-ink"
    >
      <Bell aria-hidden className="size-5" />
      {count > 0 && (
        <span aria-hidden className="absolute top-0 left-4.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-paper">
          {shown(count)}
        </span>
      )}
    </a>
  );
}

/** The way to what is new, with how much of it there is. It asks again by itself, and whenever someone comes back to the page. */
export function NotificationBell(props: BellProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <BellLink {...props} />
    </QueryClientProvider>
  );
}
