"use client";

import { CircleCheck, RotateCcw } from "lucide-react";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { ReplyItem } from "./reply";
import { ReplyEditor } from "./reply-editor";
import { useDeeds, useThread } from "./use-thread";
import type { Place } from "./use-thread";
import { useThreads } from "./use-threads";

type ThreadProps = Place & {
  id: string;
  /** Whether it was opened to reply. */
  focusEditor: boolean;
  onClose: () => void;
};

export const replyPlace = ({ annotationId, audienceId }: Place) => `${annotationId} ${audienceId}`;

/** All that is said under an annotation in a group, and where more is said. */
export function Thread({ id, annotationId, audienceId, focusEditor, onClose }: ThreadProps) {
  const { userId = "" } = useThreads() ?? {};
  const tools = useCardTools();
  const deeds = useDeeds({ annotationId, audienceId });
  const { thread, error, isNew } = useThread({ annotationId, audienceId });
  if (!thread)
    return (
      <p id={id} role="status" className="mt-2 text-sm text-soft">
        {error ? error.message : "Reading what is said…"}
      </p>
    );
  const { replies, may, resolved } = thread;
  return (
    <section id={id} aria-label="Replies" className="mt-2">
      {replies.length > 0 && (
        <ul className="replies">
          {replies.map((reply) => (
            <ReplyItem key={reply.id} {...{ reply, thread, userId, deeds }} isNew={isNew(reply.id)} />
          ))}
        </ul>
      )}
      {may.reply && (
        <div className="mt-2">
          <ReplyEditor place={replyPlace(thread)} audienceId={audienceId} label="Your reply" action="Reply" autoFocus={focusEditor} send={deeds.say} onEscape={onClose} />
        </div>
      )}
      {!may.reply && tools.group?.muted && <p className="mt-2 text-sm text-soft">You are muted in this group: you can read, but not say anything.</p>}
      {may.resolve && (
        <div className="mt-1.5 -ml-1">
          <button type="button" className="thread-button" onClick={() => void deeds.resolve(!resolved)}>
            {resolved ? <RotateCcw aria-hidden className="size-4" /> : <CircleCheck aria-hidden className="size-4" />}
            {resolved ? "Reopen" : "Resolve"}
          </button>
        </div>
      )}
    </section>
  );
}
