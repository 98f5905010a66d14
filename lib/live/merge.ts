import type { Annotation } from "@/lib/annotations/schema";
import type { ChangedPart } from "./schema";

/**
 * What everyone in an audience is told alike leaves out what differs between them: whether they have seen it, and in
 * which others of their audiences it is. What is known of that stays.
 */
export const asKnown = (told: Annotation, known: Annotation): Annotation => ({
  ...told,
  unread: told.unread && known.unread,
  audiences: [...new Set([...told.audiences, ...known.audiences])],
});

/** A list with what changed in it. What is older than what is known, is not taken in. */
export function merge(list: Annotation[], { annotations, gone }: ChangedPart, join = (told: Annotation, _known: Annotation) => told): Annotation[] {
  if (annotations.length + gone.length === 0) return list;
  const told = new Map(annotations.map((one) => [one.id, one]));
  const left = new Set(gone);
  const kept = list.flatMap((known) => {
    const one = told.get(known.id);
    told.delete(known.id);
    if (!one) return left.has(known.id) ? [] : [known];
    return [one.version < known.version ? known : join(one, known)];
  });
  return [...kept, ...told.values()];
}
