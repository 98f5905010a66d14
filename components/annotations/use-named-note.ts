"use client";

import { useEffect, useRef } from "react";
import { toast } from "@/components/ui/toasts";
import type { Placed } from "@/lib/annotations/place";
import type { Active } from "./use-active";
import type { OutlineElements } from "./use-outline";

/** Opens the annotation that the address names (`?note=` and its id), once, as soon as its words can be shown. */
export function useNamedNote(outline: OutlineElements | null, placed: Placed[], activate: Active["activate"]) {
  const isDone = useRef(false);
  useEffect(() => {
    if (!outline || isDone.current) return;
    isDone.current = true;
    const id = new URLSearchParams(window.location.search).get("note");
    const named = placed.find(({ annotation }) => annotation.id === id);
    // Without words to show, its card is what there is of it.
    if (named) activate(named.annotation.id, named.places.length > 0 ? { words: true } : { card: true });
    else if (id) toast("The annotation that this address names is not here, or is not yours to see.");
  }, [outline, placed, activate]);
}
