import "server-only";
import { loadReach } from "@/lib/access/reach";
import { markableAnnotations } from "@/lib/access/scope";
import { userIdOf } from "@/lib/access/viewer";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";

/** The ids of those annotations under `where` that the viewer has seen. */
export async function seenAmong(viewer: Viewer, where: Prisma.AnnotationWhereInput): Promise<Set<string>> {
  const userId = userIdOf(viewer);
  if (userId === null) return new Set();
  const rows = await db.seen.findMany({ where: { userId, annotation: where }, select: { annotationId: true } });
  return new Set(rows.map(({ annotationId }) => annotationId));
}

/**
 * Notes that the viewer has seen annotations of others. What they may not read, or no longer, is passed over: between
 * being seen and being noted it may have been withdrawn.
 */
export async function markSeen(viewer: UserViewer, ids: string[]): Promise<Result<null>> {
  const reach = await loadReach(db, viewer);
  const where = { AND: [markableAnnotations(viewer, reach), { id: { in: ids } }] };
  const rows = await db.annotation.findMany({ where, select: { id: true } });
  await db.seen.createMany({ data: rows.map(({ id }) => ({ userId: viewer.id, annotationId: id })), skipDuplicates: true });
  return ok(null);
}
