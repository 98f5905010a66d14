"use client";

import { useMemo } from "react";
import { v7 as uuidv7 } from "uuid";
import type { Writing } from "@/components/annotations/writing/note-editor";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import type { Colour } from "@/lib/db/generated/enums";
import type { NewTarget } from "./types";
import { asTargets } from "./use-writes";
import type { Writes } from "./use-writes";

/** What a reader does with annotations, with what is said when it is done. */
export function useCommands(writes: Writes, episodeId: string, audiences: string[]) {
  return useMemo(() => {
    const write = (id: string, targets: NewTarget[], writing: Omit<Writing, "note" | "tags"> & Partial<Writing>) =>
      writes.create(id, { episodeId, targets, audiences, ...writing });

    async function remove(annotation: Annotation) {
      await writes.remove(annotation);
      toast("Annotation deleted", { label: "Undo", run: () => void writes.restore(annotation) });
    }

    async function withdraw(annotation: Annotation) {
      const withdrawn = await writes.setAudiences(annotation, []);
      toast("Taken back from everywhere", { label: "Undo", run: () => void writes.setAudiences(withdrawn, annotation.audiences) });
    }

    return {
      write,
      highlight: (targets: NewTarget[], colour: Colour) => write(uuidv7(), targets, { kind: "highlight", colour }),
      remove,
      save: (edited: Annotation, writing: Writing) => writes.update(edited, writing),
      attach: (annotation: Annotation, targets: NewTarget[]) => writes.update(annotation, { targets: asTargets(targets) }),
      setAudience: writes.setAudience,
      withdraw,
    };
  }, [writes, episodeId, audiences]);
}

export type Commands = ReturnType<typeof useCommands>;
