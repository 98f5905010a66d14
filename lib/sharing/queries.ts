import "server-only";
import { linkIsOpen } from "@/lib/access/policy";
import { manageableLinks } from "@/lib/access/scope";
import type { LinkViewer, UserViewer } from "@/lib/access/viewer";
import { annotationsIn } from "@/lib/annotations/queries";
import type { Annotation } from "@/lib/annotations/schema";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { pointRefs } from "@/lib/episodes/point-refs";
import type { PointRef } from "@/lib/episodes/point-refs";
import { readSummary } from "@/lib/episodes/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { namesKnownTo } from "@/lib/groups/fellows";
import { mentionsIn } from "@/lib/mentions";
import { pointIdsIn } from "@/lib/point-links";
import { isCleanText } from "@/lib/text";
import type { ShareLink } from "./schema";

export const shareLinkInclude = {
  audience: { select: { _count: { select: { publications: { where: { annotation: { deletedAt: null } } } } } } },
} satisfies Prisma.ShareLinkInclude;

type Row = Prisma.ShareLinkGetPayload<{ include: typeof shareLinkInclude }>;

export const shapeShareLink = (row: Row): ShareLink => ({
  id: row.id,
  audienceId: row.audienceId,
  episodeId: row.episodeId,
  token: row.token,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  annotations: row.audience._count.publications,
});

/** The viewer's own open share links of an episode, newest first. */
export async function listShareLinks(viewer: UserViewer, episodeId: string, now = new Date()): Promise<ShareLink[]> {
  const rows = await db.shareLink.findMany({
    where: { AND: [manageableLinks(viewer), { episodeId }] },
    include: shareLinkInclude,
    orderBy: { createdAt: "desc" },
  });
  return rows.filter((row) => linkIsOpen(row, now)).map(shapeShareLink);
}

/** The link's name is not in it: that is for its author alone. */
export type AnnotatedVersion = {
  author: string;
  summary: ReadableSummary;
  annotations: Annotation[];
  /** How those are called now who are mentioned and whom the author knows, by their ids. */
  names: Map<string, string>;
  /** The points that the notes link to. */
  linked: PointRef[];
};

/** The annotated version behind a share link's token; null when it is unknown, revoked or expired. */
export async function readAnnotatedVersion(token: string, now = new Date()): Promise<AnnotatedVersion | null> {
  if (!isCleanText(token)) return null;
  const link = await db.shareLink.findUnique({
    where: { token },
    include: { author: { select: { name: true } }, episode: { include: { show: true } } },
  });
  if (!link || !linkIsOpen(link, now)) return null;
  const summary = await readSummary(link.episode.show.slug, link.episode.slug);
  if (!summary) return null;
  const viewer: LinkViewer = { kind: "link", audienceId: link.audienceId };
  const annotations = await annotationsIn(viewer, link.episodeId, link.audienceId);
  const author: UserViewer = { kind: "user", id: link.authorId, name: link.author.name, isOwner: false };
  const notes = annotations.map(({ note }) => note);
  const [names, linked] = await Promise.all([
    namesKnownTo(author, notes.flatMap((note) => mentionsIn(note).map(({ id }) => id))),
    pointRefs(notes.flatMap(pointIdsIn)),
  ]);
  return { author: author.name, summary, annotations, names, linked };
}

/** Whether a token opens a share link now. */
export async function isOpenLink(token: string, now = new Date()): Promise<boolean> {
  const link = await db.shareLink.findUnique({ where: { token }, select: { expiresAt: true, revokedAt: true } });
  return link !== null && linkIsOpen(link, now);
}
