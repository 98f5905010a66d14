"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { LayerMarks } from "@/components/annotations/layers/layer-bar";
import { useIsNew } from "@/components/annotations/live/use-fresh";
import { DraftedEditor } from "@/components/annotations/writing/drafted-editor";
import type { Writing } from "@/components/annotations/writing/note-editor";
import type { DraftKeeping } from "@/components/annotations/writing/use-drafts";
import { UnsentNotice } from "@/components/outbox/notice";
import { CardFoot } from "@/components/threads/card-foot";
import { Clamped } from "@/components/ui/clamped";
import { When } from "@/components/ui/when";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { Result } from "@/lib/errors";
import { useCardTools } from "./card-context";
import { useColourNames } from "./colour-names";
import { colourLabels, KindLabel, kindLooks } from "./kinds";
import { PersonName } from "./person-name";
import { ReadNote } from "./read-note";

type CardProps = {
  placed: Placed;
  isActive: boolean;
  onSelect: () => void;
  /** What its author can do; absent for someone else's. */
  own?: {
    audience: ReactNode;
    audiences: { ids: string[]; label: string };
    save: (edited: Annotation, writing: Writing) => Promise<Result<Annotation>>;
    drafts: DraftKeeping;
    reattach: () => void; remove: () => void;
  };
};

const NOTE_LINES = 12;
/** The most of a quote that a card says, in UTF-16 units: a selection may go over pages. */
const QUOTE_LENGTH = 600;

