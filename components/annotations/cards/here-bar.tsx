"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Here } from "@/components/annotations/painting/use-hits";

const button = "grid size-7 pointer-coarse:size-11 place-items-center rounded text-soft hover:bg-tint hover:text-ink";

/** Above the open card, when its words have other annotations too: which of them this is, and the way to the others. */
export function HereBar({ here: { position, count, go, came } }: { here: Here }) {
  return (
    <div role="group" aria-label={`${position} of ${count} annotations of these words`} className="here-bar">
      <button type="button" className={button} autoFocus={came === -1} aria-label="Previous annotation here" onClick={() => go(-1)}>
        <ChevronLeft aria-hidden className="size-4" />
      </button>
      <span className="tabular-nums">
        {position} of {count} here
      </span>
      <button type="button" className={button} autoFocus={came === 1} aria-label="Next annotation here" onClick={() => go(1)}>
        <ChevronRight aria-hidden className="size-4" />
      </button>
    </div>
  );
}
