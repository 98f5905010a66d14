import "server-only";
import { isAuthor } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import type { Reach } from "@/lib/access/reach";
import { editableAnnotations, publishedTo, readableAnnotations, readableIn } from "@/lib/access/scope";
import { userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import type { Annotation } from "./schema";
import { seenAmong } from "./seen";
import { annotationInclude, shapeAnnotation } from "./shape";
import type { AnnotationRow } from "./shape";

/** Shapes rows for a viewer: of another's annotation they see only the audiences that they are in themselves. */
export const shapeFor = (viewer: Viewer, reach: Reach, seen: ReadonlySet<string>) => {
  const visible = new Map(reach.audiences.map((one) => [one.audienceId, one]));
  const isSomeone = userIdOf(viewer) !== null;
  return (row: AnnotationRow) => (isAuthor(viewer, row) ? shapeAnnotation(row, null) : shapeAnnotation(row, visible, isSomeone && !seen.has(row.id)));
};

async function find(viewer: Viewer, reach: Reach, where: Prisma.AnnotationWhereInput): Promise<Annotation[]> {
  const [rows, seen] = await Promise.all([
    db.annotation.findMany({ where, include: annotationInclude(), orderBy: { id: "asc" } }),
    seenAmong(viewer, where),
  ]);
  return rows.map(shapeFor(viewer, reach, seen));
}

/** The viewer's own annotations of an episode, oldest first. */
export const ownAnnotations = async (viewer: Viewer, episodeId: string): Promise<Annotation[]> =>
  find(viewer, { audiences: [], at: new Date() }, { AND: [editableAnnotations(viewer)], episodeId });

/** What the viewer may read of an episode through one audience, their own there included, oldest first. */
export async function annotationsIn(viewer: Viewer, episodeId: string, audienceId: string): Promise<Annotation[]> {
  const reach = await loadReach(db, viewer);
  return find(viewer, reach, { AND: [readableIn(viewer, reach, audienceId), { episodeId }] });
}

/** One annotation that the viewer may read, or null. */
export async function readAnnotation(viewer: Viewer, id: string): Promise<Annotation | null> {
  const reach = await loadReach(db, viewer);
  const [found] = await find(viewer, reach, { AND: [readableAnnotations(viewer, reach), { id }] });
  return found ?? null;
}

type Kinds<T> = { own: T; others: T };

/** Of some annotations of an episode, those that are the viewer's own, and those that they may read through an audience. */
export async function changedFor(viewer: Viewer, episodeId: string, audienceId: string | null, ids: Kinds<string[]>): Promise<Kinds<Annotation[]>> {
  const reach = await loadReach(db, viewer);
  const among = (within: Prisma.AnnotationWhereInput, some: string[]) =>
    some.length > 0 ? find(viewer, reach, { AND: [within, { episodeId, id: { in: some } }] }) : [];
  const [own, others] = await Promise.all([
    among(editableAnnotations(viewer), ids.own),
    audienceId === null ? [] : among(readableIn(viewer, reach, audienceId), ids.others),
  ]);
  return { own, others };
}

/** Of some annotations of an episode, those that an audience has, as all in it see them who stand alike and have not seen them. */
export async function publishedAmong(audienceId: string, standing: "reads" | "moderates", episodeId: string, ids: string[]): Promise<Annotation[]> {
  const where = { AND: [publishedTo(audienceId, standing), { episodeId, id: { in: ids } }] };
  const visible = new Map([[audienceId, { audienceId, seesHidden: standing === "moderates", blindEpisodeIds: [] }]]);
  const rows = await db.annotation.findMany({ where, include: annotationInclude(), orderBy: { id: "asc" } });
  return rows.map((row) => shapeAnnotation(row, visible, true));
}

/** Of some annotations of an episode, those that are there and by one of some people, as each sees their own. */
export async function ownAmong(viewers: Viewer[], episodeId: string, ids: string[]): Promise<Annotation[]> {
  const where = { AND: [{ OR: viewers.map(editableAnnotations) }, { episodeId, id: { in: ids } }] };
  const rows = await db.annotation.findMany({ where, include: annotationInclude(), orderBy: { id: "asc" } });
  return rows.map((row) => shapeAnnotation(row, null));
}
