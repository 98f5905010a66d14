"use client";

import { useState } from "react";
import { editorKeys } from "@/components/annotations/writing/editor-keys";
import { MentionWarning } from "@/components/annotations/writing/mention-warning";
import { NoteField } from "@/components/annotations/writing/note-field";
import { NotePreview } from "@/components/annotations/writing/note-preview";
import { useMentions } from "@/components/annotations/writing/use-mentions";
import { Button } from "@/components/ui/button";
import { isBlank, toCleanText } from "@/lib/characters";
import type { Result } from "@/lib/errors";
import { MAX_REPLY } from "@/lib/threads/limits";
import { dropDraft, findDraft, keepDraft } from "./reply-drafts";
import { useThreads } from "./use-threads";

type ReplyEditorProps = {
  /** What is written in: a thread, or a reply that is changed. Its draft is found again by this. */
  place: string;
  /** What it says so far. */
  start?: string;
  audienceId: string;
  label: string;
  /** What the button says. */
  action: string;
  autoFocus: boolean;
  /** Sends it under an id that stays the same until it has been sent. */
  send: (id: string, body: string) => Promise<Result<unknown>>;
  onSent?: () => void;
  onCancel?: () => void;
  onEscape: () => void;
};

/** What is written so far, kept on this device until the server has it. */
function useReply({ place, start = "", audienceId, send, onSent }: ReplyEditorProps) {
  const { userId = "" } = useThreads() ?? {};
  const [begun] = useState(() => findDraft(userId, place)?.body ?? start);
  const mentions = useMentions(begun, [audienceId]);
  const [text, setText] = useState(mentions.text);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const storedOf = (written: string) => mentions.stored(toCleanText(written));
  const body = storedOf(text);
  const clear = () => {
    dropDraft(userId, place);
    setText("");
    setRefusal(null);
  };
  const write = (written: string) => {
    setText(written);
    if (isBlank(written) || storedOf(written) === start) dropDraft(userId, place);
    else keepDraft(userId, place, storedOf(written));
  };
  async function submit() {
    if (busy) return;
    if (isBlank(body)) return setRefusal("Please write the reply.");
    if (body.length > MAX_REPLY) return setRefusal(`There can be at most ${MAX_REPLY.toLocaleString("en")} characters in a reply.`);
    setBusy(true);
    const sent = await send(keepDraft(userId, place, body).id, body);
    setBusy(false);
    if (!sent.ok) return setRefusal(`${sent.problem.detail} What you wrote is kept on this device.`);
    clear();
    onSent?.();
  }
  return { text, body, write, submit, clear, refusal, busy, mentions };
}

/** Writing a reply, or changing one. */
export function ReplyEditor(props: ReplyEditorProps) {
  const { text, body, write, submit, clear, refusal, busy, mentions } = useReply(props);
  return (
    <form
      className="space-y-2"
      onKeyDown={editorKeys({ save: () => void submit(), leave: props.onEscape })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <NoteField autoFocus={props.autoFocus} label={props.label} placeholder="Reply. Markdown works, @ mentions." value={text} onChange={write} mentioning={mentions.mentioning} />
      <MentionWarning people={mentions.leftOut(body)} label="the group" />
      <NotePreview note={body} />
      {refusal && (
        <p role="alert" className="text-sm text-danger">
          {refusal}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {(props.onCancel || text !== "") && (
          <Button
            variant="quiet"
            className="pointer-fine:min-h-8"
            onClick={() => {
              clear();
              props.onCancel?.();
            }}
          >
            {props.onCancel ? "Cancel" : "Discard"}
          </Button>
        )}
        <Button variant="primary" type="submit" className="pointer-fine:min-h-8" disabled={busy}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
