"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { Result } from "@/lib/errors";
import { kindLooks } from "./kinds";
import { NoteEditor } from "./note-editor";
import type { Writing } from "./note-editor";
import { NoteText } from "./note-text";

type CardProps = {
  placed: Placed;
  isActive: boolean;
  onSelect: () => void;
  /** What its author can do; absent for someone else's. */
  own?: { audience: ReactNode; save: (edited: Annotation, writing: Writing) => Promise<Result<Annotation>>; remove: () => void };
};

const iconButton = "grid size-8 place-items-center rounded text-soft hover:bg-tint hover:text-ink";

function Quote({ annotation }: { annotation: Annotation }) {
  const words = annotation.targets.map(({ quote }) => quote).join(" … ");
  return <span className="line-clamp-2">{words}</span>;
}

function Head({ annotation, own }: { annotation: Annotation; own: boolean }) {
  const { label, Icon } = kindLooks[annotation.kind];
  return (
    <span className="flex items-center gap-1.5 text-xs text-soft">
      <span aria-hidden className="swatch size-3!" data-colour={annotation.colour} />
      <Icon aria-hidden className="size-3.5" />
      {label}
      <span className="font-medium text-ink">{own ? "You" : annotation.author.name}</span>
    </span>
  );
}

/** One annotation in the margin: its words, its note, and for its author what can be done with it. */
export function Card({ placed, isActive, onSelect, own }: CardProps) {
  const { annotation, lost } = placed;
  // As it was when the editing began: a change is made on that version, whatever arrives meanwhile.
  const [edited, setEdited] = useState<Annotation | null>(null);
  return (
    <article tabIndex={-1} aria-label={`${kindLooks[annotation.kind].label} by ${own ? "you" : annotation.author.name}`} data-card={annotation.id} data-active={isActive || undefined} className="card">
      <button type="button" onClick={onSelect} aria-label="Show these words in the summary" className="card-words">
        <Head annotation={annotation} own={own !== undefined} />
        <span className="mt-1 block text-left text-sm text-soft italic">
          <Quote annotation={annotation} />
        </span>
      </button>
      {lost.length > 0 && <p className="mt-1 text-xs text-danger">Some of these words are no longer in the summary.</p>}
      {edited && own ? (
        <div className="mt-2">
          <NoteEditor start={edited} save={(writing) => own.save(edited, writing)} onClose={() => setEdited(null)} />
        </div>
      ) : (
        annotation.note && (
          <div className="mt-2">
            <NoteText note={annotation.note} />
          </div>
        )
      )}
      {annotation.tags.length > 0 && (
        <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
          {annotation.tags.map((tag) => (
            <li key={tag} className="rounded-full bg-tint px-2 py-0.5 text-xs">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {own && !edited && (
        <div className="mt-1.5 -mb-1 -ml-1.5 flex items-center">
          {own.audience}
          <span className="grow" />
          <button type="button" data-do="edit" aria-label="Edit" title="Edit" className={iconButton} onClick={() => setEdited(annotation)}>
            <Pencil aria-hidden className="size-4" />
          </button>
          <button type="button" data-do="delete" aria-label="Delete" title="Delete" className={iconButton} onClick={own.remove}>
            <Trash2 aria-hidden className="size-4" />
          </button>
        </div>
      )}
    </article>
  );
}
