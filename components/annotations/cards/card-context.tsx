"use client";

import { createContext, use } from "react";
import { createFresh } from "@/components/annotations/live/use-fresh";
import type { Seen } from "@/components/annotations/live/use-seen";
import type { LayerChoice, WorkspaceProps } from "@/components/annotations/types";
import type { OutlineElements } from "@/components/annotations/use-outline";

/** What every card shares: who reads what with whom, what is new, and the tags that are filtered by. */
export type CardTools = Pick<Seen, "fresh" | "watch" | "see"> & {
  me: { id: string; name: string } | null;
  /** The audience of the group that is read in, if any. */
  readIn: string | null;
  group: WorkspaceProps["group"];
  /** The layers that are read, where there are several or could be: what a card is in is told then. */
  layers: LayerChoice[];
  outline: OutlineElements | null;
  /** Opens the sheet, or puts it away for what is under it: on a narrow screen. */
  setSheetOpen: (open: boolean) => void;
  chosenTags: string[];
  onTag: (tag: string) => void;
};

const nothing: CardTools = { me: null, readIn: null, group: null, layers: [], outline: null, fresh: createFresh(), watch: () => () => undefined, see: () => undefined, setSheetOpen: () => undefined, chosenTags: [], onTag: () => undefined };

export const CardTools = createContext<CardTools>(nothing);

export const useCardTools = (): CardTools => use(CardTools);
