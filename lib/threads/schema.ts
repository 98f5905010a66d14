import { z } from "zod";
import { personSchema } from "@/lib/accounts/person";
import { isBlank } from "@/lib/characters";
import { longText } from "@/lib/text";
import { MAX_REPLY } from "./limits";
import { emojis } from "./reactions";

/** Ids are made by the client: UUIDv7, so that sending repeats safely. */
export const replyId = z.uuid({ version: "v7", error: "A reply's id must be a UUIDv7." });

/** The thread under an annotation in one audience. It is there as soon as something is said in it. */
export const threadKey = z.object({ annotation: z.uuid(), audience: z.uuid() });
export type ThreadKey = z.infer<typeof threadKey>;

/** Markdown. */
const body = longText(MAX_REPLY, "a reply").refine((value) => !isBlank(value), "Please write the reply.");

export const createReplySchema = threadKey.extend({ body });
export type CreateReply = z.infer<typeof createReplySchema>;

export const updateReplySchema = z.object({
  /** The version that the change was made on. */
  version: z.int().min(1),
  body,
});
export type UpdateReply = z.infer<typeof updateReplySchema>;

/** The most of each that one request names. */
const MOST_SEEN = 5_000;

export const seenRepliesSchema = z
  .object({
    replies: z.array(z.uuid()).max(MOST_SEEN).default([]),
    /** All that is said under these annotations in an audience. */
    threads: z.array(z.object({ audience: z.uuid(), annotations: z.array(z.uuid()).min(1).max(MOST_SEEN) })).max(100).default([]),
  })
  .refine(({ replies, threads }) => replies.length + threads.length > 0, "Name at least one reply, or a thread.");
export type SeenReplies = z.output<typeof seenRepliesSchema>;

export const reactSchema = z.object({
  /** Null: to the annotation itself. */
  reply: z.uuid().nullable().default(null),
  emoji: z.enum(emojis, "This is not one of the reactions."),
  /** False takes the reaction back. */
  on: z.boolean(),
});
export type React = z.output<typeof reactSchema>;

export const reactionSchema = z
  .object({
    emoji: z.enum(emojis),
    /** Who reacted so, the first first. */
    people: z.array(personSchema),
  })
  .meta({ id: "Reaction" });
export type Reaction = z.infer<typeof reactionSchema>;

export const replySchema = z
  .object({
    id: z.uuid(),
    author: personSchema,
    /** Empty when it was deleted: its place is kept where others answered. */
    body: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    deleted: z.boolean(),
    /** Hidden by a moderator: shown to its author and to moderators only. */
    hidden: z.boolean(),
    unread: z.boolean(),
    reactions: z.array(reactionSchema),
  })
  .meta({ id: "Reply" });
export type Reply = z.infer<typeof replySchema>;

const state = {
  annotationId: z.uuid(),
  audienceId: z.uuid(),
  /** To the annotation itself. */
  reactions: z.array(reactionSchema),
  acceptedReplyId: z.uuid().nullable(),
  /** Null while it is open. The person is null when their account is gone. */
  resolved: z.object({ by: personSchema.nullable(), at: z.iso.datetime() }).nullable(),
};

/** A thread without what is said in it: enough for the card that it is under. */
export const threadSummarySchema = z
  .object({
    ...state,
    replies: z.int(),
    /** How many of the replies are others' and not seen by the viewer. */
    unread: z.int(),
    /** The group in which it is. */
    group: z.object({ name: z.string() }),
    /** Where it is read. */
    path: z.string(),
  })
  .meta({ id: "ThreadSummary" });
export type ThreadSummary = z.infer<typeof threadSummarySchema>;

export const threadSchema = z
  .object({
    ...state,
    replies: z.array(replySchema),
    /** What the viewer may do here. */
    may: z.object({ reply: z.boolean(), resolve: z.boolean(), accept: z.boolean() }),
  })
  .meta({ id: "Thread" });
export type Thread = z.infer<typeof threadSchema>;
