import { APPEARANCES, type Appearance } from "./strokes";

/** One batch of changes to the page's registered highlights; `close` makes new ones known. */
export type Registry = {
  add(appearance: Appearance, range: AbstractRange): void;
  remove(appearance: Appearance, range: AbstractRange): void;
  close(): void;
};

/**
 * Opens the document's registry, which every painter on the page, and other
 * programs too, write to. A highlight is looked up by name at every batch and
 * never kept: whoever fills it last or empties it first, nobody's ranges are
 * lost. A name leaves the registry only when nothing is left under it.
 */
export function openRegistry(): Registry {
  const open = new Map<Appearance, Highlight>();

  function highlight(appearance: Appearance): Highlight {
    let found = open.get(appearance) ?? CSS.highlights.get(appearance);
    if (!found) {
      found = new Highlight();
      found.priority = APPEARANCES.indexOf(appearance);
    }
    open.set(appearance, found);
    return found;
  }

  return {
    add: (appearance, range) => void highlight(appearance).add(range),
    remove: (appearance, range) => void highlight(appearance).delete(range),
    close() {
      // A new highlight is registered full: filling a registered one costs the
      // browser a notification for every range.
      for (const [appearance, { size }] of open) {
        if (size === 0) CSS.highlights.delete(appearance);
        else if (!CSS.highlights.has(appearance)) CSS.highlights.set(appearance, open.get(appearance)!);
      }
    },
  };
}
