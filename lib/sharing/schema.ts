import { z } from "zod";
import { annotationSchema } from "@/lib/annotations/schema";
import { ShareMode } from "@/lib/db/generated/enums";
import { pointRefSchema } from "@/lib/episodes/point-refs";
import { summarySchema } from "@/lib/episodes/schema";
import { text } from "@/lib/text";

const terms = {
  /** Of a live link it is for its author alone; a frozen version goes by it. */
  name: text(0, 80, "the link's name"),
  /** From now on, 1 to 3650. Null: until it is revoked. */
  expiresInDays: z.int().min(1).max(3_650).nullable(),
  /** Whether only those who are signed in, as anyone, open it. */
  needsSignIn: z.boolean(),
  /** Whether it says whose version it is, and who is mentioned in it. */
  showsNames: z.boolean(),
};

export const createShareLinkSchema = z.object({
  episodeId: z.uuid(),
  /** `live` follows its author; `frozen` stays as the version is now. */
  mode: z.enum(ShareMode).default("live"),
  name: terms.name.default(""),
  expiresInDays: terms.expiresInDays.default(null),
  needsSignIn: terms.needsSignIn.default(false),
  showsNames: terms.showsNames.default(true),
});

/** What is left out stays as it is. */
export const updateShareLinkSchema = z.object(terms).partial();

export const shareLinkSchema = z
  .object({
    id: z.uuid(),
    audienceId: z.uuid(),
    episodeId: z.uuid(),
    token: z.string(),
    name: z.string(),
    mode: z.enum(ShareMode),
    needsSignIn: z.boolean(),
    showsNames: z.boolean(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    /** How many annotations it shows. */
    annotations: z.int(),
  })
  .meta({ id: "ShareLink" });
export type ShareLink = z.infer<typeof shareLinkSchema>;

/** An annotation as a version shows it: of its author nothing but what they wrote. */
const versionAnnotationSchema = annotationSchema.pick({ id: true, kind: true, colour: true, colourName: true, note: true, tags: true, targets: true });
export type VersionAnnotation = z.infer<typeof versionAnnotationSchema>;

/** All that a version shows beside its outline, which the revision keeps for ever. A frozen link holds it as it was. */
export const versionContentSchema = z.object({
  show: summarySchema.shape.show,
  episode: summarySchema.shape.episode,
  revisionId: z.uuid(),
  author: z.string(),
  annotations: z.array(versionAnnotationSchema),
  /** How those who are mentioned are called, as far as the author knows them, by their ids. */
  names: z.record(z.uuid(), z.string()),
  /** The points that the notes link to. */
  linked: z.array(pointRefSchema),
});
export type VersionContent = z.infer<typeof versionContentSchema>;

export const copiedSchema = z
  .object({
    /** How many annotations were copied now, as drafts of yours. */
    made: z.int(),
    /** How many you had copied before. */
    known: z.int(),
    /** Where you read and change them. */
    path: z.string(),
  })
  .meta({ id: "CopiedVersion" });
export type Copied = z.infer<typeof copiedSchema>;
