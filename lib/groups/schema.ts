import { z } from "zod";
import { Role } from "@/lib/db/generated/enums";
import { longText, text } from "@/lib/text";

export const createGroupSchema = z.object({
  name: text(1, 80, "the group's name"),
  description: longText(2_000, "the description").default(""),
});

/** Roles that an invite can give: an owner is made by handing over. */
export const invitableRoles = ["moderator", "member", "reader"] as const;

export const createInviteSchema = z.object({
  role: z.enum(invitableRoles).default("member"),
  /** 1 to 365; 14 when unsaid. */
  expiresInDays: z.int().min(1).max(365).default(14),
  /** Null: as many as come. */
  maxUses: z.int().min(1).max(1_000).nullable().default(null),
});

export const inviteSchema = z
  .object({
    id: z.uuid(),
    token: z.string(),
    role: z.enum(Role),
    expiresAt: z.iso.datetime(),
    maxUses: z.int().nullable(),
    uses: z.int(),
    state: z.enum(["open", "revoked", "expired", "used up"]),
  })
  .meta({ id: "Invite" });
export type Invite = z.infer<typeof inviteSchema>;

export const memberSchema = z
  .object({ id: z.uuid(), name: z.string(), role: z.enum(Role), joinedAt: z.iso.datetime() })
  .meta({ id: "Member" });
export type Member = z.infer<typeof memberSchema>;

export const readingSchema = z
  .object({
    episodeId: z.uuid(),
    title: z.string(),
    number: z.int().nullable(),
    show: z.object({ slug: z.string(), name: z.string() }),
    slug: z.string(),
    /** How many annotations the viewer can read here, their own included. */
    annotations: z.int(),
  })
  .meta({ id: "Reading" });
export type GroupReading = z.infer<typeof readingSchema>;

export const groupSchema = z
  .object({
    id: z.uuid(),
    audienceId: z.uuid(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    role: z.enum(Role),
    members: z.int(),
  })
  .meta({ id: "Group" });
export type Group = z.infer<typeof groupSchema>;
