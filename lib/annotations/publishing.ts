import "server-only";
import { canManageLink, canPublishToGroup, linkIsOpen } from "@/lib/access/policy";
import { editableAnnotations } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Annotation } from "./schema";
import { annotationInclude, shapeAnnotation } from "./shape";

/**
 * The audiences among `ids` in which the viewer may publish annotations of an episode. Refuses the whole when one of
 * them is unknown, not the viewer's, or closed.
 */
export async function publishableAudiences(viewer: UserViewer, episodeId: string, ids: string[]): Promise<Result<string[]>> {
  if (ids.length === 0) return ok([]);
  const audiences = await db.audience.findMany({
    where: { id: { in: ids } },
    include: { group: { include: { memberships: { where: { userId: viewer.id } } } }, shareLink: true },
  });
  const now = new Date();
  for (const id of ids) {
    const audience = audiences.find((one) => one.id === id);
    const { group, shareLink: link } = audience ?? {};
    if (group?.memberships.some(({ leftAt }) => !leftAt)) {
      const [membership] = group.memberships;
      if (!canPublishToGroup({ membership: membership ?? null, archivedAt: group.archivedAt }))
        return refuse("forbidden", "You can read in this group, but not publish to it.");
    } else if (!link || !canManageLink(viewer, link) || link.episodeId !== episodeId || !linkIsOpen(link, now)) {
      return notFound("audience");
    }
  }
  return ok([...new Set(ids)]);
}

/** Publishes some of the viewer's annotations to one audience, all or none. Those already there stay as they are. */
export async function publish(viewer: UserViewer, audienceId: string, ids: string[]): Promise<Result<Annotation[]>> {
  const where = { AND: [editableAnnotations(viewer), { id: { in: ids } }] };
  const own = await db.annotation.findMany({ where, select: { id: true, episodeId: true } });
  if (own.length !== new Set(ids).size) return notFound("annotation");
  for (const episodeId of new Set(own.map((one) => one.episodeId))) {
    const allowed = await publishableAudiences(viewer, episodeId, [audienceId]);
    if (!allowed.ok) return allowed;
  }
  await db.publication.createMany({ data: own.map(({ id }) => ({ annotationId: id, audienceId })), skipDuplicates: true });
  const rows = await db.annotation.findMany({ where, include: annotationInclude, orderBy: { id: "asc" } });
  return ok(rows.map((row) => shapeAnnotation(row, null)));
}

/** Takes one of the viewer's annotations back from an audience. Withdrawing what is not published is a success. */
export async function withdraw(viewer: UserViewer, audienceId: string, id: string): Promise<Result<null>> {
  const own = await db.annotation.count({ where: { AND: [editableAnnotations(viewer), { id }] } });
  if (own === 0) return notFound("annotation");
  await db.publication.deleteMany({ where: { annotationId: id, audienceId } });
  return ok(null);
}
