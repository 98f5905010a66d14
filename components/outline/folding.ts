/* Whether points are folded away is written in the page itself: nothing else keeps it. */

const childrenOf = (toggle: Element) => document.getElementById(toggle.getAttribute("aria-controls") ?? "");

/** The button that folds and unfolds what stands under a point. */
export const toggleOf = (point: Element | null) => point?.querySelector(":scope > .point-line > .point-toggle") ?? null;

/** Null for a point that has none under it. */
export function isExpanded(point: Element): boolean | null {
  const expanded = toggleOf(point)?.getAttribute("aria-expanded");
  return expanded == null ? null : expanded === "true";
}

export function setExpanded(toggle: Element, expanded: boolean) {
  const children = childrenOf(toggle);
  toggle.setAttribute("aria-expanded", String(expanded));
  // "until-found": the browser's own search still finds what is folded away, and opens it.
  if (expanded) children?.removeAttribute("hidden");
  else children?.setAttribute("hidden", "until-found");
}

/** Opens every point above an element, so that it can be seen. */
export function reveal(element: Element) {
  for (let folded = element.closest("ol[hidden]"); folded; folded = folded.parentElement?.closest("ol[hidden]") ?? null) {
    const toggle = toggleOf(folded.parentElement);
    if (toggle) setExpanded(toggle, true);
  }
}
