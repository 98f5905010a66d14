"use client";

import { useEffect, useState } from "react";
import { POINT_TEXT } from "@/lib/anchoring/dom";

/** The outline as it stands on the page: its points' text elements, by id and in order. */
export type OutlineElements = {
  root: HTMLElement;
  textElement: (pointId: string) => Element | null;
  textOf: (pointId: string) => string | null;
  orderOf: (pointId: string) => number;
};

function readOutline(root: HTMLElement): OutlineElements {
  const elements = new Map<string, Element>();
  const order = new Map<string, number>();
  for (const element of root.querySelectorAll(`[${POINT_TEXT}]`)) {
    const id = element.getAttribute(POINT_TEXT) ?? "";
    order.set(id, elements.size);
    elements.set(id, element);
  }
  return {
    root,
    textElement: (id) => elements.get(id) ?? null,
    textOf: (id) => elements.get(id)?.textContent ?? null,
    orderOf: (id) => order.get(id) ?? Number.MAX_SAFE_INTEGER,
  };
}

/** Null until the page is there. `revisionId` names the outline: another revision is another outline. */
export function useOutline(revisionId: string): OutlineElements | null {
  const [outline, setOutline] = useState<OutlineElements | null>(null);
  useEffect(() => {
    const root = document.querySelector<HTMLElement>("[data-outline]");
    setOutline(root && readOutline(root));
  }, [revisionId]);
  return outline;
}
