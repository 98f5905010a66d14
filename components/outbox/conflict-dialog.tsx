"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { colourLabels, KindLabel } from "@/components/annotations/cards/kinds";
import { NoteText } from "@/components/annotations/cards/note-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import { When } from "@/components/ui/when";
import type { Annotation } from "@/lib/annotations/schema";
import { settledKind } from "@/lib/annotations/settled-kind";
import { decide } from "@/lib/outbox/acts";
import { bothTexts } from "@/lib/outbox/both-texts";
import { contentOf } from "@/lib/outbox/content";
import type { Content, Unsent } from "@/lib/outbox/types";
import { outboxOf } from "./use-outbox";

function Version({ title, content, children }: { title: string; content: Content; children?: ReactNode }) {
  const { kind, colour, note, tags } = content;
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line px-3.5 py-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="mt-0.5 mb-2 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        {children}
        <KindLabel kind={kind} />
        <span className="inline-flex items-center gap-1">
          <span aria-hidden className="swatch size-3!" data-colour={colour} />
          {colourLabels[colour]}
        </span>
        {tags.length > 0 && <bdi>{tags.join(", ")}</bdi>}
      </p>
      {note ? <NoteText note={note} /> : <p className="text-sm text-soft italic">No words</p>}
    </section>
  );
}

type DecisionProps = { mine: Content; theirs: Annotation; onDecide: (content: Content) => void };

/** One text made of both, to be edited. */
function BothTogether({ mine, theirs, onDecide }: DecisionProps) {
  const [note, setNote] = useState(() => bothTexts(mine.note, theirs.note));
  const kind = settledKind(mine.kind, note);
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        onDecide({ ...mine, kind, note });
      }}
    >
      <TextField label="Both together" autoFocus rows={8} value={note} onChange={({ target }) => setNote(target.value)} hint="Keep of both what you want." />
      <div className="flex justify-end">
        <Button variant="primary" type="submit">
          Save this
        </Button>
      </div>
    </form>
  );
}

function Decision(props: DecisionProps) {
  const { mine, theirs, onDecide } = props;
  const [isMerging, setMerging] = useState(false);
  return (
    <>
      <p className="mb-4 text-sm text-soft">Nothing is lost before you decide, also if you close this page.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Version title="Written here" content={mine} />
        <Version title="Changed elsewhere" content={theirs}>
          <When at={theirs.updatedAt} />
        </Version>
      </div>
      {isMerging ? (
        <BothTogether {...props} />
      ) : (
        <div className="mt-4 grid grid-cols-2 gap-2 sm:flex sm:justify-end">
          <Button onClick={() => onDecide(mine)}>Keep mine</Button>
          <Button onClick={() => onDecide(contentOf(theirs))}>Keep the other</Button>
          <Button variant="primary" className="max-sm:col-span-2" onClick={() => setMerging(true)}>
            Edit both together
          </Button>
        </div>
      )}
    </>
  );
}

/** Shows one's own text beside the one that was saved elsewhere meanwhile, and ends the conflict as its author decides. */
export function ConflictDialog({ unsent, theirs }: { unsent: Unsent; theirs: Annotation }) {
  const [open, setOpen] = useState(false);
  const onDecide = (content: Content) => {
    setOpen(false);
    void outboxOf(unsent.author.id).act(unsent.id, decide(content));
  };
  return (
    <Modal title="Two versions of this note" open={open} onOpenChange={setOpen} trigger={<Button className="pointer-fine:min-h-8 px-2.5!">Compare and decide</Button>}>
      {unsent.wanted && <Decision mine={unsent.wanted} theirs={theirs} onDecide={onDecide} />}
    </Modal>
  );
}
