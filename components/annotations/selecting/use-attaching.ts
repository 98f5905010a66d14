"use client";

import { useCallback, useMemo, useState } from "react";
import type { NewTarget } from "@/components/annotations/types";
import type { Commands } from "@/components/annotations/use-commands";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";

/** An annotation for which other words are being chosen. */
export type Attaching = { annotation: Annotation; attach: (targets: NewTarget[]) => void; cancel: () => void };

/** Puts annotations on other words: those that lost theirs, and those that a revision put where they do not belong. */
export function useAttaching(commands: Commands, onAttached: (annotation: Annotation) => void, openSheet: (open: boolean) => void) {
  const [annotation, setAnnotation] = useState<Annotation | null>(null);
  const reattach = useCallback(
    (chosen: Annotation) => {
      setAnnotation(chosen);
      // What is to be chosen lies under it.
      openSheet(false);
    },
    [openSheet],
  );
  const attaching = useMemo((): Attaching | null => {
    if (!annotation) return null;
    return {
      annotation,
      attach(targets) {
        void commands.attach(annotation, targets);
        setAnnotation(null);
        onAttached(annotation);
        toast("It is on these words now", { label: "Undo", run: () => void commands.attach(annotation, annotation.targets) });
      },
      cancel: () => setAnnotation(null),
    };
  }, [annotation, commands, onAttached]);
  return { attaching, reattach };
}
