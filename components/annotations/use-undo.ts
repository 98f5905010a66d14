"use client";

import { useMemo, useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { announce } from "@/components/ui/announcer";
import { toast } from "@/components/ui/toasts";
import type { Annotation, AnnotationKind } from "@/lib/annotations/schema";
import type { Colour } from "@/lib/db/generated/enums";
import type { NewTarget } from "./types";
import type { Writes } from "./use-annotations";
import type { Commands } from "./use-commands";

export type Look = { kind: AnnotationKind; colour: Colour };

type Step = { said: string; back: () => Promise<unknown> };

/** Commands whose last steps can be taken back, one by one, for as long as the page stays. */
export function useUndo(commands: Commands, writes: Writes) {
  const steps = useRef<Step[]>([]);
  return useMemo(() => {
    const done = (step: Step) => steps.current.push(step);
    const undone = (step: Step) => (steps.current = steps.current.filter((one) => one !== step));

    /** An annotation without words, in one step. */
    async function make(targets: NewTarget[], look: Look) {
      const id = uuidv7();
      const sent = commands.write(id, targets, look);
      // Quick fingers take it back before the server has answered.
      const step = { said: "Taken back", back: async () => (await sent).ok && writes.remove(id) };
      done(step);
      const result = await sent;
      if (result.ok) return;
      undone(step);
      toast(result.problem.detail, { label: "Try again", run: () => void make(targets, look) });
    }

    async function remove(annotation: Annotation) {
      const removed = commands.remove(annotation);
      done({ said: "Brought back", back: () => removed.then(() => writes.restore(annotation.id)) });
      await removed;
    }

    function undo() {
      const step = steps.current.pop();
      announce(step?.said ?? "There is nothing to undo");
      void step?.back();
    }

    return { commands: { ...commands, remove }, make, undo };
  }, [commands, writes]);
}
