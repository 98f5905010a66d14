"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotations/schema";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import type { Result } from "@/lib/errors";
import { colourLabels, colourNames, kindLooks, kindNames } from "./kinds";

export type Writing = { kind: AnnotationKind; colour: Colour; note: string; tags: string[] };

type NoteEditorProps = {
  start: Writing;
  /** What takes the focus: the note, unless the tags are what it was opened for. */
  focus?: "note" | "tags";
  save: (writing: Writing) => Promise<Result<Annotation>>;
  onClose: () => void;
  children?: React.ReactNode;
};

const select = "rounded-md border border-line bg-raised px-2 py-1.5 text-sm";

const tagsOf = (value: string) => [...new Set(value.split(",").map((tag) => tag.trim()).filter(Boolean))];

/** A note without words is a highlight; a highlight with words is a note. */
const settled = (writing: Writing): Writing => {
  const isBlank = writing.note.trim() === "";
  if (isBlank && writing.kind === "note") return { ...writing, kind: "highlight" };
  return !isBlank && writing.kind === "highlight" ? { ...writing, kind: "note" } : writing;
};

/** Writing and changing a note. What was typed stays until it is saved or put away. */
export function NoteEditor({ start, focus = "note", save, onClose, children }: NoteEditorProps) {
  const [writing, setWriting] = useState<Writing>({ kind: start.kind, colour: start.colour, note: start.note, tags: start.tags });
  const [tags, setTags] = useState(start.tags.join(", "));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Writing>) => setWriting((before) => ({ ...before, ...change }));

  const submit = async () => {
    setBusy(true);
    const result = await save(settled({ ...writing, tags: tagsOf(tags) }));
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.problem.detail);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className="space-y-2.5"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <textarea
        autoFocus={focus === "note"}
        aria-label="Your note"
        placeholder="Write a note. Markdown works."
        value={writing.note}
        onChange={({ target }) => set({ note: target.value })}
        className="block min-h-24 w-full resize-y rounded-md border border-line bg-paper px-2.5 py-2 text-base leading-normal"
      />
      <div className="flex flex-wrap gap-2">
        <select aria-label="Kind" className={select} value={writing.kind} onChange={({ target }) => set({ kind: target.value as AnnotationKind })}>
          {kindNames.map((kind) => (
            <option key={kind} value={kind}>
              {kindLooks[kind].label}
            </option>
          ))}
        </select>
        <select aria-label="Colour" className={select} value={writing.colour} onChange={({ target }) => set({ colour: target.value as Colour })}>
          {colourNames.map((colour) => (
            <option key={colour} value={colour}>
              {colourLabels[colour]}
            </option>
          ))}
        </select>
        <input
          autoFocus={focus === "tags"}
          aria-label="Tags, separated by commas"
          placeholder="Tags, with commas"
          value={tags}
          onChange={({ target }) => setTags(target.value)}
          className={`${select} min-w-0 grow basis-28`}
        />
      </div>
      {refusal && (
        <p role="alert" className="text-sm text-danger">
          {refusal}
        </p>
      )}
      <div className="flex items-center gap-2">
        {children}
        <span className="grow" />
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
