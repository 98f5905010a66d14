"use client";

import { useMemo } from "react";
import { v7 as uuidv7 } from "uuid";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import type { Colour } from "@/lib/db/generated/enums";
import type { Result } from "@/lib/errors";
import type { Writing } from "./note-editor";
import type { NewTarget } from "./types";
import type { Writes } from "./use-annotations";

const say = <T>(result: Result<T>) => {
  if (!result.ok) toast(result.problem.detail);
};

/** What a reader does with annotations, with what is said when it is done or refused. */
export function useCommands(writes: Writes, episodeId: string, audiences: string[]) {
  return useMemo(() => {
    const write = (id: string, targets: NewTarget[], writing: Omit<Writing, "note" | "tags"> & Partial<Writing>) =>
      writes.create(id, { episodeId, targets, audiences, ...writing });

    async function highlight(targets: NewTarget[], colour: Colour) {
      const result = await write(uuidv7(), targets, { kind: "highlight", colour });
      if (!result.ok) toast(result.problem.detail, { label: "Try again", run: () => void highlight(targets, colour) });
    }

    async function remove({ id }: Annotation) {
      const result = await writes.remove(id);
      if (!result.ok) return toast(result.problem.detail);
      toast("Annotation deleted", { label: "Undo", run: () => void writes.restore(id).then(say) });
    }

    return {
      write,
      highlight,
      remove,
      save: ({ id, version }: Annotation, writing: Writing) => writes.update(id, { version, ...writing }),
      setAudience: async (annotation: Annotation, audienceId: string, published: boolean) =>
        say(await writes.setAudience(annotation, audienceId, published)),
    };
  }, [writes, episodeId, audiences]);
}

export type Commands = ReturnType<typeof useCommands>;
