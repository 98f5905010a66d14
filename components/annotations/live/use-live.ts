"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { LayerChoice, WorkspaceProps } from "@/components/annotations/types";
import { toast } from "@/components/ui/toasts";
import { followChanges } from "@/lib/live/connection";
import type { Cursors } from "@/lib/live/connection";
import type { ReadingNow } from "@/lib/live/schema";
import { createTakingIn } from "./taking-in";

export type Live = {
  /** As long as it is, nobody has to ask. */
  isConnected: boolean;
  /** Who of the group reads now, as far as is known. */
  reading: ReadingNow | null;
  /** What others wrote while it was open. */
  arrived: ReadonlySet<string>;
  /** Whether the summary that the page shows is no longer the newest. */
  isRevised: boolean;
};

const SEPARATOR = " ";

/** Keeps the page in step with what is written elsewhere, by its reader and in the groups that are read. */
export function useLive({ me, episodeId, revisionId, group, layers, cursors: given }: WorkspaceProps, on: LayerChoice[]): Live {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(false);
  const [reading, setReading] = useState<ReadingNow | null>(null);
  const [isRevised, setRevised] = useState(false);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const pageAudienceId = group?.audienceId ?? null;
  const followed = on.map(({ audienceId }) => audienceId).join(SEPARATOR);
  const cursors = useMemo((): Cursors => new Map(given.map(({ audienceId, cursor }) => [audienceId, cursor])), [given]);
  useEffect(() => {
    const audienceIds = followed.split(SEPARATOR).filter(Boolean);
    const onArrived = (ids: string[]) => ids.length > 0 && setArrived((before) => new Set([...before, ...ids]));
    const takingIn = createTakingIn(client, { me: me.id, episodeId, audienceIds, onArrived });
    const stop = followChanges(
      { episodeId, audienceIds, userId: me.id, cursors },
      {
        onConnected(now) {
          setConnected(now);
          if (!now) setReading(null);
        },
        onReading: (now) => now.audienceId === pageAudienceId && setReading(now),
        onOut(audienceId) {
          takingIn.leave(audienceId);
          toast(`You are no longer in ${layers.find((one) => one.audienceId === audienceId)?.name ?? "this group"}.`);
        },
        onChanges(event) {
          if (event.revisionId && event.revisionId !== revisionId) setRevised(true);
          void takingIn.take(event);
        },
      },
    );
    return () => {
      stop();
      takingIn.stop();
    };
  }, [client, episodeId, revisionId, pageAudienceId, followed, me.id, cursors, layers]);
  return { isConnected, reading, arrived, isRevised };
}
