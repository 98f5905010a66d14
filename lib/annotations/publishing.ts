import "server-only";
import { canPublishToGroup, canPublishToLink, canReadGroup, isMuted } from "@/lib/access/policy";
import { editableAnnotations } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { notFound, notYours, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { refusalIn } from "@/lib/groups/rules";
import { notifyPublished } from "@/lib/notifications/events";
import type { Annotation, Batch, AudienceChange, Withdrawal } from "./schema";
import { annotationInclude, shapeAnnotation } from "./shape";
import type { AnnotationRow } from "./shape";

/**
 * The audiences among `ids` in which the viewer may publish annotations of an episode. Refuses the whole when one of
 * them is unknown, not the viewer's, or closed.
 */
export async function publishableAudiences(viewer: UserViewer, episodeId: string, ids: string[]): Promise<Result<string[]>> {
  const audienceId = { in: ids };
  const groups = ids.length > 0 ? await db.group.findMany({ where: { audienceId }, include: { memberships: { where: { userId: viewer.id } } } }) : [];
  const links = groups.length < ids.length ? await db.shareLink.findMany({ where: { audienceId } }) : [];
  const now = new Date();
  for (const id of ids) {
    const group = groups.find((one) => one.audienceId === id);
    const link = links.find((one) => one.audienceId === id);
    const facts = group && { membership: group.memberships[0] ?? null, archivedAt: group.archivedAt };
    if (facts && canReadGroup(facts)) {
      if (isMuted(facts)) return notYours("You are muted in this group: you can read, but not publish to it.");
      const refusal = refusalIn(facts, canPublishToGroup, notYours("You can read in this group, but not publish to it."));
      if (refusal) return refusal;
    } else if (!link || link.episodeId !== episodeId || !canPublishToLink(viewer, link, now)) {
      return notFound("audience");
    }
  }
  return ok([...new Set(ids)]);
}

type Pair = { annotationId: string; audienceId: string };

/** The viewer's own annotations of these ids. Refuses the whole when one of them is unknown or not theirs. */
async function ownAmong(viewer: UserViewer, ids: Iterable<string>): Promise<Result<AnnotationRow[]>> {
  const wanted = new Set(ids);
  const where = { AND: [editableAnnotations(viewer), { id: { in: [...wanted] } }] };
  const rows = await db.annotation.findMany({ where, include: annotationInclude(), orderBy: { id: "asc" } });
  return rows.length === wanted.size ? ok(rows) : notFound("annotation");
}

const idsIn = (batches: { annotations: string[] }[]) => batches.flatMap(({ annotations }) => annotations);

async function checkAudiences(viewer: UserViewer, own: AnnotationRow[], batches: Batch[]): Promise<Result<null>> {
  const byEpisode = new Map<string, Set<string>>();
  const episodeOf = new Map(own.map(({ id, episodeId }) => [id, episodeId]));
  for (const { audience, annotations } of batches) {
    for (const id of annotations) {
      const episodeId = episodeOf.get(id) as string;
      byEpisode.set(episodeId, (byEpisode.get(episodeId) ?? new Set()).add(audience));
    }
  }
  for (const [episodeId, audiences] of byEpisode) {
    const allowed = await publishableAudiences(viewer, episodeId, [...audiences]);
    if (!allowed.ok) return allowed;
  }
  return ok(null);
}

function byAudience(pairs: Pair[]): Batch[] {
  const groups = new Map<string, string[]>();
  for (const { annotationId, audienceId } of pairs) {
    const group = groups.get(audienceId);
    if (group) group.push(annotationId);
    else groups.set(audienceId, [annotationId]);
  }
  return [...groups].map(([audience, annotations]) => ({ audience, annotations }));
}

/** The annotations as they are after a change of who sees them, with what it changed. */
async function changed(viewer: UserViewer, ids: string[], pairs: Pair[]): Promise<Result<AudienceChange>> {
  const own = await ownAmong(viewer, ids);
  return own.ok ? ok({ annotations: own.value.map((row) => shapeAnnotation(row, null)), changed: byAudience(pairs) }) : own;
}

/**
 * Publishes annotations of the viewer's to audiences, all or none. Those already there stay as they are, and are not
 * among what it changed.
 */
export async function publishAll(viewer: UserViewer, batches: Batch[]): Promise<Result<AudienceChange>> {
  const ids = idsIn(batches);
  const own = await ownAmong(viewer, ids);
  if (!own.ok) return own;
  const allowed = await checkAudiences(viewer, own.value, batches);
  if (!allowed.ok) return allowed;
  const data = batches.flatMap(({ audience, annotations }) => annotations.map((annotationId) => ({ annotationId, audienceId: audience })));
  const added = await db.$transaction(async (tx) => {
    const pairs = await tx.publication.createManyAndReturn({ data, skipDuplicates: true, select: { annotationId: true, audienceId: true } });
    await notifyPublished(tx, pairs, own.value);
    return pairs;
  });
  return changed(viewer, ids, added);
}

/** Takes annotations of the viewer's back, all or none. Withdrawing what is not published is a success. */
export async function withdrawAll(viewer: UserViewer, withdrawals: Withdrawal[]): Promise<Result<AudienceChange>> {
  const ids = idsIn(withdrawals);
  const own = await ownAmong(viewer, ids);
  if (!own.ok) return own;
  const OR = withdrawals.map(({ audience: audienceId, annotations }) => ({ audienceId, annotationId: { in: annotations } }));
  const removed = await db.$transaction(async (tx) => {
    const there = await tx.publication.findMany({ where: { OR }, select: { annotationId: true, audienceId: true } });
    await tx.publication.deleteMany({ where: { OR } });
    return there;
  });
  return changed(viewer, ids, removed);
}

/** Publishes some of the viewer's annotations to one audience, all or none. */
export async function publish(viewer: UserViewer, audience: string, annotations: string[]): Promise<Result<Annotation[]>> {
  const published = await publishAll(viewer, [{ audience, annotations }]);
  return published.ok ? ok(published.value.annotations) : published;
}

/** Takes one of the viewer's annotations back from an audience. */
export async function withdraw(viewer: UserViewer, audience: string, id: string): Promise<Result<null>> {
  const withdrawn = await withdrawAll(viewer, [{ audience, annotations: [id] }]);
  return withdrawn.ok ? ok(null) : withdrawn;
}
