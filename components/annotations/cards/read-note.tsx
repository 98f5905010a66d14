"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PointRef } from "@/lib/episodes/point-refs";
import type { Fellow } from "@/lib/groups/fellows";
import { call } from "@/lib/http/client";
import type { NoteContext } from "@/lib/markdown";
import { mentionsIn } from "@/lib/mentions";
import { pointIdsIn } from "@/lib/point-links";
import { useCardTools } from "./card-context";
import { NoteText } from "./note-text";

const FRESH_MS = 60_000;

async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const result = await call<T>("GET", path, undefined, signal);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

/** Those with whom the reader is in a group; undefined until they are known. */
export function useFellows(enabled: boolean): Fellow[] | undefined {
  return useQuery({ queryKey: ["fellows"], queryFn: ({ signal }) => ask<Fellow[]>("/me/fellows", signal), staleTime: FRESH_MS, retry: false, enabled }).data;
}

/** What is known of the points that are not on this page. */
function usePoints(ids: string[]): PointRef[] | undefined {
  const list = ids.join(",");
  return useQuery({ queryKey: ["points", list], queryFn: ({ signal }) => ask<PointRef[]>(`/points?ids=${list}`, signal), staleTime: FRESH_MS, retry: false, enabled: list !== "" }).data;
}

/** How those are called now who are mentioned in a note, and what the points say that it links to. */
function useNoteContext(note: string): NoteContext {
  const { me, outline } = useCardTools();
  const isMentioning = useMemo(() => mentionsIn(note).length > 0, [note]);
  const fellows = useFellows(isMentioning);
  const elsewhere = useMemo(() => (outline ? pointIdsIn(note).filter((id) => outline.textOf(id) === null) : []), [note, outline]);
  const points = usePoints(elsewhere);
  return useMemo(() => {
    const names = new Map([...(me ? [me] : []), ...(fellows ?? [])].map(({ id, name }) => [id, name]));
    const known = new Map(points?.map(({ id, title, path }) => [id, { text: title, href: path }]));
    return {
      nameOf: (id) => names.get(id),
      pointOf(id) {
        const text = outline?.textOf(id) ?? null;
        return text === null ? (known.get(id) ?? null) : { text, href: `#p-${id}` };
      },
    };
  }, [me, fellows, points, outline]);
}

/** A note on a reader's page, where people have names and points say something. */
export function ReadNote({ note }: { note: string }) {
  return <NoteText note={note} context={useNoteContext(note)} />;
}
