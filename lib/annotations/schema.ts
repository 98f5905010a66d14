import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { longText, text } from "@/lib/text";
import { MAX_NOTE, MAX_TAG, MAX_TAGS, MAX_TARGETS } from "./limits";

export const kinds = Object.values(AnnotationKind);
export const colours = Object.values(Colour);
export type { AnnotationKind, Colour };

/** Ids are made by the client: UUIDv7, so that they sort by time and repeat safely. */
export const annotationId = z.uuid({ version: "v7", error: "An annotation's id must be a UUIDv7." });

const context = z.string().max(64);

/**
 * A target: a range of a point's text with its exact words (UTF-16 offsets), or the whole point when start and end
 * are null. The revision is the one whose words the client saw.
 */
export const targetInputSchema = z
  .object({
    pointId: z.uuid(),
    revisionId: z.uuid(),
    start: z.int().min(0).nullable(),
    end: z.int().min(0).nullable(),
    quote: z.string().max(20_000).default(""),
    prefix: context.default(""),
    suffix: context.default(""),
  })
  .refine(({ start, end }) => (start === null) === (end === null), "A target has both a start and an end, or neither.")
  .refine(({ start, end }) => start === null || end === null || start < end, {
    path: ["end"],
    error: "A range ends after it starts.",
  })
  .refine(({ start, quote }) => start === null || quote.trim() !== "", {
    path: ["quote"],
    error: "A range comes with the words in it.",
  });
export type TargetInput = z.infer<typeof targetInputSchema>;

const tagsSchema = z
  .array(text(1, MAX_TAG, "a tag"))
  .max(MAX_TAGS, `An annotation has at most ${MAX_TAGS} tags.`)
  .transform((tags) => [...new Set(tags)]);

const content = {
  kind: z.enum(AnnotationKind),
  colour: z.enum(Colour),
  note: longText(MAX_NOTE, "a note"),
  tags: tagsSchema,
  targets: z.array(targetInputSchema).min(1, "An annotation is on at least one point.").max(MAX_TARGETS),
};

export const createSchema = z.object({
  episodeId: z.uuid(),
  ...content,
  colour: content.colour.default("yellow"),
  note: content.note.default(""),
  tags: tagsSchema.default([]),
  /** The audiences to publish to at once; none makes a draft. */
  audiences: z.array(z.uuid()).max(50).default([]),
});
export type CreateAnnotation = z.input<typeof createSchema>;

export const updateSchema = z.object({
  /** The version that the change was made on. */
  version: z.int().min(1),
  kind: content.kind.optional(),
  colour: content.colour.optional(),
  note: content.note.optional(),
  tags: content.tags.optional(),
  targets: content.targets.optional(),
});
export type UpdateAnnotation = z.input<typeof updateSchema>;

/** What a new revision did to the words, while their author has not looked at it or has taken them out. */
const movedSchema = z.enum(["changed", "lost", "retired"]);

export const targetSchema = z.object({
  pointId: z.uuid(),
  revisionId: z.uuid(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  moved: movedSchema.optional(),
});
export type Target = z.infer<typeof targetSchema>;

const placeInRevision = z.object({ pointId: z.uuid(), text: z.string(), start: z.int(), end: z.int() });

/** A target whose words a new revision changed, moved to another point, or lost. Offsets are UTF-16, in `text`. */
export const moveSchema = z
  .object({
    id: z.uuid(),
    annotationId: z.uuid(),
    isLost: z.boolean(),
    before: placeInRevision,
    /** Null when the words are lost. */
    after: placeInRevision.nullable(),
  })
  .meta({ id: "Move" });
export type Move = z.infer<typeof moveSchema>;

export const decisionSchema = z.object({
  /** `keep`: the words are where the note belongs. `retire`: take it out of the summary, and keep it with its words. */
  decision: z.enum(["keep", "retire"]),
});

export const annotationSchema = z
  .object({
    id: z.uuid(),
    episodeId: z.uuid(),
    author: personSchema,
    kind: z.enum(AnnotationKind),
    colour: z.enum(Colour),
    /** What its author calls the colour, if anything. */
    colourName: z.string().nullable(),
    note: z.string(),
    tags: z.array(z.string()),
    targets: z.array(targetSchema),
    /** The audiences it is published to, as far as the viewer is in them; all of them for its author. */
    audiences: z.array(z.uuid()),
    /** Those of the audiences in which a moderator hides it: shown to its author and to moderators there. */
    hiddenIn: z.array(z.uuid()).optional(),
    /** Of a copy: whose annotated version it was taken out of, as it was called then. `path` is for its author, while it is open. */
    source: z.object({ label: z.string(), path: z.string().nullable() }).optional(),
    /** Whether someone else wrote it and the viewer has not seen it yet. */
    unread: z.boolean(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Annotation" });
export type Annotation = z.infer<typeof annotationSchema>;

const batch = z.object({ audience: z.uuid(), annotations: z.array(z.uuid()).min(1, "Choose at least one annotation.").max(5_000) });
const batches = <B extends z.ZodType>(one: B) => z.array(one).min(1, "Choose at least one audience.").max(50);

/** Annotations, and the audience that each is published to. */
export const publicationsSchema = z.object({ publications: batches(batch) });
export type Batch = z.infer<typeof batch>;

/** Annotations, and the audience that they are taken back from: from all of them where none is named. */
export const withdrawalsSchema = z.object({ withdrawals: batches(batch.partial({ audience: true })) });
export type Withdrawal = z.infer<typeof withdrawalsSchema>["withdrawals"][number];

export const audienceChangeSchema = z
  .object({
    /** As they are now. */
    annotations: z.array(annotationSchema),
    /** What was published, or taken back, that was not before: it undoes exactly this. */
    changed: z.array(batch.extend({ annotations: z.array(z.uuid()) })),
  })
  .meta({ id: "AudienceChange" });
export type AudienceChange = z.infer<typeof audienceChangeSchema>;
