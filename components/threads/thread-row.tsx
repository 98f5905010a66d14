"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleCheck, MessageSquare } from "lucide-react";
import { useEffect, useState } from "react";
import type { Dispatch, Ref, SetStateAction } from "react";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { annotationsKey } from "@/components/annotations/lists";
import { ItemMenu } from "@/components/moderation/item-menu";
import type { Annotation } from "@/lib/annotations/schema";
import type { ThreadSummary } from "@/lib/threads/schema";
import { Reactions } from "./reactions";
import { findDraft } from "./reply-drafts";
import { replyPlace } from "./thread";
import { useDeeds } from "./use-thread";
import type { Place } from "./use-thread";
import { useThreads } from "./use-threads";

export const counted = (replies: number) => `${replies} ${replies === 1 ? "reply" : "replies"}`;

export type Opened = "to read" | "to reply" | null;

/** Whether the address names an annotation: then what is said under it is open at once. */
function useIsNamed(id: string): boolean {
  const [isNamed, setNamed] = useState(false);
  useEffect(() => setNamed(new URLSearchParams(window.location.search).get("note") === id), [id]);
  return isNamed;
}

/** Whether there is an unfinished reply on this device. */
function useHasDraft(place: Place, opened: Opened): boolean {
  const { userId = "" } = useThreads() ?? {};
  const [hasDraft, setDraft] = useState(false);
  const key = replyPlace(place);
  useEffect(() => setDraft(findDraft(userId, key) !== null), [userId, key, opened]);
  return hasDraft;
}

type ToggleProps = Place & {
  ref: Ref<HTMLButtonElement>;
  /** What it opens. */
  controls: string;
  summary: ThreadSummary | undefined;
  /** Whether the reader may reply. */
  canTalk: boolean;
  /** Whether it is a picture alone as long as there is nothing to count. */
  isSmall: boolean;
  opened: Opened;
  onOpen: Dispatch<SetStateAction<Opened>>;
};

/** How much is said, and the way to it; or to saying the first thing. */
export function ThreadToggle({ ref, controls, summary, canTalk, isSmall, opened, onOpen, ...place }: ToggleProps) {
  const { replies, unread } = summary ?? { replies: 0, unread: 0 };
  const hasDraft = useHasDraft(place, opened);
  const isNamed = useIsNamed(place.annotationId);
  const isThere = replies > 0;
  useEffect(() => {
    if (isNamed && isThere) onOpen((before) => before ?? "to read");
  }, [isNamed, isThere, onOpen]);
  if (!canTalk && replies === 0) return null;
  const isFirst = replies === 0 && !hasDraft;
  return (
    <button
      ref={ref}
      type="button"
      data-do="reply"
      title={isFirst && isSmall ? "Reply" : undefined}
      aria-expanded={opened !== null}
      aria-controls={opened ? controls : undefined}
      className="thread-button"
      onClick={() => onOpen(opened ? null : replies > 0 && !hasDraft ? "to read" : "to reply")}
    >
      <MessageSquare aria-hidden className="size-4" />
      {isFirst && <span className={isSmall ? "sr-only" : undefined}>Reply</span>}
      {!isFirst && (replies > 0 ? counted(replies) : "Unfinished reply")}
      {unread > 0 && <span className="font-medium text-accent">{unread} new</span>}
      {hasDraft && replies > 0 && <span className="text-accent">unfinished</span>}
    </button>
  );
}

type ToolsProps = { annotation: Annotation; audienceId: string; summary: ThreadSummary | undefined; canTalk: boolean; isOwn: boolean };

/** Reactions, and what may be done about the annotation in the group. */
export function ThreadTools({ annotation, audienceId, summary, canTalk, isOwn }: ToolsProps) {
  const { userId = "" } = useThreads() ?? {};
  const { group } = useCardTools();
  const client = useQueryClient();
  const deeds = useDeeds({ annotationId: annotation.id, audienceId });
  return (
    <>
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
    </>
  );
}

const State = ({ label }: { label: string }) => (
  <span className="inline-flex min-w-0 items-center gap-1 text-xs text-soft">
    <CircleCheck aria-hidden className="size-3.5 shrink-0" />
    <bdi className="truncate">{label}</bdi>
  </span>
);

/** What has become of a thread: that the question is answered, and that it is resolved. */
export function ThreadStates({ annotation, summary }: Pick<ToolsProps, "annotation" | "summary">) {
  const { userId } = useThreads() ?? {};
  const isAnswered = annotation.kind === "question" && summary?.acceptedReplyId;
  const by = summary?.resolved?.by;
  if (!isAnswered && !summary?.resolved) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-3">
      {isAnswered && <State label="Answered" />}
      {summary?.resolved && <State label={`Resolved by ${by && by.id === userId ? "you" : (by?.name ?? "someone")}`} />}
    </p>
  );
}
