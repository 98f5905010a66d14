import type { Annotation } from "@/lib/annotations/schema";
import { withContent } from "./content";
import type { Unsent } from "./types";

/** An annotation as its author wants it, or null when it is to be deleted. Version 0 when the server never said that it has it. */
export function asShown({ id, author, episodeId, since, base, wanted, trouble }: Unsent): Annotation | null {
  // A deletion that was not carried out shows what was not deleted.
  if (!wanted) return trouble?.kind === "conflict" ? trouble.theirs : trouble && base;
  if (base) return withContent(base, wanted);
  const at = new Date(since).toISOString();
  return { id, author, episodeId, ...wanted, colourName: null, unread: false, version: 0, createdAt: at, updatedAt: at };
}

/** What the server has with what it has not yet over it. */
export function showOver(annotations: Annotation[], unsent: readonly Unsent[]): Annotation[] {
  if (unsent.length === 0) return annotations;
  const shown = new Map(annotations.map((one) => [one.id, one]));
  for (const one of unsent) {
    const wanted = asShown(one);
    if (wanted) shown.set(one.id, wanted);
    else shown.delete(one.id);
  }
  return [...shown.values()];
}
