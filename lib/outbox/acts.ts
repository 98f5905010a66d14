import type { Annotation } from "@/lib/annotations/schema";
import { contentOf, differences, merge } from "./content";
import { asShown } from "./shown";
import type { Content, Unsent } from "./types";

/*
 * What an author does, as changes of what is unsent of one annotation, null while nothing is. However many acts
 * there were, one state is wanted in the end, and only that is sent.
 */

export type Act = (unsent: Unsent | null) => Unsent | null;

const here = () => ({ since: Date.now(), page: globalThis.location?.pathname ?? "/" });

/** Whether the server has all that is wanted, as far as is known. */
function isDone({ base, isDeleted, wanted, attempt, trouble }: Unsent): boolean {
  if (attempt || trouble) return false;
  if (!wanted) return base === null || isDeleted;
  return base !== null && !isDeleted && differences(contentOf(base), wanted).length === 0;
}

/** Null when there is nothing left to send. */
export const unlessDone = (unsent: Unsent | null): Unsent | null => (unsent && isDone(unsent) ? null : unsent);

/** What the server has, as far as is known: null when nothing, or as deleted. */
export const heldOf = ({ base, isDeleted }: Unsent): Annotation | null => (isDeleted ? null : base);

/** An annotation that the server has not confirmed has version 0, and may have arrived there since it was shown. */
const begin = (shown: Annotation): Unsent => ({
  id: shown.id,
  author: shown.author,
  episodeId: shown.episodeId,
  ...here(),
  base: shown.version > 0 ? shown : null,
  isDeleted: false,
  wanted: contentOf(shown),
  attempt: shown.version > 0 ? null : { wanted: contentOf(shown) },
  publishesApart: false,
  trouble: null,
});

/** A new annotation, `shown` as it will look once the server has it. */
export const create =
  (shown: Annotation): Act =>
  (unsent) =>
    unsent ? { ...unsent, wanted: contentOf(shown) } : { ...begin(shown), attempt: null };

/** Changes an annotation from what its author saw when they began, `seen`, to `content`. */
export const edit =
  (seen: Annotation, content: Content): Act =>
  (unsent) => {
    if (!unsent) return { ...begin(seen), wanted: content };
    if (!unsent.wanted) return { ...unsent, wanted: content, trouble: null };
    // Another tab may have changed it since.
    const merged = merge(contentOf(seen), content, unsent.wanted);
    const theirs = asShown(unsent);
    if (theirs && merged.clashes.length > 0) return { ...unsent, wanted: merged.content, trouble: { kind: "conflict", theirs } };
    return { ...unsent, wanted: merged.content, trouble: unsent.trouble?.kind === "conflict" ? unsent.trouble : null };
  };

/** Deletes an annotation. One that was never sent is gone with that; of one in conflict the other text is shown first. */
export const remove =
  (shown: Annotation): Act =>
  (unsent) => ({ ...(unsent ?? begin(shown)), wanted: null, trouble: unsent?.wanted && unsent.trouble?.kind === "conflict" ? unsent.trouble : null });

/** Takes a deletion back: of what was `shown`, or of what it was changed to elsewhere. `done` is how the deletion ended, when it has. */
export const restore =
  (shown: Annotation, done: Unsent | null): Act =>
  (unsent) => ({
    ...(unsent ?? done ?? { ...begin(shown), isDeleted: true }),
    wanted: contentOf(unsent?.trouble?.kind === "conflict" ? unsent.trouble.theirs : shown),
    trouble: null,
  });

/** Sends once more what was refused. */
export const retry: Act = (unsent) => unsent && { ...unsent, trouble: null };

/** Gives the changes up: what the server has is what is wanted. */
export const discard: Act = (unsent) => {
  if (!unsent) return null;
  const { base, isDeleted } = unsent;
  return { ...unsent, wanted: base && !isDeleted ? contentOf(base) : null, trouble: null };
};

/** Ends a conflict with what its author decided on. Who sees it is not part of the decision. */
export const decide =
  (content: Content): Act =>
  (unsent) =>
    unsent && { ...unsent, wanted: { ...content, audiences: unsent.wanted?.audiences ?? content.audiences }, trouble: null };
