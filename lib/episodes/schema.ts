import { z } from "zod";
import { text } from "@/lib/text";

const formatSchema = z.union([
  z.object({ kind: z.enum(["bold", "italic", "code", "strike"]), start: z.int(), end: z.int() }),
  z.object({ kind: z.literal("link"), start: z.int(), end: z.int(), href: z.string() }),
]);

/** A point of the parsed summary; `id` is there once it is stored. Offsets are UTF-16, times are seconds. */
export const pointSchema = z
  .object({
    id: z.uuid().optional(),
    text: z.string(),
    formats: z.array(formatSchema),
    time: z.int().nullable(),
    get children() {
      return z.array(pointSchema);
    },
  })
  .meta({ id: "Point" });

const showHead = { id: z.uuid(), slug: z.string(), name: z.string() };
export const showSchema = z.object({ ...showHead, episodes: z.int() }).meta({ id: "Show" });

const episodeFacts = {
  title: z.string(),
  number: z.int().nullable(),
  durationSeconds: z.int().nullable(),
  readingMinutes: z.int(),
  videoUrl: z.string().nullable(),
};
export const episodeHeadSchema = z.object({ id: z.uuid(), slug: z.string(), ...episodeFacts }).meta({ id: "Episode" });
export type EpisodeHead = z.infer<typeof episodeHeadSchema>;

export const summarySchema = z
  .object({
    show: z.object(showHead),
    episode: episodeHeadSchema,
    revisionId: z.uuid(),
    points: z.array(pointSchema),
    warnings: z.array(z.object({ line: z.int(), message: z.string() })),
  })
  .meta({ id: "Summary" });

export const importSchema = z.object({
  source: z.string({ error: "Please send the document's text as `source`." }),
  show: text(1, 200, "the show's name").optional(),
  title: text(1, 500, "the title").optional(),
  number: z.int().min(0).max(1_000_000).optional(),
  videoUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type ImportInput = z.infer<typeof importSchema>;

export const importedSchema = z
  .object({
    show: z.string(),
    episode: z.string(),
    path: z.string(),
    revision: z.int(),
    points: z.int(),
    changed: z.boolean(),
    /** How many places of annotations stand on words that this revision changed, and how many have lost theirs. */
    annotations: z.object({ changed: z.int(), lost: z.int() }),
    warnings: z.array(z.object({ line: z.int(), message: z.string() })),
  })
  .meta({ id: "Imported" });
export type Imported = z.infer<typeof importedSchema>;
