import { z } from "zod";
import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { acceptAnswer, react, resolveThread } from "./mutations";
import { listThreads, readThread } from "./queries";
import { createReply, deleteReply, restoreReply, updateReply } from "./replies";
import { createReplySchema, reactSchema, replyId, replySchema, seenRepliesSchema, threadKey, threadSchema, threadSummarySchema, updateReplySchema } from "./schema";
import { markRepliesSeen } from "./seen";

const byId = z.object({ reply: z.uuid() });
const path = "/annotations/{annotation}/threads/{audience}" as const;

export const getThreads = operation({
  id: "listThreads",
  method: "GET",
  path: "/episodes/{episode}/threads",
  summary: "The threads under annotations of an episode in all of your groups, with how many replies each has",
  auth: "user",
  params: z.object({ episode: z.uuid() }),
  response: z.array(threadSummarySchema),
  run: async ({ viewer, params }) => ok(await listThreads(viewer, params.episode)),
});

export const getThread = operation({
  id: "readThread",
  method: "GET",
  path,
  summary: "What is said under an annotation in one group; no other group sees it",
  auth: "user",
  params: threadKey,
  response: threadSchema,
  run: ({ viewer, params }) => readThread(viewer, params),
});

export const putReply = operation({
  id: "createReply",
  method: "PUT",
  path: "/replies/{reply}",
  summary: "Reply under an annotation in a group, under an id of your own making (UUIDv7); repeating it is safe",
  auth: "user",
  params: z.object({ reply: replyId }),
  body: createReplySchema,
  response: replySchema,
  run: ({ viewer, params, body }) => createReply(viewer, params.reply, body),
});

export const patchReply = operation({
  id: "updateReply",
  method: "PATCH",
  path: "/replies/{reply}",
  summary: "Change a reply of yours; 409 with the current one when it was changed since `version`, unless to the same",
  auth: "user",
  params: byId,
  body: updateReplySchema,
  response: replySchema,
  run: ({ viewer, params, body }) => updateReply(viewer, params.reply, body),
});

export const removeReply = operation({
  id: "deleteReply",
  method: "DELETE",
  path: "/replies/{reply}",
  summary: "Delete a reply of yours; it can be restored for 30 days",
  auth: "user",
  params: byId,
  run: ({ viewer, params }) => deleteReply(viewer, params.reply),
});

export const postReplyRestoration = operation({
  id: "restoreReply",
  method: "POST",
  path: "/replies/{reply}/restoration",
  summary: "Bring a deleted reply back",
  auth: "user",
  params: byId,
  response: replySchema,
  run: ({ viewer, params }) => restoreReply(viewer, params.reply),
});

export const putReaction = operation({
  id: "react",
  method: "PUT",
  path: `${path}/reaction`,
  summary: "React to an annotation in a group, or to a reply there; with `on` false, take it back",
  auth: "user",
  params: threadKey,
  body: reactSchema,
  run: ({ viewer, params, body }) => react(viewer, params, body),
});

export const putAnswer = operation({
  id: "acceptAnswer",
  method: "PUT",
  path: `${path}/answer`,
  summary: "Accept a reply as the answer to a question, or none: for who asked it, and for moderators",
  auth: "user",
  params: threadKey,
  body: z.object({ reply: z.uuid().nullable() }),
  run: ({ viewer, params, body }) => acceptAnswer(viewer, params, body.reply),
});

export const putResolution = operation({
  id: "resolveThread",
  method: "PUT",
  path: `${path}/resolution`,
  summary: "Resolve a thread or reopen it: for who wrote the annotation, and for moderators",
  auth: "user",
  params: threadKey,
  body: z.object({ resolved: z.boolean() }),
  run: ({ viewer, params, body }) => resolveThread(viewer, params, body.resolved),
});

export const putSeenReplies = operation({
  id: "markRepliesSeen",
  method: "PUT",
  path: "/me/seen/replies",
  summary: "Note that you have seen replies of others, by their ids or all under some annotations; those that you cannot read are passed over",
  auth: "user",
  body: seenRepliesSchema,
  run: ({ viewer, body }) => markRepliesSeen(viewer, body),
});
