"use client";

import { Button } from "@/components/ui/button";
import type { Draft } from "@/lib/outbox/types";

type UnfinishedNotesProps = { drafts: Draft[]; onContinue: (draft: Draft) => void; onDiscard: (draft: Draft) => void };

const quoteOf = ({ annotation }: Draft) => annotation.targets.map(({ quote }) => quote).join(" … ");

/** What was being written when its editor was lost: with the tab, the browser or the machine. */
export function UnfinishedNotes({ drafts, onContinue, onDiscard }: UnfinishedNotesProps) {
  if (drafts.length === 0) return null;
  return (
    <section aria-label="Unfinished notes" className="mb-4 space-y-3 rounded-lg border border-dashed border-accent px-3.5 py-3 text-sm print:hidden">
      <h2 className="font-semibold">{drafts.length === 1 ? "You have an unfinished note" : `You have ${drafts.length} unfinished notes`}</h2>
      <ul className="space-y-3">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <p className="line-clamp-1 text-soft italic">{quoteOf(draft)}</p>
            <p className="line-clamp-3 wrap-anywhere whitespace-pre-line">{draft.writing.note || draft.writing.tags.join(", ")}</p>
            <div className="mt-1.5 flex gap-2">
              <Button className="pointer-fine:min-h-8 px-2.5!" onClick={() => onContinue(draft)}>
                Continue
              </Button>
              <Button variant="quiet" className="pointer-fine:min-h-8 px-2.5!" onClick={() => onDiscard(draft)}>
                Discard
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
