"use client";

import { useEffect } from "react";
import type { NewTarget } from "./types";
import type { OutlineElements } from "./use-outline";

/** Calls `begin` with a whole point as target when its annotate button, which the server rendered, is pressed. */
export function useWholePoint(outline: OutlineElements | null, revisionId: string, begin: (targets: NewTarget[]) => void) {
  useEffect(() => {
    if (!outline) return;
    const onClick = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest("[data-annotate]") : null;
      const pointId = button?.getAttribute("data-annotate");
      const text = pointId ? outline.textOf(pointId) : null;
      if (pointId && text !== null) begin([{ pointId, revisionId, start: null, end: null, quote: text }]);
    };
    outline.root.addEventListener("click", onClick);
    return () => outline.root.removeEventListener("click", onClick);
  }, [outline, revisionId, begin]);
}
