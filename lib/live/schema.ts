import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { annotationSchema } from "@/lib/annotations/schema";

/** What there is of some annotations now, and which are there no longer. */
const partSchema = z.object({ annotations: z.array(annotationSchema), gone: z.array(z.uuid()) });
export type ChangedPart = z.infer<typeof partSchema>;

export const changesSchema = z
  .object({
    /** To ask with the next time. Opaque, and good for a week. */
    cursor: z.string(),
    /** Whether what changed can no longer be told: then all has to be read anew. */
    startOver: z.boolean(),
    /** Of your own annotations, those that changed. */
    own: partSchema,
    /** Of those in the audience, yours there included, those that changed. */
    others: partSchema,
    /** The summary's new revision, if it was revised. */
    revisionId: z.uuid().nullable(),
  })
  .meta({ id: "Changes" });
export type Changes = z.infer<typeof changesSchema>;

/** What changed where someone reads: what is left out did not. */
export type Changed = Partial<Omit<Changes, "cursor">>;

/** What a stream's event `changes` says, and of which audience (null: of one's own alone). Its `id` is the cursor there. */
export type ChangesEvent = Changed & { audienceId: string | null };

export const readingNowSchema = z.object({
  audienceId: z.uuid(),
  /** How many read now. */
  count: z.int(),
  /** Some of them, by name. */
  people: z.array(personSchema),
});
/** What a stream's event `reading` says: who of the group has the page open, the reader included. */
export type ReadingNow = z.infer<typeof readingNowSchema>;
