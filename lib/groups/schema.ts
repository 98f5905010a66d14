import { z } from "zod";
import { emailSchema } from "@/lib/accounts/schema";
import { personSchema } from "@/lib/accounts/person";
import { Role } from "@/lib/db/generated/enums";
import { longText, text } from "@/lib/text";

const about = { name: text(1, 80, "the group's name"), description: longText(2_000, "the description") };

export const createGroupSchema = z.object({ ...about, description: about.description.default("") });

export const updateGroupSchema = z
  .object({
    ...about,
    /** Whether anyone signed in who has the group's address sees its name there and may ask to join. */
    takesRequests: z.boolean(),
    /** Whether what someone published stays when they are removed, unless whoever removes them says otherwise. */
    keepsWork: z.boolean(),
  })
  .partial();

/** What becomes of someone's published work when they are no longer in the group. */
export const workSchema = z.enum(["stays", "goes"]);
export type Work = z.infer<typeof workSchema>;

export const roleSchema = z.object({ role: z.enum(Role) });

/** Roles that an invite can give: an owner is made by handing over. */
export const invitableRoles = ["moderator", "member", "reader"] as const;

const inviteTerms = {
  role: z.enum(invitableRoles).default("member"),
  /** 1 to 365; 14 when unsaid. */
  expiresInDays: z.int().min(1).max(365).default(14),
};

export const createInviteSchema = z.object({
  ...inviteTerms,
  /** Null: as many as come. */
  maxUses: z.int().min(1).max(1_000).nullable().default(null),
});

export const MAX_MAILED = 50;

export const mailInvitesSchema = z.object({
  ...inviteTerms,
  /** Each gets an invite of its own, good for one use. */
  emails: z
    .array(emailSchema)
    .min(1, "Please give at least one e-mail address.")
    .max(MAX_MAILED, `At most ${MAX_MAILED} people can be invited at once.`)
    .transform((emails) => [...new Set(emails)]),
});

export const inviteSchema = z
  .object({
    id: z.uuid(),
    token: z.string(),
    role: z.enum(Role),
    /** The address that it was sent to, if any. */
    email: z.string().nullable(),
    /** Who made it; null when their account is gone. */
    createdBy: personSchema.nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    maxUses: z.int().nullable(),
    uses: z.int(),
    state: z.enum(["open", "revoked", "expired", "used up"]),
  })
  .meta({ id: "Invite" });
export type Invite = z.infer<typeof inviteSchema>;

/** What became of invites by e-mail: those on their way, and the addresses that the mail server did not take. */
export const mailedInvitesSchema = z.object({ invites: z.array(inviteSchema), failed: z.array(z.string()) });
export type MailedInvites = z.infer<typeof mailedInvitesSchema>;

export const askSchema = z.object({ message: longText(500, "the message").default("") });

export const joinRequestSchema = z
  .object({ person: personSchema, message: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: "JoinRequest" });
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** A group as someone sees it who is not in it and may ask to join, with what became of their asking. */
export const doorSchema = z
  .object({
    group: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), description: z.string() }),
    request: z.object({ state: z.enum(["waiting", "declined"]), createdAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: "GroupDoor" });
export type Door = z.infer<typeof doorSchema>;

export const memberSchema = personSchema
  .extend({ role: z.enum(Role), joinedAt: z.iso.datetime(), /** There for whoever is muted, as themselves and moderators see them. */ muted: z.literal(true).optional() })
  .meta({ id: "Member" });
export type Member = z.infer<typeof memberSchema>;

const near = (value: string) => value >= "2000" && value < "2200";

const moment = z.iso
  .datetime({ offset: true, abort: true, error: "This is not a date and time." })
  .refine(near, "Please give a date between the years 2000 and 2200.")
  .nullable();

/** What a group plans for a reading; what is left out stays as it is. */
export const planSchema = z
  .object({
    /** Markdown. */
    question: longText(2_000, "the question"),
    startsAt: moment,
    endsAt: moment,
    /** A blind round: nobody sees the others' annotations until this moment … */
    blindUntil: moment,
    /** … or until they have published this many of their own. */
    blindCount: z.int("Please give a whole number.").min(1, "At least 1 annotation.").max(100, "At most 100 annotations.").nullable(),
  })
  .partial();
export type Plan = z.infer<typeof planSchema>;

export const stages = ["current", "coming", "past"] as const;
export type Stage = (typeof stages)[number];

export const readingSchema = z
  .object({
    episodeId: z.uuid(),
    title: z.string(),
    number: z.int().nullable(),
    show: z.object({ slug: z.string(), name: z.string() }),
    slug: z.string(),
    question: z.string(),
    startsAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
    blindUntil: z.iso.datetime().nullable(),
    blindCount: z.int().nullable(),
    /** Where it stands by its dates; without any it is current. */
    stage: z.enum(stages),
    /** Whether the others' annotations are hidden from the viewer still. */
    blind: z.boolean(),
    /** How many annotations the viewer has published here. */
    published: z.int(),
    /** How many annotations the viewer can read here, their own included. */
    annotations: z.int(),
    /** How many of the others' annotations and replies here the viewer has not seen. */
    unread: z.int(),
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
    takesRequests: z.boolean(),
    keepsWork: z.boolean(),
    archived: z.boolean(),
    /** There when the viewer is muted here: they read, and publish and say nothing. */
    muted: z.literal(true).optional(),
    /** There for the demonstration's group only. */
    isDemo: z.literal(true).optional(),
  })
  .meta({ id: "Group" });
export type Group = z.infer<typeof groupSchema>;
