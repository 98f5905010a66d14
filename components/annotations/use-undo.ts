"use client";

import { useMemo, useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { announce } from "@/components/ui/announcer";
import type { Annotation, AnnotationKind } from "@/lib/annotations/schema";
import type { Colour } from "@/lib/db/generated/enums";
import type { NewTarget } from "./types";
import type { Commands } from "./use-commands";
import type { Writes } from "./use-writes";

export type Look = { kind: AnnotationKind; colour: Colour };

type Step = { said: string; back: () => Promise<unknown> };

/** Commands whose last steps can be taken back, one by one, for as long as the page stays. */
export function useUndo(commands: Commands, writes: Writes) {
  const steps = useRef<Step[]>([]);
  return useMemo(() => {
    const done = (step: Step) => steps.current.push(step);

    /** An annotation without words, in one step. */
    async function make(targets: NewTarget[], look: Look) {
      const making = commands.write(uuidv7(), targets, look);
      const back = async () => {
        const made = await making;
        if (made.ok) await writes.remove(made.value);
      };
      done({ said: "Taken back", back });
      await making;
    }

    async function remove(annotation: Annotation) {
      const removed = commands.remove(annotation);
      done({ said: "Brought back", back: () => removed.then(() => writes.restore(annotation)) });
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
