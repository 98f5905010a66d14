import { z } from "zod";
import { text } from "@/lib/text";

export const createShareLinkSchema = z.object({
  episodeId: z.uuid(),
  name: text(0, 80, "the link's name").default(""),
  /** Null: until it is revoked. */
  expiresInDays: z.int().min(1).max(3_650).nullable().default(null),
});

export const shareLinkSchema = z
  .object({
    id: z.uuid(),
    audienceId: z.uuid(),
    episodeId: z.uuid(),
    token: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    /** How many annotations it shows. */
    annotations: z.int(),
  })
  .meta({ id: "ShareLink" });
export type ShareLink = z.infer<typeof shareLinkSchema>;
