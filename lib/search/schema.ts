import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { annotationSchema } from "@/lib/annotations/schema";
import { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { text } from "@/lib/text";
import { MAX_SEARCH, readSearch } from "./words";

/** What is typed into a search box, read. */
const askedSchema = z
  .string({ error: "Please give `q`, the words to search for." })
  .max(MAX_SEARCH, `There can be at most ${MAX_SEARCH} characters in a search.`)
  .transform((typed, context) => {
    const asked = readSearch(typed);
    if (asked) return asked;
    context.addIssue("There is no word in this to search for.");
    return z.NEVER;
  });

/** Where the next page begins: handed out with the page before, and opaque. */
const cursorSchema = z.string().max(1_000);

export const searchSchema = z
  .object({
    q: askedSchema,
    /** Only one kind of hit; without it, the first of each. */
    in: z.enum(["annotations", "summaries"]).optional(),
    /** With `in`: where its next page begins. */
    cursor: cursorSchema.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  })
  .refine((search) => search.cursor === undefined || search.in !== undefined, {
    path: ["cursor"],
    error: "A cursor goes with `in`: it says where in the annotations or in the summaries to go on.",
  });
export type Search = z.output<typeof searchSchema>;

const span = z.object({ start: z.int(), end: z.int() });

const fragment = {
  /** A part of the text. */
  text: z.string(),
  /** The words in it that were looked for, as UTF-16 offsets. */
  marks: z.array(span),
  /** Whether text before and after it was left out. */
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
};
const fragmentSchema = z.object(fragment).meta({ id: "Fragment" });

const episodeSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    number: z.int().nullable(),
    show: z.object({ slug: z.string(), name: z.string() }),
  })
  .meta({ id: "FoundEpisode" });
export type FoundEpisode = z.infer<typeof episodeSchema>;

export const annotationHitSchema = z
  .object({
    id: z.uuid(),
    author: personSchema,
    kind: z.enum(AnnotationKind),
    colour: z.enum(Colour),
    episode: episodeSchema,
    /** Null for a bare highlight. Without its Markdown's signs. */
    note: fragmentSchema.nullable(),
    /** The quoted words (`quote`, UTF-16 offsets) within their point or, when they are no longer in it, alone. */
    words: z.object({ ...fragment, quote: span }),
    tags: z.array(fragmentSchema),
    /** The readings in which it can be read, with its address in each: by oneself (null) or with a group. */
    readIn: z.array(z.object({ group: z.object({ slug: z.string(), name: z.string() }).nullable(), path: z.string() })),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "AnnotationHit" });
export type AnnotationHit = z.infer<typeof annotationHitSchema>;

export const summaryHitSchema = z
  .object({
    /** Null when the words are in the episode's title. */
    pointId: z.uuid().nullable(),
    episode: episodeSchema,
    path: z.string(),
    text: fragmentSchema,
    /** The point that it stands under, if any. */
    under: z.string().nullable(),
  })
  .meta({ id: "SummaryHit" });
export type SummaryHit = z.infer<typeof summaryHitSchema>;

const next = z.string().nullable();

export const foundSchema = z
  .object({
    /** Null when `in` asks for the others only. `next` is the cursor of the next page, null at the end. */
    annotations: z.object({ hits: z.array(annotationHitSchema), next }).nullable(),
    summaries: z.object({ hits: z.array(summaryHitSchema), next }).nullable(),
  })
  .meta({ id: "Found" });
export type Found = z.infer<typeof foundSchema>;

// ── One's own ────────────────────────────────────────────────────────────────

export const ownFilterSchema = z.object({
  q: askedSchema.optional(),
  kind: z.enum(AnnotationKind).optional(),
  colour: z.enum(Colour).optional(),
  tag: text(1, 40, "a tag").optional(),
  episode: z.uuid().optional(),
  /** An audience that it is published to, or "none" for drafts. */
  audience: z.union([z.literal("none"), z.uuid()]).optional(),
  /** Those deleted in the last 30 days, instead of those that are there. */
  deleted: z.enum(["true", "false"]).default("false"),
});
export type OwnFilter = z.output<typeof ownFilterSchema>;

export const ownSchema = ownFilterSchema.extend({
  /** The newest first or, episode by episode, in the order of the outline. */
  order: z.enum(["newest", "outline"]).default("newest"),
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type OwnSearch = z.output<typeof ownSchema>;

export const ownAnnotationSchema = annotationSchema
  .extend({
    deletedAt: z.iso.datetime().nullable(),
    episode: episodeSchema,
    path: z.string(),
    /** How many of its targets can no longer be found in the summary. */
    lost: z.int(),
  })
  .meta({ id: "OwnAnnotation" });
export type OwnAnnotation = z.infer<typeof ownAnnotationSchema>;

export const ownPageSchema = z.object({ annotations: z.array(ownAnnotationSchema), next }).meta({ id: "OwnAnnotations" });
export type OwnPage = z.infer<typeof ownPageSchema>;
