"use client";

import { useEffect } from "react";
import type { NewTarget } from "@/components/annotations/types";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { Attaching } from "./use-attaching";

const ASKED = "Choose the words that this belongs to";

/** While other words are chosen for an annotation: whose words they will be, and the putting of it there. */
export function AttachBar({ attaching, chosen, onDone }: { attaching: Attaching; chosen: NewTarget[] | null; onDone: () => void }) {
  const { annotation, attach, cancel } = attaching;
  useEffect(() => announce(`${ASKED}. Then press Put it here`), []);
  const said = annotation.note || annotation.targets[0]?.quote || "";
  return (
    <section aria-label="Choose other words" data-annotator data-docked className="selection-toolbar attach-bar" onMouseDown={(event) => event.preventDefault()}>
      <p className="min-w-0 grow text-sm">
        <span className="block">{ASKED}:</span>
        <span dir="auto" className="block max-w-72 truncate font-serif text-soft">
          {said}
        </span>
      </p>
      <Button variant="quiet" onClick={cancel}>
        Cancel
      </Button>
      <Button
        variant="primary"
        disabled={chosen === null}
        onClick={() => {
          if (chosen) attach(chosen);
          onDone();
        }}
      >
        Put it here
      </Button>
    </section>
  );
}
