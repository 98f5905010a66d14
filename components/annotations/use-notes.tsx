"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import type { CardTools } from "@/components/annotations/cards/card-context";
import { useColourNames } from "@/components/annotations/cards/colour-names";
import { FilterBar } from "@/components/annotations/filter/filter-bar";
import { useFilter } from "@/components/annotations/filter/use-filter";
import type { Layers } from "@/components/annotations/layers/use-layers";
import { useSeen } from "@/components/annotations/live/use-seen";
import { useUnreadReplies } from "@/components/threads/use-unread-replies";
import { toggled } from "@/lib/annotations/filter";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { AudienceChoice, LayerChoice, WorkspaceProps } from "./types";
import type { Given } from "./use-annotations";
import type { OutlineElements } from "./use-outline";
import { usePlaced } from "./use-placed";

export type Notes = {
  /** All of them, with what is known here of their being read. */
  annotations: Annotation[];
  own: Annotation[];
  /** Where their words are, in the outline's order. */
  placed: Placed[];
  shown: ReadonlySet<string>;
  /** The ids of those that are unread, or have something unread said under them. */
  unread: ReadonlySet<string>;
  tools: CardTools;
  /** What stands above the notes: filters, and what is new. */
  bar: ReactNode;
};

const noLayers: LayerChoice[] = [];

type Props = Pick<WorkspaceProps, "me" | "group"> & Pick<CardTools, "setSheetOpen">;

/** The annotations on the page as the reader wants them: filtered, and with what is new to them. */
export function useNotes({ me, group, setSheetOpen }: Props, { own, others }: Given, audiences: AudienceChoice[], outline: OutlineElements | null, layers: Layers): Notes {
  const readIn = group?.audienceId ?? null;
  const seen = useSeen(others);
  const { fresh, watch, see } = seen;
  const annotations = useMemo(() => [...own, ...seen.annotations], [own, seen.annotations]);
  const placed = usePlaced(annotations, outline);
  const replies = useUnreadReplies(annotations, me.id, layers.on);
  const filtering = useFilter(annotations, placed, me.id, replies.under);
  const { filter, setFilter } = filtering;
  const { titleOf: colourTitle } = useColourNames();
  const marked = layers.on.length > 1 || layers.fixed === null ? layers.on : noLayers;
  const tools = useMemo(
    (): CardTools => ({ me, readIn, group, layers: marked, outline, fresh, watch, see, setSheetOpen, chosenTags: filter.tags, onTag: (tag) => setFilter((filter) => toggled(filter, "tags", tag)) }),
    [me, readIn, group, marked, outline, fresh, watch, see, setSheetOpen, filter.tags, setFilter],
  );
  const { all } = layers;
  const unread = useMemo(() => new Set([...annotations.filter((one) => one.unread).map(({ id }) => id), ...replies.under]), [annotations, replies.under]);
  const bar = useMemo(
    () => <FilterBar filtering={filtering} seen={seen} replies={replies} placed={placed} names={{ me, layers: all, audiences, annotations, colourTitle }} />,
    [filtering, seen, replies, placed, me, all, audiences, annotations, colourTitle],
  );
  return { annotations, own, placed, shown: filtering.shown, unread, tools, bar };
}

/** Those that are shown: what is filtered out has neither a card nor paint. */
export const useShown = ({ placed, shown }: Notes): Placed[] =>
  useMemo(() => (shown.size === placed.length ? placed : placed.filter(({ annotation }) => shown.has(annotation.id))), [placed, shown]);
