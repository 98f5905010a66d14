"use client";

import { useEffect, useMemo, useState } from "react";
import type { WorkspaceProps } from "@/components/annotations/types";
import { outboxOf } from "@/components/outbox/use-outbox";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import { isWritten } from "@/lib/outbox/drafts";
import type { Draft } from "@/lib/outbox/types";
import type { Writing } from "./note-editor";

/**
 * Notes half written: kept while they are written, and offered when their editor is gone and they were neither saved nor
 * put away. `reopen` opens an editor on one.
 */
export function useDrafts({ me, episodeId }: Pick<WorkspaceProps, "me" | "episodeId">, reopen: (draft: Draft) => void) {
  const [offered, setOffered] = useState<Draft[]>([]);
  const drafts = useMemo(() => {
    const { drafts: kept, store } = outboxOf(me.id);
    const look = async (): Promise<void> => setOffered(await kept.offered(episodeId, () => void look()));

    async function drop(draft: Draft) {
      await store.dropDraft(draft.key);
      await look();
    }
    function take(draft: Draft) {
      kept.resume(draft);
      void look();
      reopen(draft);
    }
    const bringBack = (draft: Draft) => store.keepDraft(draft).then(() => take(draft));
    async function discard(draft: Draft) {
      await drop(draft);
      if (isWritten(draft)) toast("Unfinished note discarded", { label: "Undo", run: () => void bringBack(draft) });
    }
    function leave(id: string): Draft | null {
      const draft = kept.release(id);
      if (draft) void (isWritten(draft) ? look() : drop(draft));
      return draft;
    }

    return {
      look,
      flush: () => kept.flush(),
      /** What stands in the open editor of an annotation, if it was opened before. */
      writingIn: (id: string): Writing | undefined => kept.openOn(id)?.writing,
      keep: (annotation: Annotation, isNew: boolean, writing: Writing) => kept.keep({ annotation, episodeId, isNew, writing }),
      /** Goes on with an offered draft in an editor. */
      take,
      /** The editor of an annotation is gone without anyone having closed it. */
      leave,
      /** The editor of an annotation was left in passing. */
      shelve(id: string) {
        const draft = leave(id);
        if (draft && isWritten(draft)) toast("What you wrote is kept at the top of your notes.");
      },
      /** The editor of an annotation was closed for good. What was not saved is discarded, and can be brought back. */
      putAway(id: string) {
        const draft = kept.finish(id);
        if (draft) void discard(draft);
      },
      discard: (draft: Draft) => void discard(draft),
    };
  }, [me.id, episodeId, reopen]);

  useEffect(() => {
    const stop = new AbortController();
    const onVisibility = () => void (document.visibilityState === "visible" ? drafts.look() : drafts.flush());
    document.addEventListener("visibilitychange", onVisibility, { signal: stop.signal });
    window.addEventListener("pagehide", () => void drafts.flush(), { signal: stop.signal });
    void drafts.look();
    return () => stop.abort();
  }, [drafts]);
  return useMemo(() => ({ ...drafts, offered }), [drafts, offered]);
}

export type DraftKeeping = ReturnType<typeof useDrafts>;
