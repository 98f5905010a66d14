import "server-only";
import { canAccept, canReact, canReadReply, canResolve } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { notFound, notYours, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { notifyAccepted } from "@/lib/notifications/events";
import { lockThread, withThread } from "./open";
import type { OpenThread } from "./open";
import { whyNot } from "./replies";
import type { React, ThreadKey } from "./schema";

/** Whether the viewer reads a reply in this very thread. */
async function reads(viewer: UserViewer, { tx, facts, thread }: OpenThread, replyId: string, now: Date): Promise<boolean> {
  const reply = await tx.reply.findUnique({ where: { id: replyId } });
  return reply !== null && reply.threadId === thread?.id && canReadReply(viewer, reply, facts, now);
}

/** Reacts to an annotation or a reply, or takes that back. Doing it again is a success. */
export const react = (viewer: UserViewer, key: ThreadKey, { reply: replyId, emoji, on }: React, now = new Date()): Promise<Result<null>> =>
  withThread(viewer, key, now, async (open) => {
    const { tx, facts } = open;
    if (replyId && !(await reads(viewer, open, replyId, now))) return notFound("reply");
    if (!canReact(viewer, facts, now)) return whyNot(open);
    // Locked, so that of two requests at once the second sees what the first did: to the index no reply is like another.
    const { id: threadId } = await lockThread(tx, key);
    const reaction = { threadId, replyId, userId: viewer.id, emoji };
    if (!on) await tx.reaction.deleteMany({ where: reaction });
    else if ((await tx.reaction.count({ where: reaction })) === 0) await tx.reaction.create({ data: reaction });
    return ok(null);
  });

/** Accepts a reply as the answer to a question, in place of any other; with null, none any more. */
export const acceptAnswer = (viewer: UserViewer, key: ThreadKey, replyId: string | null, now = new Date()): Promise<Result<null>> =>
  withThread(viewer, key, now, async (open) => {
    const { tx, facts } = open;
    if (replyId && !(await reads(viewer, open, replyId, now))) return notFound("reply");
    if (!facts.annotation.isQuestion) return refuse("invalid", "Only a question has an answer.");
    if (!canAccept(viewer, facts, now)) return notYours("Who asked the question or a moderator accepts its answer.");
    const { id, acceptedReplyId } = await lockThread(tx, key);
    if (acceptedReplyId === replyId) return ok(null);
    const isHidden = replyId && (await tx.reply.findUnique({ where: { id: replyId } }))?.hiddenAt;
    if (isHidden) return refuse("forbidden", "This reply is hidden. Show it to the group again first.");
    await tx.thread.update({ where: { id }, data: { acceptedReplyId: replyId } });
    if (replyId) await notifyAccepted(tx, replyId, viewer.id, now);
    return ok(null);
  });

/** Resolves a thread or reopens it. Doing it again is a success that leaves who did it first. */
export const resolveThread = (viewer: UserViewer, key: ThreadKey, isResolved: boolean, now = new Date()): Promise<Result<null>> =>
  withThread(viewer, key, now, async ({ tx, facts }) => {
    if (!canResolve(viewer, facts, now)) return notYours("Who wrote the annotation or a moderator resolves its thread.");
    const { id, resolvedAt } = await lockThread(tx, key);
    if ((resolvedAt !== null) === isResolved) return ok(null);
    await tx.thread.update({ where: { id }, data: isResolved ? { resolvedAt: now, resolvedById: viewer.id } : { resolvedAt: null, resolvedById: null } });
    return ok(null);
  });
