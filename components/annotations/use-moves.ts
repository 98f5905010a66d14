"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/components/ui/toasts";
import type { Annotation, Move } from "@/lib/annotations/schema";
import { call } from "@/lib/http/client";

export type Decision = "keep" | "retire";

/** What revisions of the summary did to one's own annotations, and the deciding on it. */
export function useMoves(episodeId: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["moves", episodeId],
    queryFn: async ({ signal }) => {
      const result = await call<Move[]>("GET", `/episodes/${episodeId}/moves`, undefined, signal);
      if (!result.ok) throw new Error(result.problem.detail);
      return result.value;
    },
  });
  const decide = useCallback(
    async ({ id }: Move, decision: Decision) => {
      const result = await call<null>("POST", `/moves/${id}/decision`, { decision });
      if (!result.ok) return toast(result.problem.detail);
      client.setQueryData<Move[]>(["moves", episodeId], (moves) => moves?.filter((one) => one.id !== id));
      await client.invalidateQueries({ queryKey: ["annotations", episodeId] });
    },
    [client, episodeId],
  );
  /** Other words were chosen for an annotation: all of its moves are over. */
  const settle = useCallback(
    ({ id }: Annotation) =>
      client.setQueryData<Move[]>(["moves", episodeId], (moves) => moves?.filter((one) => one.annotationId !== id)),
    [client, episodeId],
  );
  return { moves: query.data ?? noMoves, decide, settle };
}

const noMoves: Move[] = [];
