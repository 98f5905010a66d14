import { announce } from "@/components/ui/announcer";
import type { Shortcut } from "@/components/ui/shortcuts";
import { isExpanded, setExpanded, toggleOf } from "./folding";
import { listUnder, parentOf, textOf, walk } from "./walking";

const count = (point: Element) => listUnder(point)?.querySelectorAll("[data-point]").length ?? 0;

function fold(point: Element, expanded: boolean) {
  const toggle = toggleOf(point);
  if (toggle) setExpanded(toggle, expanded);
  announce(`${expanded ? "Unfolded" : "Folded"}: ${count(point)} ${count(point) === 1 ? "point" : "points"}`);
}

/** Whether a point's text reaches beyond the window: then an arrow scrolls, as it always does, until it can be read. */
const reachesBeyond = (point: Element, side: "top" | "bottom") => {
  const rect = textOf(point)?.getBoundingClientRect();
  return rect !== undefined && (side === "top" ? rect.top < 0 : rect.bottom > window.innerHeight);
};

/** What keys do while a point has the focus. */
export const outlineKeys: Shortcut<Element>[] = [
  { keys: ["ArrowDown"], label: "Next point", repeats: true, when: (point) => !reachesBeyond(point, "bottom"), run: () => walk("next") },
  { keys: ["ArrowUp"], label: "Previous point", repeats: true, when: (point) => !reachesBeyond(point, "top"), run: () => walk("previous") },
  { keys: ["ArrowRight"], label: "Unfold", when: (point) => isExpanded(point) === false, run: (point) => fold(point, true) },
  { keys: ["ArrowRight"], label: "To the first point under it", when: (point) => isExpanded(point) === true, run: () => walk("child") },
  { keys: ["ArrowLeft"], label: "Fold", when: (point) => isExpanded(point) === true, run: (point) => fold(point, false) },
  { keys: ["ArrowLeft"], label: "To the point above it", when: (point) => parentOf(point) !== null, run: () => walk("parent") },
  { keys: ["Home"], label: "First point", run: () => walk("first") },
  { keys: ["End"], label: "Last point", run: () => walk("last") },
];
