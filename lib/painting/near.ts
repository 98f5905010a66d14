import { firstIndex } from "./search";

/** The elements near the window, as they stood when last looked for. */
export type Near = {
  elements: () => ReadonlySet<Element>;
  /** Looks again. */
  look: () => void;
  destroy: () => void;
};

export type NearOptions = {
  /** Whether an element is one to be found; nothing is looked for inside such an element. */
  isWanted: (element: Element) => boolean;
  /** All that are wanted: what is found when nothing is too far, which then need not be measured. */
  all: () => Iterable<Element>;
  /** How far above and below the window, in pixels; may be infinite. */
  reach: number;
  /** Called when other parts of the page may have come near, or stand elsewhere; before that is painted. */
  changed: () => void;
};

/** What is scrolled past before the page is looked at again, as a part of the reach. */
const SLACK = 1 / 3;

/**
 * Finds the wanted elements in `root` that are near the window. A whole branch that is far is passed over at one
 * glance, so a page costs what is near of it; and so is what is folded away, which nobody sees.
 */
export function createNear(root: Element, { isWanted, all, reach, changed }: NearOptions): Near {
  const { ownerDocument: document } = root;
  const window = document.defaultView;
  let elements = new Set<Element>();
  let lookedAt = 0;
  let isPrinting = false;

  function look(): void {
    if (isPrinting || reach === Number.POSITIVE_INFINITY) {
      elements = new Set(all());
      return;
    }
    lookedAt = root.getBoundingClientRect().top;
    elements = new Set();
    collect(root, { isWanted, from: -reach, to: (window?.innerHeight ?? 0) + reach }, elements);
  }

  function lookAndTell(): void {
    look();
    changed();
  }

  const onScroll = ({ target }: Event) => {
    const isPage = target === document;
    if (isPage && Math.abs(root.getBoundingClientRect().top - lookedAt) <= reach * SLACK) return;
    // What is scrolled inside the page may move the outline, or a part of it.
    if (isPage || (target instanceof Element && (target.contains(root) || root.contains(target)))) lookAndTell();
  };
  const onPrint = ({ type }: Event) => {
    isPrinting = type === "beforeprint";
    lookAndTell();
  };
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  for (const type of ["beforeprint", "afterprint"]) window?.addEventListener(type, onPrint);
  const sizes = new ResizeObserver(lookAndTell);
  sizes.observe(root);
  sizes.observe(document.documentElement);

  return {
    elements: () => elements,
    look,
    destroy() {
      document.removeEventListener("scroll", onScroll, { capture: true });
      for (const type of ["beforeprint", "afterprint"]) window?.removeEventListener(type, onPrint);
      sizes.disconnect();
    },
  };
}

type Wanted = { isWanted: (element: Element) => boolean; from: number; to: number };

function collect(parent: Element, wanted: Wanted, into: Set<Element>): void {
  const { children } = parent;
  // The items of a list stand one below another, and a long list is not gone through.
  const isList = parent.matches("ol, ul");
  const first = isList ? firstIndex(children.length, (index) => children[index]!.getBoundingClientRect().bottom >= wanted.from) : 0;
  for (let child = children[first] ?? null; child; child = child.nextElementSibling) {
    if (child.hasAttribute("hidden")) continue;
    const { top, bottom } = child.getBoundingClientRect();
    if (isList && top > wanted.to) return;
    if (bottom < wanted.from || top > wanted.to) continue;
    if (wanted.isWanted(child)) into.add(child);
    else collect(child, wanted, into);
  }
}
