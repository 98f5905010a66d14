import { z } from "zod";
import { text } from "@/lib/text";

export const createTokenSchema = z.object({
  name: text(1, 80, "the token's name"),
  expiresInDays: z.int().min(1).max(3_650).nullable().default(null),
});

const facts = {
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
};
export const accessTokenSchema = z.object(facts).meta({ id: "AccessToken" });
export const newAccessTokenSchema = z.object({ ...facts, token: z.string() }).meta({ id: "NewAccessToken" });
export type AccessToken = z.infer<typeof accessTokenSchema>;
export type NewAccessToken = z.infer<typeof newAccessTokenSchema>;
