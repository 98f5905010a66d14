"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ownKey, takeIn } from "@/components/annotations/lists";
import { outboxOf } from "@/components/outbox/use-outbox";
import { toast } from "@/components/ui/toasts";
import type { AudienceChange, Withdrawal } from "@/lib/annotations/schema";
import type { Result } from "@/lib/errors";
import { call } from "@/lib/http/client";
import { arrived } from "@/lib/outbox/arrival";

const count = (changed: AudienceChange["changed"]) => new Set(changed.flatMap(({ annotations }) => annotations)).size;

/**
 * Publishes and takes back many annotations at once. It is one request, and carries out all or nothing; what is unsent
 * of the annotations is sent before, so that the server publishes what their author sees.
 */
export function usePublishing({ me, episodeId }: { me: { id: string }; episodeId: string }) {
  const client = useQueryClient();
  return useMemo(() => {
    async function send(path: string, body: unknown, ids: string[]): Promise<Result<AudienceChange>> {
      const sent = await arrived(outboxOf(me.id), ids);
      if (!sent.ok) return sent;
      const result = await call<AudienceChange>("POST", path, body, undefined, me.id);
      if (result.ok) await takeIn(client, ownKey(episodeId), { annotations: result.value.annotations, gone: [] });
      return result;
    }

    const idsIn = (batches: { annotations: string[] }[]) => batches.flatMap(({ annotations }) => annotations);
    const publishBatches = (publications: AudienceChange["changed"]) => send("/publications", { publications }, idsIn(publications));
    const withdrawBatches = (withdrawals: Withdrawal[]) => send("/withdrawals", { withdrawals }, idsIn(withdrawals));

    async function undo(back: Promise<Result<AudienceChange>>, said: string) {
      const result = await back;
      toast(result.ok ? said : result.problem.detail);
    }

    return {
      /** `who` names the audiences. */
      async publish(ids: string[], audiences: string[], who: string) {
        const result = await publishBatches(audiences.map((audience) => ({ audience, annotations: ids })));
        if (!result.ok) return result;
        const { changed } = result.value;
        if (count(changed) === 0) toast(`All of them were published to ${who} already`);
        else toast(`Published ${count(changed)} to ${who}`, { label: "Undo", run: () => void undo(withdrawBatches(changed), "Taken back") });
        return result;
      },
      /** From one audience or, with null, from everywhere. */
      async withdraw(ids: string[], audience: string | null, where: string) {
        const result = await withdrawBatches([{ annotations: ids, ...(audience && { audience }) }]);
        if (!result.ok) return result;
        const { changed } = result.value;
        toast(`Took ${count(changed)} back from ${where}`, changed.length > 0 ? { label: "Undo", run: () => void undo(publishBatches(changed), "Published again") } : undefined);
        return result;
      },
    };
  }, [client, episodeId, me]);
}

export type Publishing = ReturnType<typeof usePublishing>;
