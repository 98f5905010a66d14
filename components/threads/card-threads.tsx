"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleCheck, EyeOff, MessageSquare } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useCardTools } from "@/components/annotations/card-context";
import { annotationsKey } from "@/components/annotations/use-annotations";
import { ItemMenu } from "@/components/moderation/item-menu";
import type { Annotation } from "@/lib/annotations/schema";
import { readUnder } from "@/lib/threads/rules";
import type { ThreadSummary } from "@/lib/threads/schema";
import { Reactions } from "./reactions";
import { findDraft } from "./reply-drafts";
import { replyPlace, Thread } from "./thread";
import { useDeeds } from "./use-thread";
import { useThreads } from "./use-threads";

const list = new Intl.ListFormat("en");
const counted = (replies: number) => `${replies} ${replies === 1 ? "reply" : "replies"}`;

/** Whether the address names an annotation: then what is said under it is open at once. */
function useIsNamed(id: string): boolean {
  const [isNamed, setNamed] = useState(false);
  useEffect(() => setNamed(new URLSearchParams(window.location.search).get("note") === id), [id]);
  return isNamed;
}

type GroupThreadProps = { annotation: Annotation; audienceId: string; summary: ThreadSummary | undefined; canTalk: boolean };

/** The thread in the group that is read in: how it stands and, opened, all of it. */
function GroupThread({ annotation, audienceId, summary, canTalk }: GroupThreadProps) {
  const id = useId();
  const { userId = "" } = useThreads() ?? {};
  const place = { annotationId: annotation.id, audienceId };
  const deeds = useDeeds(place);
  const [opened, setOpened] = useState<"to read" | "to reply" | null>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const [replies, unread] = [summary?.replies ?? 0, summary?.unread ?? 0];
  const [hasDraft, setDraft] = useState(false);
  const draftPlace = replyPlace(place);
  useEffect(() => setDraft(findDraft(userId, draftPlace) !== null), [userId, draftPlace, opened]);
  const isNamed = useIsNamed(annotation.id);
  useEffect(() => {
    if (isNamed && replies > 0) setOpened((before) => before ?? "to read");
  }, [isNamed, replies]);
  const { group, me } = useCardTools();
  const client = useQueryClient();
  const isOwn = annotation.author.id === me?.id;
  const isEmpty = replies === 0 && !summary?.reactions.length;
  if (!canTalk && isEmpty && isOwn) return null;
  const close = () => {
    setOpened(null);
    toggle.current?.focus();
  };
  const face = replies > 0 ? counted(replies) : hasDraft ? "Unfinished reply" : "Reply";
  return (
    <div className="mt-1.5 border-t border-line pt-1.5">
      <div className="-ml-1 flex flex-wrap items-center gap-1">
        {(canTalk || replies > 0) && (
          <button
            ref={toggle}
            type="button"
            data-do="reply"
            aria-expanded={opened !== null}
            aria-controls={opened ? id : undefined}
            className="thread-button"
            onClick={() => setOpened(opened ? null : replies > 0 && !hasDraft ? "to read" : "to reply")}
          >
            <MessageSquare aria-hidden className="size-4" />
            {face}
            {unread > 0 && <span className="font-medium text-accent">{unread} new</span>}
            {hasDraft && replies > 0 && <span className="text-accent">unfinished</span>}
          </button>
        )}
        {annotation.kind === "question" && summary?.acceptedReplyId && <State label="Answered" />}
        {summary?.resolved && <State label={`Resolved by ${summary.resolved.by?.id === userId ? "you" : (summary.resolved.by?.name ?? "someone")}`} />}
        <span className="grow" />
        <Reactions
          reactions={summary?.reactions ?? []}
          userId={userId}
          to="this annotation"
          onReact={canTalk ? (emoji, label, on) => void deeds.react(null, emoji, label, on) : undefined}
        />
        {group && annotation.audiences.includes(audienceId) && (
          <ItemMenu
            group={group}
            item={{ annotation: annotation.id, reply: null }}
            what={isOwn ? "your annotation" : `the annotation of ${annotation.author.name}`}
            isOwn={isOwn}
            isHidden={annotation.hiddenIn?.includes(audienceId) ?? false}
            onChange={() => void client.invalidateQueries({ queryKey: annotationsKey(annotation.episodeId) })}
          />
        )}
      </div>
      {opened && <Thread key={audienceId} id={id} {...place} focusEditor={opened === "to reply"} onClose={close} />}
    </div>
  );
}

const State = ({ label }: { label: string }) => (
  <span className="inline-flex min-w-0 items-center gap-1 text-xs text-soft">
    <CircleCheck aria-hidden className="size-3.5 shrink-0" />
    <bdi className="truncate">{label}</bdi>
  </span>
);

/** How much is said in groups that are not read in now, and the way there. */
function Elsewhere({ threads }: { threads: ThreadSummary[] }) {
  if (threads.length === 0) return null;
  return (
    <ul className="mt-1.5 space-y-1 text-xs">
      {threads.map(({ audienceId, path, replies, unread, group }) => (
        <li key={audienceId}>
          <a href={path} className="inline-flex items-center gap-1.5 rounded py-1 text-soft underline-offset-2 hover:text-ink hover:underline">
            <MessageSquare aria-hidden className="size-3.5 shrink-0" />
            <span>
              {counted(replies)} in <bdi>{group.name}</bdi>
            </span>
            {unread > 0 && <span className="font-medium text-accent">{unread} new</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where a moderator hides it: for its author, and for the moderators who see it all the same. */
function HiddenMarks({ annotation, threads, isOwn }: { annotation: Annotation; threads: ThreadSummary[]; isOwn: boolean }) {
  if (!annotation.hiddenIn) return null;
  const names = annotation.hiddenIn.map((id) => threads.find(({ audienceId }) => audienceId === id)?.group.name ?? "a group");
  return (
    <p className="mt-1.5 flex items-center gap-1.5 text-xs text-danger">
      <EyeOff aria-hidden className="size-3.5 shrink-0" />
      <span>
        {isOwn ? "Hidden by a moderator of " : "Hidden from "}
        <bdi>{list.format(names)}</bdi>
      </span>
    </p>
  );
}

/** What is said under an annotation: in the group that is read in, and how much in the layers over it; of one's own in all. */
export function CardThreads({ annotation }: { annotation: Annotation }) {
  const { me, readIn, group, layers } = useCardTools();
  const threads = useThreads();
  if (!threads) return null;
  const under = threads.under(annotation.id);
  const here = under.find(({ audienceId }) => audienceId === readIn);
  const isHere = readIn !== null && (annotation.audiences.includes(readIn) || here !== undefined);
  const isOwn = annotation.author.id === me?.id;
  const read = readUnder(under, isOwn, layers.map(({ audienceId }) => audienceId));
  const elsewhere = read.filter(({ audienceId, replies }) => audienceId !== readIn && replies > 0);
  const isOpen = group?.canPublish === true && annotation.audiences.includes(group.audienceId) && !annotation.hiddenIn?.includes(group.audienceId);
  return (
    <>
      <HiddenMarks annotation={annotation} threads={under} isOwn={isOwn} />
      {isHere && <GroupThread annotation={annotation} audienceId={readIn} summary={here} canTalk={isOpen} />}
      <Elsewhere threads={elsewhere} />
    </>
  );
}
