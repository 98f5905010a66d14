import "server-only";
import { loadReach } from "@/lib/access/reach";
import type { Reach } from "@/lib/access/reach";
import { readableIn, readableThreads } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import type { AnnotationKind } from "@/lib/db/generated/enums";
import { shapeFor } from "./queries";
import type { Annotation } from "./schema";
import { seenAmong } from "./seen";
import { annotationInclude } from "./shape";

const episode = { select: { slug: true, title: true, show: { select: { slug: true } } } } as const;

/** A published annotation, with when it was published and where it is read. */
export type Published = { annotation: Annotation; publishedAt: string; episode: { show: string; slug: string; title: string } };

type Choice = { take: number; kind?: AnnotationKind; /** Only where no answer was accepted there, and nothing resolved. */ isOpen?: boolean };

/** Threads with an accepted answer, or that are resolved, as far as the viewer may know: in a blind round nothing is answered yet. */
export const closedThreads = (viewer: Viewer, reach: Reach, audienceId: string): Prisma.ThreadWhereInput => ({
  AND: [readableThreads(viewer, reach), { audienceId }, { OR: [{ acceptedReplyId: { not: null } }, { resolvedAt: { not: null } }] }],
});

/** The annotations that were published last to an audience, newest first, as far as the viewer may read them there. */
export async function latestIn(viewer: Viewer, audienceId: string, { take, kind, isOpen = false }: Choice): Promise<Published[]> {
  const reach = await loadReach(db, viewer);
  const rows = await db.publication.findMany({
    where: { audienceId, annotation: { AND: [readableIn(viewer, reach, audienceId), { kind }, isOpen ? { threads: { none: closedThreads(viewer, reach, audienceId) } } : {}] } },
    include: { annotation: { include: { ...annotationInclude(reach.at), episode } } },
    orderBy: [{ publishedAt: "desc" }, { annotationId: "desc" }],
    take,
  });
  const seen = await seenAmong(viewer, { id: { in: rows.map(({ annotationId }) => annotationId) } });
  const shape = shapeFor(viewer, reach, seen);
  return rows.map(({ annotation, publishedAt }) => ({
    annotation: shape(annotation),
    publishedAt: publishedAt.toISOString(),
    episode: { show: annotation.episode.show.slug, slug: annotation.episode.slug, title: annotation.episode.title },
  }));
}
