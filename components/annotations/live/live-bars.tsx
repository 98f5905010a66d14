"use client";

import { ArrowDownToLine, RefreshCw } from "lucide-react";
import { Fragment, useEffect } from "react";
import { PersonName } from "@/components/annotations/cards/person-name";
import { announce } from "@/components/ui/announcer";
import { buttonClass } from "@/components/ui/button";
import type { ReadingNow } from "@/lib/live/schema";
import { countOfNew } from "./use-waiting";

/** How many of those who read are named. */
const MOST_NAMED = 3;

/** Gives their cards to those that wait. It hangs under the bar above the notes, over them, and moves none of them. */
export function NewNotes({ count, onShow }: { count: number; onShow: () => void }) {
  if (count === 0) return null;
  return (
    <div className="absolute inset-x-0 top-full flex h-0 justify-center print:hidden">
      <button type="button" onClick={onShow} className="inline-flex h-8 items-center pointer-coarse:h-11 gap-1.5 rounded-full border border-line bg-raised px-3 text-xs font-medium whitespace-nowrap text-ink shadow-lg hover:bg-tint">
        <ArrowDownToLine aria-hidden className="size-3.5" />
        {countOfNew(count)}
      </button>
    </div>
  );
}

/** Who else of the group has the page open. Its line is there whether there is something to say or not. */
export function WhoReads({ reading, me }: { reading: ReadingNow | null; me: string }) {
  const others = reading?.people.filter(({ id }) => id !== me) ?? [];
  const named = others.slice(0, MOST_NAMED);
  const more = Math.max(0, (reading?.count ?? 1) - 1 - named.length);
  return (
    <p data-reading className="mb-2 flex min-h-5 items-center gap-1.5 truncate text-xs text-soft print:hidden">
      {named.length > 0 && (
        <>
          <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
          <span className="truncate">
            Reading now:{" "}
            {named.map(({ id, name, isDemo }, index) => (
              <Fragment key={id}>
                {index > 0 && ", "}
                <PersonName name={name} isDemo={isDemo} />
              </Fragment>
            ))}
            {more > 0 && ` and ${more} more`}
          </span>
        </>
      )}
    </p>
  );
}

const REVISED = "The summary was revised.";

/** Says that the page shows an older revision, and leaves it to its reader when to see the newer one. */
export function RevisedBar() {
  useEffect(() => announce(REVISED), []);
  return (
    <div className="fixed bottom-4 left-4 z-30 flex items-center gap-3 rounded-full border border-line bg-raised py-1.5 pr-2 pl-4 text-sm shadow-lg print:hidden">
      {REVISED}
      <button type="button" onClick={() => window.location.reload()} className={buttonClass("quiet", "min-h-8 rounded-full px-3 py-1 text-accent")}>
        <RefreshCw aria-hidden className="size-3.5" />
        Reload
      </button>
    </div>
  );
}
