import "server-only";
import { loadReach } from "@/lib/access/reach";
import { markableReplies } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { unseenBy } from "./queries";
import type { SeenReplies } from "./schema";

/** How many are noted at once, the newest: fewer than a statement can have values. */
const MOST_NOTED = 10_000;

/** Notes that the viewer has seen replies of others. Those that they may not read, or no longer, are passed over. */
export async function markRepliesSeen(viewer: UserViewer, { replies, threads }: SeenReplies): Promise<Result<null>> {
  const reach = await loadReach(db, viewer);
  const within = threads.map(({ audience: audienceId, annotations }) => ({ thread: { audienceId, annotationId: { in: annotations } } }));
  const where = { AND: [markableReplies(viewer, reach), unseenBy(viewer), { OR: [{ id: { in: replies } }, ...within] }] };
  const rows = await db.reply.findMany({ where, select: { id: true }, orderBy: { id: "desc" }, take: MOST_NOTED });
  await db.seenReply.createMany({ data: rows.map(({ id }) => ({ userId: viewer.id, replyId: id })), skipDuplicates: true });
  return ok(null);
}
