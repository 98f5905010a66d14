import "server-only";
import { z } from "zod";
import { loadReach } from "@/lib/access/reach";
import type { Reach } from "@/lib/access/reach";
import { markableAnnotations, markableReplies, readableIn } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

export const unreadSchema = z
  .object({
    /** Annotations and replies of others that the viewer has not seen on any device. What two groups show counts once. */
    total: z.int(),
    groups: z.array(z.object({ group: z.uuid(), unread: z.int() })),
  })
  .meta({ id: "Unread" });
export type Unread = z.infer<typeof unreadSchema>;

const unseenBy = ({ id }: UserViewer) => ({ seenBy: { none: { userId: id } } });

const unseenIn = (viewer: UserViewer, reach: Reach, audienceId: string) => ({
  AND: [readableIn(viewer, reach, audienceId), markableAnnotations(viewer, reach), unseenBy(viewer)],
});

/** The unseen replies in groups, each with where it is. */
const unseenReplies = (viewer: UserViewer, reach: Reach, audienceId?: string) =>
  db.reply.findMany({
    where: { AND: [markableReplies(viewer, reach), unseenBy(viewer), audienceId ? { thread: { audienceId } } : {}] },
    select: { thread: { select: { audienceId: true, annotation: { select: { episodeId: true } } } } },
  });

/** How much is unread in all of the viewer's groups, and in each. */
export async function unreadOf(viewer: UserViewer): Promise<Unread> {
  const reach = await loadReach(db, viewer);
  const audienceIds = reach.audiences.map(({ audienceId }) => audienceId);
  const [groups, replies, annotations] = await Promise.all([
    db.group.findMany({ where: { audienceId: { in: audienceIds } }, select: { id: true, audienceId: true } }),
    unseenReplies(viewer, reach),
    db.annotation.count({ where: { AND: [markableAnnotations(viewer, reach), unseenBy(viewer)] } }),
  ]);
  const inGroups = groups.map(async ({ id, audienceId }) => ({
    group: id,
    unread: (await db.annotation.count({ where: unseenIn(viewer, reach, audienceId) })) + replies.filter(({ thread }) => thread.audienceId === audienceId).length,
  }));
  return { total: annotations + replies.length, groups: await Promise.all(inGroups) };
}

/** How much is unread in a group of each episode. */
export async function unreadByEpisode(viewer: UserViewer, reach: Reach, audienceId: string): Promise<(episodeId: string) => number> {
  const [annotations, replies] = await Promise.all([
    db.annotation.groupBy({ by: ["episodeId"], where: unseenIn(viewer, reach, audienceId), _count: true }),
    unseenReplies(viewer, reach, audienceId),
  ]);
  const counts = new Map(annotations.map(({ episodeId, _count }) => [episodeId, _count]));
  for (const { thread } of replies) counts.set(thread.annotation.episodeId, (counts.get(thread.annotation.episodeId) ?? 0) + 1);
  return (episodeId) => counts.get(episodeId) ?? 0;
}
