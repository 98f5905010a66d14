import "server-only";
import { canDeleteReply, canEditReply, canPublishToGroup, canReply, canRestoreReply, isAuthor, isMuted } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import type { Reply as ReplyRecord } from "@/lib/db/generated/client";
import { notFound, notYours, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { refusalIn } from "@/lib/groups/rules";
import { notifyMentionedIn, notifyReplied } from "@/lib/notifications/events";
import { lockThread, withThread } from "./open";
import type { OpenThread } from "./open";
import type { CreateReply, Reply, ThreadKey, UpdateReply } from "./schema";
import { replyInclude, shapeReply } from "./shape";

/** Why someone who reads a thread says nothing in it. */
export function whyNot({ facts }: OpenThread) {
  if (isMuted(facts.group)) return notYours("You are muted in this group: you can read, but not say anything.");
  const refusal = refusalIn(facts.group, canPublishToGroup, notYours("You can read in this group, but not do this."));
  if (refusal) return refusal;
  if (!facts.isPublished) return refuse("forbidden", "This annotation is not published to the group any more.");
  return refuse("forbidden", "A moderator of the group has hidden this annotation.");
}

async function shaped(tx: Db, viewer: UserViewer, id: string): Promise<Result<Reply>> {
  const row = await tx.reply.findUniqueOrThrow({ where: { id }, include: replyInclude(viewer.id) });
  return ok(shapeReply(row, viewer.id));
}

/** The answer to sending what is there: a retry by its author is a success, by anyone else a refusal. */
async function already(tx: Db, viewer: UserViewer, id: string): Promise<Result<Reply> | null> {
  const known = await tx.reply.findUnique({ where: { id } });
  if (!known) return null;
  return isAuthor(viewer, known) ? shaped(tx, viewer, id) : notFound("reply");
}

/** Replies under the client's id. Repeating it is a success that changes nothing. */
export async function createReply(viewer: UserViewer, id: string, { body, ...key }: CreateReply, now = new Date()): Promise<Result<Reply>> {
  const known = await already(db, viewer, id);
  if (known) return known;
  return withThread(viewer, key, now, async (open) => {
    const { tx, facts } = open;
    if (!canReply(viewer, facts, now)) return whyNot(open);
    const thread = await lockThread(tx, key);
    const { count } = await tx.reply.createMany({ data: [{ id, threadId: thread.id, authorId: viewer.id, body }], skipDuplicates: true });
    if (count === 0) return (await already(tx, viewer, id)) ?? notFound("reply");
    await notifyReplied(tx, { id, authorId: viewer.id, body, thread, annotation: open.annotation }, now);
    return shaped(tx, viewer, id);
  });
}

type OpenReply = OpenThread & { reply: ReplyRecord };

/** Changes a reply of the viewer's; anyone else's is not there for this. */
async function withOwnReply<T>(viewer: UserViewer, id: string, now: Date, run: (open: OpenReply) => Promise<Result<T>>): Promise<Result<T>> {
  const found = await db.reply.findUnique({ where: { id }, include: { thread: true } });
  if (found?.authorId !== viewer.id) return notFound("reply");
  const key: ThreadKey = { annotation: found.thread.annotationId, audience: found.thread.audienceId };
  const done = await withThread(viewer, key, now, async (open) => {
    await lockThread(open.tx, key);
    return run({ ...open, reply: await open.tx.reply.findUniqueOrThrow({ where: { id } }) });
  });
  return done.ok || done.problem.code !== "not-found" ? done : notFound("reply");
}

/**
 * Changes a reply made on `version`; when it has a newer one, refuses with `conflict` and that one. To ask for what it
 * says already is a success.
 */
export const updateReply = (viewer: UserViewer, id: string, { version, body }: UpdateReply, now = new Date()): Promise<Result<Reply>> =>
  withOwnReply(viewer, id, now, async (open) => {
    const { tx, facts, reply } = open;
    if (reply.deletedAt) return notFound("reply");
    if (!canEditReply(viewer, reply, facts, now)) return whyNot(open);
    if (reply.body === body) return shaped(tx, viewer, id);
    if (reply.version !== version) {
      const current = await tx.reply.findUniqueOrThrow({ where: { id }, include: replyInclude(viewer.id) });
      return refuse("conflict", "This reply was changed elsewhere since you opened it.", { current: shapeReply(current, viewer.id) });
    }
    await tx.reply.update({ where: { id }, data: { body, editedAt: now, version: { increment: 1 } } });
    await notifyMentionedIn(tx, { id, authorId: viewer.id, body, thread: { id: reply.threadId, audienceId: open.group.audienceId } }, now);
    return shaped(tx, viewer, id);
  });

/** Deletes a reply; it can be restored for 30 days. What it was accepted for is open again. Deleting it again is a success. */
export const deleteReply = (viewer: UserViewer, id: string, now = new Date()): Promise<Result<null>> =>
  withOwnReply(viewer, id, now, async (open) => {
    const { tx, facts, reply } = open;
    if (reply.deletedAt) return ok(null);
    if (!canDeleteReply(viewer, reply, facts, now)) return whyNot(open);
    await tx.reply.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    await tx.thread.updateMany({ where: { acceptedReplyId: id }, data: { acceptedReplyId: null } });
    return ok(null);
  });

/** Brings a deleted reply back as it was. */
export const restoreReply = (viewer: UserViewer, id: string, now = new Date()): Promise<Result<Reply>> =>
  withOwnReply(viewer, id, now, async (open) => {
    const { tx, facts, reply } = open;
    if (!reply.deletedAt) return shaped(tx, viewer, id);
    if (!canRestoreReply(viewer, reply, facts, now)) return notFound("reply");
    await tx.reply.update({ where: { id }, data: { deletedAt: null, version: { increment: 1 } } });
    return shaped(tx, viewer, id);
  });