function quoteOf({ targets }: Annotation): string {
  const words = targets.map(({ quote }) => quote).join(" … ");
  return words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH).replace(/[\ud800-\udbff]$/, "")} …` : words;
}

export function Head({ annotation, own, isNew, children }: { annotation: Annotation; own: boolean; isNew: boolean; children?: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-soft">
      <PersonName name={own ? "You" : annotation.author.name} isDemo={!own && annotation.author.isDemo} className="truncate font-semibold text-ink" />
      <KindLabel kind={annotation.kind} className="shrink-0" />
      {children}
      {isNew && (
        <span className="inline-flex shrink-0 items-center gap-1 font-medium text-accent">
          <span aria-hidden className="size-2 rounded-full bg-accent" />
          New
        </span>
      )}
      {annotation.createdAt && <When at={annotation.createdAt} className="ms-auto shrink-0" />}
    </p>
  );
}

/** The words that it is on. Pressed, they are shown in the summary. */
export function Quote({ annotation, own, onSelect }: { annotation: Annotation; own: boolean; onSelect: () => void }) {
  const { colour } = annotation;
  const { names } = useColourNames();
  const meaning = own ? names[colour] : annotation.colourName;
  return (
    <div className="mt-1.5">
      <Clamped lines={3} what="the words">
        <button type="button" onClick={onSelect} data-colour={colour} className="card-words">
          <span className="sr-only">Show these words in the summary: </span>
          <span dir="auto" className="block">
            {quoteOf(annotation)}
          </span>
          <span className="sr-only"> ({colourLabels[colour]})</span>
          {meaning && (
            <bdi className="colour-name" data-colour={colour}>
              {meaning}
            </bdi>
          )}
        </button>
      </Clamped>
    </div>
  );
}

/** The note, of which the first lines show until all of it is asked for. */
export function Note({ note, lines }: { note: string; lines: number }) {
  if (note === "") return null;
  return (
    <div className="mt-2">
      <Clamped lines={lines} what="the note">
        <ReadNote note={note} />
      </Clamped>
    </div>
  );
}

/** The tags, each of which shows only what has it. */
function Tags({ tags }: { tags: string[] }) {
  const { chosenTags, onTag } = useCardTools();
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <button type="button" aria-pressed={chosenTags.includes(tag)} title={`Show what is tagged ${tag}`} onClick={() => onTag(tag)} className="tag">
            <bdi>{tag}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

const isRetired = ({ targets }: Annotation) => targets.some(({ moved }) => moved === "retired");

/** Whose annotated version it was taken out of. */
export function Source({ source: { label, path } }: { source: NonNullable<Annotation["source"]> }) {
  return (
    <p className="mt-1.5 text-xs text-soft">
      From{" "}
      {path ? (
        <a href={path} className="underline underline-offset-2">
          <bdi>{label}</bdi>
        </a>
      ) : (
        <bdi>{label}</bdi>
      )}
    </p>
  );
}

function Lost({ annotation, reattach }: { annotation: Annotation; reattach?: () => void }) {
  return (
    <p className="mt-1.5 text-xs text-danger">
      {isRetired(annotation) ? "Taken out of the summary." : "Some of these words are no longer in the summary."}{" "}
      {reattach && (
        <button type="button" onClick={reattach} className="font-medium text-accent underline underline-offset-2">
          Choose other words
        </button>
      )}
    </p>
  );
}

const OwnButtons = ({ edit, remove }: { edit: () => void; remove: () => void }) => (
  <>
    <button type="button" data-do="edit" aria-label="Edit" title="Edit" className="thread-button" onClick={edit}>
      <Pencil aria-hidden className="size-4" />
    </button>
    <button type="button" data-do="delete" aria-label="Delete" title="Delete" className="thread-button" onClick={remove}>
      <Trash2 aria-hidden className="size-4" />
    </button>
  </>
);

/** The card of something unread is noted as seen once it has been in sight, or opened. */
function useWatched({ id, unread }: Annotation, isActive: boolean) {
  const frame = useRef<HTMLElement>(null);
  const { watch, see } = useCardTools();
  useEffect(() => {
    if (!unread || !frame.current) return;
    if (isActive) return see([id]);
    return watch(frame.current, id);
  }, [id, unread, isActive, watch, see]);
  return frame;
}

/** One annotation in the margin: its words, its note, and for its author what can be done with it. */
export function Card({ placed, isActive, onSelect, own }: CardProps) {
  const { annotation, lost } = placed;
  // As it was when the editing began: a change is made on that version, whatever arrives meanwhile.
  const [edited, setEdited] = useState<Annotation | null>(null);
  const tools = useCardTools();
  const isNew = useIsNew(tools.fresh, annotation.id);
  const frame = useWatched(annotation, isActive);
  const close = () => {
    setEdited(null);
    frame.current?.focus({ preventScroll: true });
  };
  const leave = own?.drafts.leave;
  useEffect(() => (edited && leave ? () => void leave(edited.id) : undefined), [edited, leave]);
  return (
    <article ref={frame} tabIndex={-1} aria-label={`${kindLooks[annotation.kind].label} by ${own ? "you" : annotation.author.name}`} data-card={annotation.id} data-active={isActive || undefined} className="card">
      <Head annotation={annotation} own={own !== undefined} isNew={isNew}>
        {!own && <LayerMarks layers={tools.layers.filter(({ audienceId }) => annotation.audiences.includes(audienceId))} />}
      </Head>
      <Quote annotation={annotation} own={own !== undefined} onSelect={onSelect} />
      {annotation.source && <Source source={annotation.source} />}
      {lost.length > 0 && <Lost annotation={annotation} reattach={own?.reattach} />}
      {edited && own ? (
        <div className="mt-2.5">
          <DraftedEditor annotation={edited} isNew={false} drafts={own.drafts} audiences={own.audiences} start={edited} save={(writing) => own.save(edited, writing)} onClose={close} />
        </div>
      ) : (
        <>
          <Note note={annotation.note} lines={NOTE_LINES} />
          <Tags tags={annotation.tags} />
        </>
      )}
      {own && <UnsentNotice annotation={annotation} onEdit={() => setEdited(annotation)} />}
      <CardFoot annotation={annotation} own={own && !edited ? { audience: own.audience, buttons: <OwnButtons edit={() => setEdited(annotation)} remove={own.remove} /> } : undefined} />
    </article>
  );
}
