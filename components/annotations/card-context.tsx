"use client";

import { createContext, use } from "react";
import type { Seen } from "./use-seen";

/** What every card shares: what is new, and the tags that are filtered by. */
export type CardTools = Pick<Seen, "isNew" | "watch" | "see"> & { chosenTags: string[]; onTag: (tag: string) => void };

const nothing: CardTools = { isNew: () => false, watch: () => () => undefined, see: () => undefined, chosenTags: [], onTag: () => undefined };

export const CardTools = createContext<CardTools>(nothing);

export const useCardTools = (): CardTools => use(CardTools);
