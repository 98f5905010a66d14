"use client";

import { Check, EyeOff, Pencil, Trash2, X } from "lucide-react";
import { useRef, useState } from "react";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { PersonName } from "@/components/annotations/cards/person-name";
import { ReadNote } from "@/components/annotations/cards/read-note";
import { ItemMenu } from "@/components/moderation/item-menu";
import { Clamped } from "@/components/ui/clamped";
import { When } from "@/components/ui/when";
import type { Result } from "@/lib/errors";
import type { Reply, Thread } from "@/lib/threads/schema";
import { Reactions } from "./reactions";
import { findDraft } from "./reply-drafts";
import { ReplyEditor } from "./reply-editor";
import type { ThreadDeeds } from "./use-thread";
import { useThreads } from "./use-threads";

type ReplyItemProps = { reply: Reply; thread: Thread; userId: string; deeds: ThreadDeeds; isNew: boolean };

const LINES = 10;
export const editPlace = (id: string) => `edit ${id}`;

function Head({ reply, userId, isNew, isAnswer }: { reply: Reply; userId: string; isNew: boolean; isAnswer: boolean }) {
  const { author, createdAt, editedAt, hidden } = reply;
  const isOwn = author.id === userId;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
      <PersonName name={isOwn ? "You" : author.name} isDemo={!isOwn && author.isDemo} className="font-semibold text-ink" />
      {isNew && (
        <span className="inline-flex items-center gap-1 font-medium text-accent">
          <span aria-hidden className="size-2 rounded-full bg-accent" />
          New
        </span>
      )}
      {isAnswer && (
        <span className="inline-flex items-center gap-1 font-medium text-accent">
          <Check aria-hidden className="size-3.5" />
          Accepted answer
        </span>
      )}
      {hidden && (
        <span className="inline-flex items-center gap-1 text-danger">
          <EyeOff aria-hidden className="size-3.5" />
          {isOwn ? "Hidden by a moderator" : "Hidden"}
        </span>
      )}
      <span className="grow" />
      <span>
        <When at={createdAt} />
        {editedAt && <>, edited</>}
      </span>
    </p>
  );
}

/** Changing what one said, on the version that was seen; or, once it is known that it was changed elsewhere, on the newest. */
function useChange(reply: Reply, { change }: ThreadDeeds) {
  const [version, setVersion] = useState(reply.version);
  return async (body: string): Promise<Result<Reply>> => {
    const changed = await change({ ...reply, version }, body);
    const current = changed.ok ? changed.value : (changed.problem.current as Reply | undefined);
    if (current) setVersion(current.version);
    if (changed.ok || !current) return changed;
    return { ok: false, problem: { ...changed.problem, detail: `${changed.problem.detail} It says now: “${current.body}” Save again to replace that.` } };
  };
}

function Editing({ reply, audienceId, deeds, onDone }: { reply: Reply; audienceId: string; deeds: ThreadDeeds; onDone: () => void }) {
  const change = useChange(reply, deeds);
  return (
    <div className="mt-1.5">
      <ReplyEditor place={editPlace(reply.id)} start={reply.body} audienceId={audienceId} label="Your reply" action="Save" autoFocus send={(_, body) => change(body)} onSent={onDone} onCancel={onDone} onEscape={onDone} />
    </div>
  );
}

/** One reply, and what the reader may do with it. */
export function ReplyItem({ reply, thread, userId, deeds, isNew }: ReplyItemProps) {
  const frame = useRef<HTMLLIElement>(null);
  const [isEditing, setEditing] = useState(() => findDraft(userId, editPlace(reply.id)) !== null);
  const isOwn = reply.author.id === userId;
  const isAnswer = thread.acceptedReplyId === reply.id;
  const { may } = thread;
  const { group } = useCardTools();
  const threads = useThreads();
  if (reply.deleted)
    return (
      <li className="reply text-sm text-soft italic">
        <PersonName {...reply.author} /> deleted this reply.
      </li>
    );
  const stop = () => {
    setEditing(false);
    frame.current?.focus({ preventScroll: true });
  };
  return (
    <li ref={frame} tabIndex={-1} data-reply={reply.id} data-answer={isAnswer || undefined} className="reply">
      <Head {...{ reply, userId, isNew, isAnswer }} />
      {isEditing ? (
        <Editing reply={reply} audienceId={thread.audienceId} deeds={deeds} onDone={stop} />
      ) : (
        <>
          <div className="mt-1">
            <Clamped lines={LINES} what="the reply">
              <ReadNote note={reply.body} />
            </Clamped>
          </div>
          <div className="mt-1 -ml-1 flex flex-wrap items-center gap-1">
            <Reactions
              reactions={reply.reactions}
              userId={userId}
              to={isOwn ? "your reply" : `what ${reply.author.name} says`}
              onReact={may.reply ? (emoji, label, on) => void deeds.react(reply.id, emoji, label, on) : undefined}
            />
            <span className="grow" />
            {may.accept && !reply.hidden && (
              <button type="button" className="thread-button" onClick={() => void deeds.accept(isAnswer ? null : reply.id)}>
                {isAnswer ? <X aria-hidden className="size-4" /> : <Check aria-hidden className="size-4" />}
                {isAnswer ? "Not the answer" : "Accept"}
              </button>
            )}
            {isOwn && may.reply && (
              <button type="button" aria-label="Edit your reply" title="Edit" className="thread-button" onClick={() => setEditing(true)}>
                <Pencil aria-hidden className="size-4" />
              </button>
            )}
            {isOwn && (
              <button type="button" aria-label="Delete your reply" title="Delete" className="thread-button" onClick={() => void deeds.remove(reply)}>
                <Trash2 aria-hidden className="size-4" />
              </button>
            )}
            {group && (
              <ItemMenu
                group={group}
                item={{ annotation: thread.annotationId, reply: reply.id }}
                what={isOwn ? "your reply" : `what ${reply.author.name} says`}
                isOwn={isOwn}
                isHidden={reply.hidden}
                onChange={() => void threads?.refresh()}
              />
            )}
          </div>
        </>
      )}
    </li>
  );
}
