"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { CardTools } from "@/components/annotations/cards/card-context";
import { PendingCard, SavedCard } from "@/components/annotations/cards/cards";
import { ColourNamesProvider } from "@/components/annotations/cards/colour-names";
import { LayerBar } from "@/components/annotations/layers/layer-bar";
import { useLayers } from "@/components/annotations/layers/use-layers";
import { NewNotes, RevisedBar, WhoReads } from "@/components/annotations/live/live-bars";
import { useTellPublished } from "@/components/annotations/live/published-here";
import { useLive } from "@/components/annotations/live/use-live";
import { useRevealed, useWaiting } from "@/components/annotations/live/use-waiting";
import { Margin } from "@/components/annotations/margin/margin";
import { Sheet } from "@/components/annotations/margin/sheet";
import { SheetCards } from "@/components/annotations/margin/sheet-cards";
import { useSheet } from "@/components/annotations/margin/use-sheet";
import { useWide } from "@/components/annotations/margin/use-wide";
import { useHint } from "@/components/annotations/painting/use-hint";
import { useHits } from "@/components/annotations/painting/use-hits";
import { useOutlineMarks } from "@/components/annotations/painting/use-outline-marks";
import { usePainting } from "@/components/annotations/painting/use-painting";
import { Annotator } from "@/components/annotations/selecting/annotator";
import { useAttaching } from "@/components/annotations/selecting/use-attaching";
import { UnfinishedNotes } from "@/components/annotations/writing/unfinished-notes";
import { useDrafts } from "@/components/annotations/writing/use-drafts";
import { ThreadsProvider } from "@/components/threads/use-threads";
import { Toasts } from "@/components/ui/toasts";
import type { Placed } from "@/lib/annotations/place";
import { Moves } from "./moves";
import type { WorkspaceProps } from "./types";
import { useActive } from "./use-active";
import { useAnnotations } from "./use-annotations";
import { useAudiences } from "./use-audiences";
import { useCommands } from "./use-commands";
import { useMoves } from "./use-moves";
import { useNamedNote } from "./use-named-note";
import { useNotes, useShown } from "./use-notes";
import { useOutline } from "./use-outline";
import { usePending } from "./use-pending";
import { useCards } from "./use-placed";
import { useUndo } from "./use-undo";
import { useWrites } from "./use-writes";
import { WorkspaceActions } from "./workspace-actions";

const noPaints: never[] = [];

