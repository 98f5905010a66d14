"use client";

import type { ComponentProps } from "react";
import type { Annotation } from "@/lib/annotations/schema";
import { NoteEditor } from "./note-editor";
import type { DraftKeeping } from "./use-drafts";

type DraftedEditorProps = Omit<ComponentProps<typeof NoteEditor>, "onChange" | "onEscape"> & { annotation: Annotation; isNew: boolean; drafts: DraftKeeping };

/** An editor of which nothing is lost that is typed into it, whatever becomes of the page. */
export function DraftedEditor({ annotation, isNew, drafts, start, onClose, ...props }: DraftedEditorProps) {
  return (
    <NoteEditor
      {...props}
      start={drafts.writingIn(annotation.id) ?? start}
      onChange={(writing) => drafts.keep(annotation, isNew, writing)}
      onClose={() => {
        drafts.putAway(annotation.id);
        onClose();
      }}
      onEscape={() => {
        drafts.shelve(annotation.id);
        onClose();
      }}
    />
  );
}
