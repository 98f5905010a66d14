"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { focusAtOnce } from "@/components/ui/focus-at-once";
import { MAX_NOTE } from "@/lib/annotations/limits";
import type { Annotation } from "@/lib/annotations/schema";
import { toCleanText } from "@/lib/characters";
import type { Result } from "@/lib/errors";
import { ColourChoice, KindChoice } from "./choices";
import { editorKeys } from "./editor-keys";
import { MentionWarning } from "./mention-warning";
import { NoteField } from "./note-field";
import { NotePreview } from "./note-preview";
import { useMentions } from "./use-mentions";
import { settledKind, tagsOf, whyNot } from "./writing";
import type { Writing } from "./writing";

export type { Writing };

type NoteEditorProps = {
  start: Writing;
  /** What takes the focus: the note, unless the tags are what it was opened for. */
  focus?: "note" | "tags";
  save: (writing: Writing) => Promise<Result<Annotation>>;
  /** Told of each change, with what would be saved now. */
  onChange?: (writing: Writing) => void;
  onClose: () => void;
  /** Who will see it, for warning of mentions that they will not: their ids, and what they are called together. */
  audiences: { ids: string[]; label: string };
  /** Where Escape is not as final as cancelling. */
  onEscape?: () => void;
  children?: React.ReactNode;
};

/** How near to the limit a note is told how long it is, in UTF-16 units. */
const NEAR_LIMIT = 1_000;

function Help({ length }: { length: number }) {
  if (length > MAX_NOTE - NEAR_LIMIT)
    return (
      <p className={`text-xs ${length > MAX_NOTE ? "text-danger" : "text-soft"}`}>
        {length.toLocaleString("en")} of {MAX_NOTE.toLocaleString("en")} characters
      </p>
    );
  return (
    <p aria-hidden className="text-xs text-soft">
      <b>**bold**</b> · <i>*italic*</i> · - list · &gt; quote · <code>`code`</code> · @name
    </p>
  );
}

/** What is written and chosen so far, and its saving. What was typed stays until it is saved or put away. */
function useWriting({ start, save, onChange, onClose, audiences }: NoteEditorProps) {
  const mentions = useMentions(start.note, audiences.ids);
  const [fields, setFields] = useState({ kind: start.kind, colour: start.colour, note: mentions.text, tags: start.tags.join(", ") });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const written = (from: typeof fields): Writing => {
    const note = mentions.stored(toCleanText(from.note));
    return { kind: settledKind(from.kind, note), colour: from.colour, note, tags: tagsOf(from.tags) };
  };
  const set = (change: Partial<typeof fields>) => {
    const next = { ...fields, ...change };
    setFields(next);
    onChange?.(written(next));
  };
  const submit = async () => {
    const writing = written(fields);
    const refused = whyNot(writing);
    setRefusal(refused);
    if (refused) return;
    setBusy(true);
    const result = await save(writing);
    setBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.problem.detail);
  };
  // With words it is a note at once; without, what was chosen stays chosen until it is saved.
  const kind = fields.kind === "note" ? "note" : settledKind(fields.kind, fields.note);
  return { fields, set, submit, refusal, busy, kind, mentions, note: written(fields).note };
}

/** Writing and changing a note. */
export function NoteEditor(props: NoteEditorProps) {
  const { fields, set, submit, refusal, busy, kind, mentions, note } = useWriting(props);
  const { focus = "note", audiences } = props;
  return (
    <form
      className="space-y-2.5"
      onKeyDown={editorKeys({ save: () => void submit(), leave: props.onEscape ?? props.onClose })}
      onSubmit={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) void submit();
      }}
    >
      <div className="space-y-1">
        <NoteField autoFocus={focus === "note"} value={fields.note} onChange={(text) => set({ note: text })} mentioning={mentions.mentioning} />
        <Help length={note.length} />
      </div>
      <MentionWarning people={mentions.leftOut(note)} label={audiences.label} />
      <NotePreview note={note} />
      <KindChoice value={kind} onChange={(chosen) => set({ kind: chosen })} />
      <ColourChoice value={fields.colour} onChange={(colour) => set({ colour })} />
      <input
        ref={focus === "tags" ? focusAtOnce : undefined}
        aria-label="Tags, separated by commas"
        placeholder="Tags, with commas"
        value={fields.tags}
        onChange={({ target }) => set({ tags: target.value })}
        className="w-full rounded-md border border-line bg-paper px-2.5 py-1.5 text-sm"
      />
      {refusal && (
        <p role="alert" className="text-sm text-danger">
          {refusal}
        </p>
      )}
      <div className="flex items-center gap-2">
        {props.children}
        <span className="grow" />
        <Button variant="quiet" onClick={props.onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
