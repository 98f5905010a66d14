import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canModerate } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import { readableIn, readableReplies, readableThreads } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { factsOf, findGroup } from "@/lib/groups/queries";
import { annotationSelect, replySelect, shapeItem } from "./items";
import type { Desk } from "./schema";

/** The most of each list. */
const MOST = 100;

/** What waits for a group's moderators, and what they have hidden, as far as the viewer reads it; null for everyone else. */
export async function deskOf(viewer: UserViewer, groupId: string, now = new Date()): Promise<Desk | null> {
  const group = await findGroup(viewer, { id: groupId });
  if (!group || !canModerate(factsOf(group))) return null;
  const { audienceId } = group;
  const reach = await loadReach(db, viewer, now);
  const annotation = { select: annotationSelect };
  const [reports, threads, replies] = await Promise.all([
    db.report.findMany({
      where: {
        groupId,
        settledAt: null,
        annotation: readableIn(viewer, reach, audienceId),
        OR: [{ replyId: null }, { reply: readableReplies(viewer, reach) }],
      },
      include: { annotation, reply: { select: replySelect }, reporter: { select: personSelect } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: MOST,
    }),
    db.thread.findMany({
      where: { AND: [readableThreads(viewer, reach), { audienceId, hiddenAt: { not: null }, annotation: { publications: { some: { audienceId } } } }] },
      include: { annotation },
      orderBy: { hiddenAt: "desc" },
      take: MOST,
    }),
    db.reply.findMany({
      where: { AND: [readableReplies(viewer, reach), { hiddenAt: { not: null }, thread: { audienceId } }] },
      select: { ...replySelect, thread: { select: { annotation } } },
      orderBy: { hiddenAt: "desc" },
      take: MOST,
    }),
  ]);
  return {
    reports: reports.map(({ id, reporter, reason, createdAt, annotation, reply }) => ({
      id,
      reporter: shapePerson(reporter),
      reason,
      createdAt: createdAt.toISOString(),
      item: shapeItem(annotation, reply, group),
    })),
    hidden: [
      ...threads.map(({ annotation }) => shapeItem(annotation, null, group)),
      ...replies.map(({ thread, ...reply }) => shapeItem(thread.annotation, reply, group)),
    ],
  };
}
