import "server-only";
import { canAccept, canReply, canResolve } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import { markableReplies, readableReplies, readableThreads, repliesWithPlace } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { annotationPath, episodeSelect } from "@/lib/search/places";
import { openThread } from "./open";
import type { OpenThread } from "./open";
import { withPlaces } from "./rules";
import type { Reply, Thread, ThreadKey, ThreadSummary } from "./schema";
import { replyInclude, shapeReply, shapeState, stateInclude } from "./shape";

const summaryInclude = {
  ...stateInclude,
  annotation: { select: { episode: { select: episodeSelect }, targets: { take: 1, orderBy: { position: "asc" }, select: { pointId: true } } } },
} satisfies Prisma.ThreadInclude;

/** How many replies each thread has under a condition. */
async function countByThread(where: Prisma.ReplyWhereInput): Promise<(threadId: string) => number> {
  const counts = await db.reply.groupBy({ by: ["threadId"], where, _count: true });
  const byId = new Map(counts.map(({ threadId, _count }) => [threadId, _count]));
  return (threadId) => byId.get(threadId) ?? 0;
}

/** What others said and the viewer has not seen. */
export const unseenBy = ({ id }: UserViewer): Prisma.ReplyWhereInput => ({ seenBy: { none: { userId: id } } });

/** The threads of an episode in all groups through which the viewer reads it, without what is said in them. */
export async function listThreads(viewer: UserViewer, episodeId: string, now = new Date()): Promise<ThreadSummary[]> {
  const reach = await loadReach(db, viewer, now);
  const here = { thread: { annotation: { episodeId } } };
  const [rows, groups, replies, unread] = await Promise.all([
    db.thread.findMany({ where: { AND: [readableThreads(viewer, reach), here.thread] }, include: summaryInclude, orderBy: { createdAt: "asc" } }),
    db.group.findMany({ where: { audienceId: { in: reach.audiences.map(({ audienceId }) => audienceId) } } }),
    countByThread({ AND: [readableReplies(viewer, reach), here] }),
    countByThread({ AND: [markableReplies(viewer, reach), unseenBy(viewer), here] }),
  ]);
  const groupOf = new Map(groups.map((group) => [group.audienceId, group]));
  return rows.flatMap((row) => {
    const group = groupOf.get(row.audienceId);
    if (!group) return [];
    const path = annotationPath(row.annotation.episode, group, { id: row.annotationId, pointId: row.annotation.targets[0]?.pointId });
    return [{ ...shapeState(row), replies: replies(row.id), unread: unread(row.id), group: { name: group.name }, path }];
  });
}

/** The replies of a thread in the order in which they were said, as far as the viewer may read them. */
async function repliesOf(viewer: UserViewer, threadId: string, now: Date): Promise<Reply[]> {
  const reach = await loadReach(db, viewer, now);
  const rows = await db.reply.findMany({
    where: { AND: [repliesWithPlace(viewer, reach), { threadId }] },
    include: replyInclude(viewer.id),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return withPlaces(rows.map((row) => shapeReply(row, viewer.id)));
}

const rightsIn = (viewer: UserViewer, { facts }: OpenThread, now: Date): Thread["may"] => ({
  reply: canReply(viewer, facts, now),
  resolve: canResolve(viewer, facts, now),
  accept: canAccept(viewer, facts, now),
});

/** A thread with all that is said in it. Where nothing was said yet it is empty. */
export async function readThread(viewer: UserViewer, key: ThreadKey, now = new Date()): Promise<Result<Thread>> {
  const open = await openThread(db, viewer, key, now);
  if (!open) return notFound("thread");
  const may = rightsIn(viewer, open, now);
  if (!open.thread) {
    const { annotation: annotationId, audience: audienceId } = key;
    return ok({ annotationId, audienceId, reactions: [], acceptedReplyId: null, resolved: null, replies: [], may });
  }
  const row = await db.thread.findUniqueOrThrow({ where: { id: open.thread.id }, include: stateInclude });
  return ok({ ...shapeState(row), replies: await repliesOf(viewer, row.id, now), may });
}
