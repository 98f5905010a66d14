"use client";

import { useDeferredValue } from "react";
import { ReadNote } from "@/components/annotations/cards/read-note";
import { MAX_NOTE } from "@/lib/annotations/limits";
import { renderMarkdown } from "@/lib/markdown";

/** Whether a note will look otherwise than it is written. */
const isFormatted = (note: string) => /<(?!\/?p>|br>)/.test(renderMarkdown(note));

/** How a note will look, while it is written: once there is a difference. */
export function NotePreview({ note }: { note: string }) {
  const settled = useDeferredValue(note);
  if (settled.length > MAX_NOTE || !isFormatted(settled)) return null;
  return (
    <details open className="note-preview">
      <summary className="cursor-pointer text-xs font-medium text-soft">Preview</summary>
      {/* What scrolls can be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="mt-1 max-h-80 overflow-y-auto" tabIndex={0} role="region" aria-label="Preview of your note">
        <ReadNote note={settled} />
      </div>
    </details>
  );
}
