"use client";

import { EyeOff, MessageSquare } from "lucide-react";
import { useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useCardTools } from "@/components/annotations/cards/card-context";
import type { Annotation } from "@/lib/annotations/schema";
import { isReadUnder } from "@/lib/threads/rules";
import type { ThreadSummary } from "@/lib/threads/schema";
import { Thread } from "./thread";
import { counted, ThreadStates, ThreadToggle, ThreadTools } from "./thread-row";
import type { Opened } from "./thread-row";
import { useThreads } from "./use-threads";

const list = new Intl.ListFormat("en");

/** How much is said in groups that are not read in now, and the way there. */
function Elsewhere({ threads }: { threads: ThreadSummary[] }) {
  if (threads.length === 0) return null;
  return (
    <ul className="mt-1.5 space-y-1 text-xs">
      {threads.map(({ audienceId, path, replies, unread, group }) => (
        <li key={audienceId}>
          <a href={path} className="tap inline-flex items-center gap-1.5 rounded py-1 text-soft underline-offset-2 hover:text-ink hover:underline">
            <MessageSquare aria-hidden className="size-3.5 shrink-0" />
            <span>
              {counted(replies)} in <bdi>{group.name}</bdi>
            </span>
            {unread > 0 && <span className="font-medium whitespace-nowrap text-accent">{unread} new</span>}
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

/** What its author can do with it: first who sees it, and last the buttons. */
type OwnActions = { audience: ReactNode; buttons: ReactNode };

/** The one row of what can be done with a card. What has no room in it beside the rest goes into a second one as a whole. */
const Row = ({ own, children, end }: { own?: OwnActions; children: ReactNode; end: ReactNode }) => (
  <div className="mt-1.5 -mb-1 -ml-1.5 flex flex-wrap items-center">
    {own && <div className="min-w-0 flex-1 basis-20">{own.audience}</div>}
    {children}
    <div className="ml-auto flex flex-wrap items-center justify-end gap-x-0.5 gap-y-1">
      {end}
      {own?.buttons}
    </div>
  </div>
);

/**
 * The foot of a card: what its author can do, and what is said under it, in the group that is read in, and how much in
 * the layers over it; of one's own in all.
 */
export function CardFoot({ annotation, own }: { annotation: Annotation; own?: OwnActions }) {
  const id = useId();
  const { me, readIn, group, layers } = useCardTools();
  const threads = useThreads();
  const [opened, setOpened] = useState<Opened>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  if (!threads) return null;
  const under = threads.under(annotation.id);
  const here = under.find(({ audienceId }) => audienceId === readIn);
  const audienceId = readIn !== null && (annotation.audiences.includes(readIn) || here !== undefined) ? readIn : null;
  const isOwn = annotation.author.id === me?.id;
  const groups = layers.map((layer) => layer.audienceId);
  const elsewhere = under.filter((one) => one.audienceId !== readIn && one.replies > 0 && isReadUnder(one, isOwn, groups));
  const canTalk = group?.canPublish === true && annotation.audiences.includes(group.audienceId) && !annotation.hiddenIn?.includes(group.audienceId);
  const close = () => {
    setOpened(null);
    toggle.current?.focus();
  };
  const place = audienceId !== null && { annotationId: annotation.id, audienceId };
  return (
    <>
      <HiddenMarks annotation={annotation} threads={under} isOwn={isOwn} />
      <Elsewhere threads={elsewhere} />
      {place && <ThreadStates annotation={annotation} summary={here} />}
      {(own || place) && (
        <Row own={own} end={place && <ThreadTools {...{ annotation, canTalk, isOwn }} audienceId={place.audienceId} summary={here} />}>
          {place && <ThreadToggle {...place} {...{ canTalk, opened }} ref={toggle} controls={id} summary={here} isSmall={own !== undefined} onOpen={setOpened} />}
        </Row>
      )}
      {place && opened && <Thread {...place} id={id} focusEditor={opened === "to reply"} onClose={close} />}
    </>
  );
}
