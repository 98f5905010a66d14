"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import { toggled } from "@/lib/annotations/filter";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { CardTools } from "./card-context";
import { useColourNames } from "./colour-names";
import { FilterBar } from "./filter-bar";
import type { AudienceChoice, WorkspaceProps } from "./types";
import { useFilter } from "./use-filter";
import type { OutlineElements } from "./use-outline";
import { useSeen } from "./use-seen";

export type Notes = {
  /** All of them, with what is known here of their being read. */
  annotations: Annotation[];
  shown: ReadonlySet<string>;
  tools: CardTools;
  /** What stands above the notes: filters, and what is new. */
  bar: ReactNode;
};

/** The annotations on the page as the reader wants them: filtered, and with what is new to them. */
export function useNotes({ me, group }: Pick<WorkspaceProps, "me" | "group">, given: Annotation[], audiences: AudienceChoice[], outline: OutlineElements | null): Notes {
  const readIn = group?.audienceId ?? null;
  const seen = useSeen(given);
  const { annotations, isNew, watch, see } = seen;
  const filtering = useFilter(annotations, me.id);
  const { filter, setFilter } = filtering;
  const { titleOf: colourTitle } = useColourNames();
  const tools = useMemo(
    (): CardTools => ({ me, readIn, outline, isNew, watch, see, chosenTags: filter.tags, onTag: (tag) => setFilter(toggled(filter, "tags", tag)) }),
    [me, readIn, outline, isNew, watch, see, filter, setFilter],
  );
  const bar = useMemo(
    () => <FilterBar filtering={filtering} seen={seen} names={{ me, group, audiences, annotations, colourTitle }} />,
    [filtering, seen, me, group, audiences, annotations, colourTitle],
  );
  return { annotations, shown: filtering.shown, tools, bar };
}

/** Those that are shown: what is filtered out has neither a card nor paint. */
export const useShown = (placed: Placed[], { shown }: Notes): Placed[] =>
  useMemo(() => placed.filter(({ annotation }) => shown.has(annotation.id)), [placed, shown]);
