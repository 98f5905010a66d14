"use client";

import { Check, CircleAlert, CloudOff, CloudUpload } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import type { OutboxState } from "@/lib/outbox/outbox";
import { outboxOf, useOutbox } from "./use-outbox";
import { sayingsOf } from "./words";
import type { Saying } from "./words";

const icons = { calm: Check, waiting: CloudOff, trouble: CircleAlert };

/** Where the first change is that cannot be sent as it is. */
function addressOfTrouble({ unsent }: OutboxState): string {
  const one = [...unsent.values()].find(({ trouble }) => trouble);
  const point = (one?.wanted ?? one?.base)?.targets[0]?.pointId;
  return `${one?.page ?? ""}#p-${point}`;
}

function Said({ saying, state }: { saying: Saying; state: OutboxState }) {
  const path = usePathname();
  const isBusy = saying.text === "Saving…";
  const Icon = isBusy ? CloudUpload : icons[saying.tone];
  const addresses = { "sign in": `/signin?next=${encodeURIComponent(path)}`, "show": addressOfTrouble(state) };
  return (
    // Coming and going with every highlight, this would be read out again and again.
    <span aria-hidden={isBusy || undefined} data-tone={saying.tone} className="outbox-saying">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {saying.link ? (
        <a href={addresses[saying.link]} className="underline underline-offset-4">
          {saying.text}
        </a>
      ) : (
        saying.text
      )}
    </span>
  );
}

/** Sends what the user wrote, on whatever page they are, and says how that stands. Once for a page. */
export function OutboxStatus({ userId }: { userId: string }) {
  useEffect(() => outboxOf(userId).start(), [userId]);
  const state = useOutbox(userId);
  return (
    <div role="status" className="outbox-status print:hidden">
      {sayingsOf(state).map((saying) => (
        <Said key={saying.text} saying={saying} state={state} />
      ))}
    </div>
  );
}