function Layer(props: WorkspaceProps) {
  const { me, episodeId, revisionId } = props;
  const audiences = useAudiences(props);
  const outline = useOutline(revisionId);
  const layers = useLayers(props);
  const live = useLive(props, layers.on);
  const { pending, ...writing } = usePending(props, outline);
  const { isSheetOpen, setSheetOpen, reopen, beginNote, close } = useSheet(writing);
  const notes = useNotes({ ...props, setSheetOpen }, useAnnotations(props, layers.on, live.isConnected), audiences.choices, outline, layers);
  const { annotations, unread } = notes;
  const writes = useWrites(props);
  const placed = useShown(notes);
  const { standing, count: newCount, reveal } = useWaiting(placed, live.arrived);
  const cards = useCards(standing, pending, outline);
  const { commands, make, undo } = useUndo(useCommands(writes, episodeId, audiences.chosen), writes);
  const { active, activate } = useActive(outline, cards, setSheetOpen);
  const { onHit, here } = useHits({ active, activate });
  const hint = useHint();
  const { moves, decide, settle } = useMoves(episodeId);
  const { attaching, reattach } = useAttaching(commands, settle, setSheetOpen);
  const isWide = useWide();
  useOutlineMarks(outline, placed, unread);
  useNamedNote(outline, placed, activate);
  const { own } = notes;
  const publishedTo = props.group?.audienceId;
  useTellPublished(useMemo(() => (publishedTo ? own.filter(({ audiences: to }) => to.includes(publishedTo)).length : null), [own, publishedTo]));
  const drafts = useDrafts(props, reopen);

  const unreadElsewhere = useMemo(() => [...unread].filter((id) => !notes.shown.has(id)).length, [unread, notes.shown]);
  const painting = { placed, pending: pending?.paints ?? noPaints, active, hint, marksDrafts: layers.on.length > 0 };
  useRevealed(active, reveal);
  usePainting(outline, painting, (ids) => {
    onHit(ids);
    if (ids.length > 0) setSheetOpen(true);
  });
  const pendingId = pending?.placed.annotation.id;
  const { leave } = drafts;
  useEffect(() => (pendingId ? () => void leave(pendingId) : undefined), [pendingId, leave]);
  const renderCard = useCallback(
    (one: Placed, isActive: boolean) => {
      const { id, author } = one.annotation;
      const shared = { commands, drafts, audiences };
      if (pending && id === pendingId) return <PendingCard {...shared} pending={pending} onClose={close} />;
      return <SavedCard {...shared} {...{ reattach, isActive }} placed={one} isOwn={author.id === me.id} onSelect={() => activate(id, { words: true })} />;
    },
    [commands, drafts, audiences, pending, pendingId, close, reattach, me.id, activate],
  );

  const label = pending ? "Write a note" : "Notes";
  const bar = (
    <div className="notes-bar">
      {notes.bar}
      <NewNotes count={newCount} onShow={() => reveal()} />
    </div>
  );
  const invitation = annotations.length === 0 && !pending && <Invitation {...props} />;
  const list = { cards, active, here, hint, renderCard };
  const actions = (
    <>
      {props.group && <WhoReads reading={live.reading} me={me.id} />}
      <Moves {...{ moves, annotations, decide, reattach }} />
      <WorkspaceActions {...props} own={own} choices={audiences.choices} activate={activate} onLinks={audiences.setLinks} />
      <LayerBar {...layers} />
      <UnfinishedNotes drafts={drafts.offered} onContinue={drafts.take} onDiscard={drafts.discard} />
    </>
  );
  return (
    <CardTools value={notes.tools}>
      {isWide ? (
        <>
          {actions}
          {bar}
          <div className="max-xl:hidden">{invitation}</div>
          <Margin {...list} outline={outline} active={pendingId ?? active} activate={activate} />
        </>
      ) : (
        <Sheet label={label} button={!pending && drafts.offered.length > 0 ? "Unfinished note" : label} count={countLabel(standing.length, annotations.length - newCount, newCount)} open={isSheetOpen} onOpenChange={setSheetOpen}>
          {!pending && actions}
          {!pending && bar}
          {invitation}
          {pending ? renderCard(pending.placed, true) : <SheetCards {...list} />}
        </Sheet>
      )}
      <Annotator {...{ attaching, outline, revisionId, cards, audiences, make, undo, active, activate, unread, unreadElsewhere }} isWriting={pending !== null} onWrite={beginNote} />
      {live.isRevised && <RevisedBar />}
    </CardTools>
  );
}

const countLabel = (shown: number, all: number, fresh: number) => `${shown}${shown < all ? ` of ${all}` : ""}${fresh > 0 ? ` + ${fresh} new` : ""}`;

/** What an empty margin says. */
function Invitation({ group }: WorkspaceProps) {
  return (
    <p className="text-sm text-soft">
      Select words in the summary to highlight them or to write a note.
      <span className="max-xl:hidden">
        {" "}
        Press <kbd className="key">?</kbd> to see what keys can do.
      </span>
      {group && !group.canPublish && " In this group you read; what you write here stays yours."}
    </p>
  );
}

/** The one client layer over the outline: annotations, selection, painting and the margin. */
export function Workspace(props: WorkspaceProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <ColourNamesProvider names={props.colourNames}>
        <Toasts>
          <ThreadsProvider me={props.me} episodeId={props.episodeId} given={props.threads}>
            <Layer {...props} />
          </ThreadsProvider>
        </Toasts>
      </ColourNamesProvider>
    </QueryClientProvider>
  );
}
