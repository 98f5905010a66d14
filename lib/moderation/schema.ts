import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { ModerationAct } from "@/lib/db/generated/enums";
import { text } from "@/lib/text";
import { MAX_REASON } from "./limits";

/** What is moderated: an annotation in a group or, when one is named, a reply under it there. */
export const itemKeySchema = z.object({ annotation: z.uuid(), reply: z.uuid().nullable().default(null) });
export type ItemKey = z.output<typeof itemKeySchema>;

export const createReportSchema = itemKeySchema.extend({ reason: text(1, MAX_REASON, "a reason") });
export type CreateReport = z.output<typeof createReportSchema>;

export const setHiddenSchema = itemKeySchema.extend({ /** False shows it to the group again. */ hidden: z.boolean() });
export type SetHidden = z.output<typeof setHiddenSchema>;

const itemSchema = z.object({
  annotationId: z.uuid(),
  replyId: z.uuid().nullable(),
  author: personSchema,
  /** Its first words. */
  excerpt: z.string(),
  /** Where it is read. */
  path: z.string(),
});
export type Item = z.infer<typeof itemSchema>;

export const reportSchema = z
  .object({ id: z.uuid(), reporter: personSchema, reason: z.string(), createdAt: z.iso.datetime(), item: itemSchema })
  .meta({ id: "Report" });
export type Report = z.infer<typeof reportSchema>;

export const deskSchema = z.object({
  /** Those that nobody has dealt with, the oldest first. */
  reports: z.array(reportSchema),
  /** What is hidden now. */
  hidden: z.array(itemSchema),
});
export type Desk = z.infer<typeof deskSchema>;

export const logEntrySchema = z
  .object({
    id: z.uuid(),
    act: z.enum(ModerationAct),
    /** Null when their account is gone. */
    by: personSchema.nullable(),
    /** Whose membership or work it was. */
    of: personSchema.nullable(),
    about: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "LogEntry" });
export type LogEntry = z.infer<typeof logEntrySchema>;
