"use client";

import { useEffect } from "react";
import { Announcer } from "@/components/ui/announcer";
import { keyOf, shortcutFor } from "@/components/ui/shortcuts";
import { reveal, setExpanded } from "./folding";
import { outlineKeys } from "./outline-keys";
import { focusedPoint, gatherStops, makeCurrent, pointOf } from "./walking";

function onClick({ target }: MouseEvent) {
  const toggle = target instanceof Element && target.closest(".point-toggle");
  if (toggle) setExpanded(toggle, toggle.getAttribute("aria-expanded") === "false");
}

function onKeyDown(event: KeyboardEvent) {
  const [point, key] = [focusedPoint(), keyOf(event)];
  const shortcut = point && key && !event.defaultPrevented && shortcutFor(outlineKeys, key, point);
  if (!shortcut || (event.repeat && !shortcut.repeats)) return;
  event.preventDefault();
  shortcut.run(point, key);
}

function onFocusIn({ target }: FocusEvent) {
  const point = target instanceof Element && target.closest("[data-outline]") ? pointOf(target) : null;
  if (point) makeCurrent(point);
}

function onBeforeMatch({ target }: Event) {
  if (target instanceof Element) reveal(target);
}

function onHashChange() {
  const point = document.getElementById(window.location.hash.slice(1));
  if (!point) return;
  reveal(point);
  if (point.matches("[data-point]")) makeCurrent(point);
  point.scrollIntoView();
}

/**
 * Folds and unfolds points, and walks among them: listeners on the document for the whole outline. The attributes that
 * they set are on elements that the server made and that no client component renders.
 */
export function OutlineControls() {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("click", onClick, { signal });
    document.addEventListener("keydown", onKeyDown, { signal });
    document.addEventListener("focusin", onFocusIn, { signal });
    document.addEventListener("beforematch", onBeforeMatch, { signal, capture: true });
    window.addEventListener("hashchange", onHashChange, { signal });
    gatherStops();
    return () => stop.abort();
  }, []);
  return <Announcer />;
}
