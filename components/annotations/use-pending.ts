"use client";

import { useCallback, useMemo, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { Draft } from "@/lib/outbox/types";
import type { Paint } from "@/lib/painting/types";
import type { Beginning, NewTarget, WorkspaceProps } from "./types";
import type { OutlineElements } from "./use-outline";

/** An annotation that is being written and is not saved yet. */
export type Pending = {
  placed: Placed;
  paints: Paint[];
  targets: NewTarget[];
  focus: Beginning["focus"];
  /** Whether saving creates it: a draft that is taken up again may be of an annotation that is there. */
  isNew: boolean;
};

type Begun = Pick<Pending, "targets" | "focus" | "isNew"> & { annotation: Annotation };

const unsaved = (me: WorkspaceProps["me"], episodeId: string, targets: NewTarget[], { kind = "note", colour = "yellow" }: Beginning): Annotation => ({
  id: uuidv7(),
  episodeId,
  author: me,
  kind,
  colour,
  colourName: null,
  note: "",
  tags: [],
  targets: targets.map(({ quote = "", prefix = "", suffix = "", ...target }) => ({ ...target, quote, prefix, suffix })),
  audiences: [],
  unread: false,
  version: 0,
  createdAt: "",
  updatedAt: "",
});

/** The note that is being written, if any: it is painted and has a card like any other. */
export function usePending({ me, episodeId }: Pick<WorkspaceProps, "me" | "episodeId">, outline: OutlineElements | null) {
  const [draft, setDraft] = useState<Begun | null>(null);
  const begin = useCallback(
    (targets: NewTarget[], start: Beginning = {}) =>
      setDraft({ annotation: unsaved(me, episodeId, targets, start), targets, focus: start.focus, isNew: true }),
    [me, episodeId],
  );
  const resume = useCallback(
    ({ annotation, isNew }: Draft) => setDraft({ annotation, targets: annotation.targets, focus: "note", isNew }),
    [],
  );
  const pending = useMemo((): Pending | null => {
    if (!draft || !outline) return null;
    const placed = placeAnnotation(draft.annotation, outline.points);
    const { annotation, ...begun } = draft;
    const { id, colour } = annotation;
    return { ...begun, placed, paints: placed.places.map((place) => ({ id, colour, style: "draft", ...place })) };
  }, [draft, outline]);
  return { pending, begin, resume, end: useCallback(() => setDraft(null), []) };
}
