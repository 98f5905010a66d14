"use client";

import { useEffect } from "react";

const setExpanded = (toggle: Element, children: Element, expanded: boolean) => {
  toggle.setAttribute("aria-expanded", String(expanded));
  // "until-found": the browser's own search still finds what is folded away, and opens it.
  if (expanded) children.removeAttribute("hidden");
  else children.setAttribute("hidden", "until-found");
};

const childrenOf = (toggle: Element) => document.getElementById(toggle.getAttribute("aria-controls") ?? "");

/** Opens every point above an element, so that it can be seen. */
export function reveal(element: Element) {
  for (let folded = element.closest("ol[hidden]"); folded; folded = folded.parentElement?.closest("ol[hidden]") ?? null) {
    const toggle = folded.parentElement?.querySelector(":scope > .point-line > .point-toggle");
    if (toggle) setExpanded(toggle, folded, true);
  }
}

function onClick({ target }: MouseEvent) {
  const toggle = target instanceof Element && target.closest(".point-toggle");
  const children = toggle && childrenOf(toggle);
  if (toggle && children) setExpanded(toggle, children, toggle.getAttribute("aria-expanded") === "false");
}

function onBeforeMatch({ target }: Event) {
  if (target instanceof Element) reveal(target);
}

function onHashChange() {
  const point = document.getElementById(window.location.hash.slice(1));
  if (!point) return;
  reveal(point);
  point.scrollIntoView();
}

/**
 * Folds and unfolds points: listeners on the document for the whole outline. The attributes that it sets are on
 * elements that the server made and that no client component renders.
 */
export function Folding() {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("click", onClick, { signal });
    document.addEventListener("beforematch", onBeforeMatch, { signal, capture: true });
    window.addEventListener("hashchange", onHashChange, { signal });
    return () => stop.abort();
  }, []);
  return null;
}
