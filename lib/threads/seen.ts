import "server-only";
import { loadReach } from "@/lib/access/reach";
import { markableReplies } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";

/** Notes that the viewer has seen replies of others. Those that they may not read, or no longer, are passed over. */
export async function markRepliesSeen(viewer: UserViewer, ids: string[]): Promise<Result<null>> {
  const reach = await loadReach(db, viewer);
  const rows = await db.reply.findMany({ where: { AND: [markableReplies(viewer, reach), { id: { in: ids } }] }, select: { id: true } });
  await db.seenReply.createMany({ data: rows.map(({ id }) => ({ userId: viewer.id, replyId: id })), skipDuplicates: true });
  return ok(null);
}
