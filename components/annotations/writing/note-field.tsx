"use client";

import { useId, useLayoutEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { focusAtOnce } from "@/components/ui/focus-at-once";
import { formatBy } from "./formatting";
import type { Change } from "./formatting";
import { MentionList } from "./mention-list";
import { useMentioning } from "./use-mentioning";
import type { Mentioning } from "./use-mentioning";

/** Changes the text as if it had been typed, so that it can be undone. */
function apply(field: HTMLTextAreaElement, { replaced, by, selected }: Change) {
  field.setSelectionRange(replaced.start, replaced.end);
  document.execCommand(by === "" ? "delete" : "insertText", false, by);
  field.setSelectionRange(selected.start, selected.end);
}

function format(event: KeyboardEvent<HTMLTextAreaElement>) {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.shiftKey) return;
  const field = event.currentTarget;
  const change = formatBy(event.key, field.value, { start: field.selectionStart, end: field.selectionEnd });
  if (!change) return;
  event.preventDefault();
  event.stopPropagation();
  apply(field, change);
}

const MOST_ROWS = 16;

type NoteFieldProps = {
  value: string;
  onChange: (value: string) => void;
  autoFocus: boolean;
  mentioning: Mentioning;
  label?: string;
  placeholder?: string;
};

/** Where a note is written: as high as its text, within reason. An `@` offers those whom one may mention. */
export function NoteField({ value, onChange, autoFocus, mentioning, label = "Your note", placeholder = "Write a note. Markdown works." }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const { offered, current, look, take, onKey, close } = useMentioning(mentioning, (person, { start, query }) => {
    const by = `@${mentioning.make(person)} `;
    const end = start + by.length;
    if (field.current) apply(field.current, { replaced: { start, end: start + 1 + query.length }, by, selected: { start: end, end } });
  });
  useLayoutEffect(() => {
    if (autoFocus) focusAtOnce(field.current);
  }, [autoFocus]);
  // Browsers that cannot size a field by its text go by its lines.
  const rows = Math.min(value.slice(0, 2_000).split("\n").length + 1, MOST_ROWS);
  const offers = offered.length > 0 && { "aria-controls": list, "aria-activedescendant": `${list}-${current}` };
  return (
    <>
      <textarea
        ref={field}
        dir="auto"
        rows={Math.max(rows, 3)}
        aria-label={label}
        aria-autocomplete="list"
        {...offers}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
          look(target);
        }}
        onSelect={({ currentTarget }) => look(currentTarget)}
        onKeyDown={(event) => onKey(event) || format(event)}
        onBlur={close}
        className="note-field"
      />
      {offered.length > 0 && <MentionList id={list} people={offered} current={current} onChoose={take} />}
    </>
  );
}
