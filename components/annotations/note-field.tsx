"use client";

import type { KeyboardEvent } from "react";
import { focusAtOnce } from "@/components/ui/focus-at-once";
import { formatBy } from "./formatting";
import type { Change } from "./formatting";

/** Changes the text as if it had been typed, so that it can be undone. */
function apply(field: HTMLTextAreaElement, { replaced, by, selected }: Change) {
  field.setSelectionRange(replaced.start, replaced.end);
  document.execCommand(by === "" ? "delete" : "insertText", false, by);
  field.setSelectionRange(selected.start, selected.end);
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.shiftKey) return;
  const field = event.currentTarget;
  const change = formatBy(event.key, field.value, { start: field.selectionStart, end: field.selectionEnd });
  if (!change) return;
  event.preventDefault();
  event.stopPropagation();
  apply(field, change);
}

const MOST_ROWS = 16;

/** Where a note is written: as high as its text, within reason. */
export function NoteField({ value, onChange, autoFocus }: { value: string; onChange: (value: string) => void; autoFocus: boolean }) {
  // Browsers that cannot size a field by its text go by its lines.
  const rows = Math.min(value.slice(0, 2_000).split("\n").length + 1, MOST_ROWS);
  return (
    <textarea
      ref={autoFocus ? focusAtOnce : undefined}
      dir="auto"
      rows={Math.max(rows, 3)}
      aria-label="Your note"
      placeholder="Write a note. Markdown works."
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
      className="note-field"
    />
  );
}
