"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Annotation, UpdateAnnotation } from "@/lib/annotations/schema";
import type { Result } from "@/lib/errors";
import { call } from "@/lib/http/client";
import type { NewAnnotation, WorkspaceProps } from "./types";

const STALE_AFTER_MS = 10_000;

const fetchList = (path: string) => async ({ signal }: { signal: AbortSignal }) => {
  const result = await call<Annotation[]>("GET", path, undefined, signal);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};

/** The annotations on the page: one's own, and in a group the others' published ones. */
export function useAnnotations({ me, episodeId, group, own, others }: WorkspaceProps) {
  const path = `/episodes/${episodeId}/annotations`;
  const mine = useQuery({
    queryKey: ["annotations", episodeId, "own"],
    queryFn: fetchList(path),
    initialData: own,
    staleTime: STALE_AFTER_MS,
  });
  const theirs = useQuery({
    queryKey: ["annotations", episodeId, group?.audienceId ?? "nobody"],
    queryFn: fetchList(`${path}?audience=${group?.audienceId}`),
    initialData: others,
    staleTime: STALE_AFTER_MS,
    enabled: group !== null,
  });
  return useMemo(
    () => [...mine.data, ...theirs.data.filter(({ author }) => author.id !== me.id)],
    [mine.data, theirs.data, me.id],
  );
}

/**
 * Writes to one's own annotations. Each shows at once, and goes back to what the server knows when it is refused;
 * the refusal is returned for the caller to say.
 */
export function useWrites({ me, episodeId }: Pick<WorkspaceProps, "me" | "episodeId">) {
  const client = useQueryClient();
  return useMemo(() => {
    const key = ["annotations", episodeId, "own"];
    const change = (edit: (list: Annotation[]) => Annotation[]) =>
      client.setQueryData<Annotation[]>(key, (list) => edit(list ?? []));
    const put = (annotation: Annotation) =>
      change((list) => [...list.filter(({ id }) => id !== annotation.id), annotation]);
    const drop = (id: string) => change((list) => list.filter((one) => one.id !== id));
    const find = (id: string) => client.getQueryData<Annotation[]>(key)?.find((one) => one.id === id);

    /** Shows `edit` at once; puts the answer in its place, or takes it back. */
    async function attempt<T>(send: () => Promise<Result<T>>, edit: () => void, undo: () => void, settle: (value: T) => void) {
      // A refetch that was under way would bring back what was there before.
      await client.cancelQueries({ queryKey: key });
      edit();
      const result = await send();
      if (result.ok) settle(result.value);
      else undo();
      return result;
    }

    const replace = (id: string, send: () => Promise<Result<Annotation>>, shown: Partial<Annotation>) => {
      const before = find(id);
      const restore = () => before && put(before);
      return attempt(send, () => before && put({ ...before, ...shown }), restore, put);
    };

    return {
      create(id: string, input: NewAnnotation) {
        const now = new Date().toISOString();
        const shown = { ...optimistic(input), id, author: me, version: 1, createdAt: now, updatedAt: now };
        return attempt(() => call<Annotation>("PUT", `/annotations/${id}`, input), () => put(shown), () => drop(id), put);
      },
      update: (id: string, { version, targets: _, ...changes }: UpdateAnnotation) =>
        replace(id, () => call("PATCH", `/annotations/${id}`, { version, ...changes }), changes),
      remove(id: string) {
        const before = find(id);
        const restore = () => before && put(before);
        return attempt(() => call<null>("DELETE", `/annotations/${id}`), () => drop(id), restore, () => undefined);
      },
      async restore(id: string) {
        const result = await call<Annotation>("POST", `/annotations/${id}/restoration`);
        if (result.ok) put(result.value);
        return result;
      },
      setAudience(annotation: Annotation, audienceId: string, published: boolean) {
        const { id } = annotation;
        const rest = annotation.audiences.filter((one) => one !== audienceId);
        const audiences = published ? [...rest, audienceId] : rest;
        const path = `/audiences/${audienceId}/publications`;
        const send = async (): Promise<Result<Annotation>> => {
          if (published) {
            const result = await call<Annotation[]>("POST", path, { annotations: [id] });
            return result.ok ? { ok: true, value: result.value[0] ?? annotation } : result;
          }
          const result = await call<null>("DELETE", `${path}/${id}`);
          return result.ok ? { ok: true, value: { ...(find(id) ?? annotation), audiences } } : result;
        };
        return replace(id, send, { audiences });
      },
      async publish(audienceId: string, ids: string[]) {
        const result = await call<Annotation[]>("POST", `/audiences/${audienceId}/publications`, { annotations: ids });
        if (result.ok) result.value.forEach(put);
        return result;
      },
    };
  }, [client, episodeId, me]);
}

export type Writes = ReturnType<typeof useWrites>;

/** A new annotation as it will look once the server has it. */
const optimistic = ({ episodeId, kind, colour, note = "", tags = [], targets, audiences = [] }: NewAnnotation) => ({
  episodeId,
  kind,
  colour,
  colourName: null,
  note,
  tags,
  audiences,
  unread: false,
  targets: targets.map(({ quote = "", prefix = "", suffix = "", ...target }) => ({ ...target, quote, prefix, suffix })),
});
