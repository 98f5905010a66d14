import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { MailPeriod, NotificationKind } from "@/lib/db/generated/enums";

export const notificationKinds = Object.values(NotificationKind);
export const mailPeriods = Object.values(MailPeriod);
export type { MailPeriod, NotificationKind };

export const notificationSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(NotificationKind),
    /** Who did it; null for an invite to an address that the viewer has not shown to be theirs. */
    actor: personSchema.nullable(),
    /** The group in which it happened, where there is one. */
    group: z.object({ name: z.string() }).nullable(),
    episode: z.object({ title: z.string(), number: z.int().nullable() }).nullable(),
    /** How many annotations were published; of what is unread, how many of them are new. */
    count: z.int(),
    /** Whether the viewer wrote the reply that it is about. */
    ownReply: z.boolean(),
    /** The beginning of what was written, without the signs of its Markdown. */
    excerpt: z.string(),
    at: z.iso.datetime(),
    unread: z.boolean(),
    /** Where it is read, in this installation. */
    path: z.string(),
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof notificationSchema>;

export const unreadSchema = z.object({ unread: z.int() });

export const markReadSchema = z.object({
  /** All that happened up to this moment … */
  until: z.iso.datetime({ offset: true }).optional(),
  /** … or these. */
  notifications: z.array(z.uuid()).max(500).default([]),
});

export const settingsSchema = z
  .object({
    /** How often what is unread comes by e-mail. */
    mail: z.enum(MailPeriod),
    /** The kinds of which nothing is said, here or by e-mail. */
    muted: z.array(z.enum(NotificationKind)),
    /** Whether this installation can send e-mail at all. */
    canMail: z.boolean(),
  })
  .meta({ id: "NotificationSettings" });
export type Settings = z.infer<typeof settingsSchema>;

export const changeSettingsSchema = z.object({
  mail: z.enum(MailPeriod).optional(),
  muted: z.array(z.enum(NotificationKind)).max(notificationKinds.length).optional(),
});
