"use client";

import { useMemo } from "react";
import { outboxOf } from "@/components/outbox/use-outbox";
import type { Annotation } from "@/lib/annotations/schema";
import { ok } from "@/lib/errors";
import { create, edit, remove, restore } from "@/lib/outbox/acts";
import { contentOf, withContent } from "@/lib/outbox/content";
import type { Content } from "@/lib/outbox/types";
import type { NewAnnotation, NewTarget, WorkspaceProps } from "./types";

/**
 * Writes to one's own annotations. Each shows at once, and is kept on this device when its promise resolves, as a
 * success: what becomes of it then is said by the outbox, where it stays until the server has it.
 */
export function useWrites({ me }: Pick<WorkspaceProps, "me">) {
  return useMemo(() => {
    const outbox = outboxOf(me.id);

    /** A change made to the annotation as its author saw it. With the writing that led to it, the draft of that ends. */
    async function change(seen: Annotation, changed: Partial<Content>, endedDraft?: string) {
      const content = { ...contentOf(seen), ...changed };
      await outbox.act(seen.id, edit(seen, content), endedDraft);
      return withContent(seen, content);
    }
    const setAudiences = (seen: Annotation, audiences: string[]) => change(seen, { audiences });
    const setAudience = (seen: Annotation, audienceId: string, published: boolean) => {
      const rest = seen.audiences.filter((one) => one !== audienceId);
      return setAudiences(seen, published ? [...rest, audienceId] : rest);
    };

    return {
      async create(id: string, input: NewAnnotation) {
        const shown = newlyShown(id, me, input);
        await outbox.act(id, create(shown), outbox.drafts.finish(id)?.key);
        return ok(shown);
      },
      update: async (seen: Annotation, changed: Partial<Content>) => ok(await change(seen, changed, outbox.drafts.finish(seen.id)?.key)),
      remove: (shown: Annotation) => outbox.act(shown.id, remove(shown)),
      restore: (shown: Annotation) => outbox.act(shown.id, restore(shown, outbox.settledOf(shown.id))),
      setAudience,
      setAudiences,
    };
  }, [me]);
}

export type Writes = ReturnType<typeof useWrites>;

/** Targets that were chosen on the page, as annotations have them. */
export const asTargets = (targets: NewTarget[]): Annotation["targets"] =>
  targets.map(({ quote = "", prefix = "", suffix = "", ...target }) => ({ ...target, quote, prefix, suffix }));

/** A new annotation as it looks before the server has it. */
function newlyShown(id: string, author: Annotation["author"], { episodeId, kind, colour, note = "", tags = [], targets, audiences = [] }: NewAnnotation): Annotation {
  const now = new Date().toISOString();
  const content = { kind, colour, note, tags, targets: asTargets(targets), audiences };
  return { id, author, episodeId, ...content, colourName: null, unread: false, version: 0, createdAt: now, updatedAt: now };
}
