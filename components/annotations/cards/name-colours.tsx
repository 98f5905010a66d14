"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import { ColourNamesForm, useColourNames } from "./colour-names";

/** Where a colour is chosen, the colours can be named. */
export function NameColours() {
  const { names, show } = useColourNames();
  const [isOpen, setOpen] = useState(false);
  return (
    <Modal
      title="Name your colours"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button type="button" aria-label="Name your colours" title="Name your colours" className="grid size-8 shrink-0 place-items-center rounded text-soft hover:bg-tint hover:text-ink">
          <Pencil aria-hidden className="size-3.5" />
        </button>
      }
    >
      <p className="mb-4 text-sm text-soft">Give a colour a meaning of your own. Those who read your annotations see it with them.</p>
      <ColourNamesForm
        names={names}
        onDone={(next) => {
          show(next);
          setOpen(false);
        }}
      />
    </Modal>
  );
}
