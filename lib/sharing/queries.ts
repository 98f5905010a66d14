import "server-only";
import { canManageLink, linkIsOpen } from "@/lib/access/policy";
import { manageableLinks, openableLinks } from "@/lib/access/scope";
import { userIdOf } from "@/lib/access/viewer";
import type { LinkViewer, UserViewer, Viewer } from "@/lib/access/viewer";
import { annotationsIn } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { readRevision } from "@/lib/episodes/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { isCleanText } from "@/lib/text";
import { contentNow, withoutAnyName } from "./content";
import { versionContentSchema } from "./schema";
import type { ShareLink, VersionContent } from "./schema";

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
  mode: row.mode,
  needsSignIn: row.needsSignIn,
  showsNames: row.showsNames,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  annotations: row.mode === "frozen" ? (row.snapshot as VersionContent).annotations.length : row.audience._count.publications,
});

/** The viewer's own open share links of an episode, newest first. */
export async function listShareLinks(viewer: UserViewer, episodeId: string, now = new Date()): Promise<ShareLink[]> {
  const rows = await db.shareLink.findMany({
    where: { AND: [manageableLinks(viewer), openableLinks(viewer, now), { episodeId }] },
    include: shareLinkInclude,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(shapeShareLink);
}

export type AnnotatedVersion = Omit<VersionContent, "author" | "show" | "episode" | "revisionId"> & {
  /** Null where the link shows no names. */
  author: string | null;
  isOwn: boolean;
  /** Of a frozen version what it is called, and since when it has been as it is. A live link's name is for its author alone. */
  frozen: { name: string; since: string } | null;
  summary: ReadableSummary;
};

const include = { author: { select: { name: true } } } satisfies Prisma.ShareLinkInclude;
type Opened = Prisma.ShareLinkGetPayload<{ include: typeof include }>;

async function liveContent(viewer: Viewer, { audienceId, episodeId, authorId, author }: Opened) {
  const holder: LinkViewer = { kind: "link", audienceId, isSignedIn: userIdOf(viewer) !== null };
  const by: UserViewer = { kind: "user", id: authorId, name: author.name, isOwner: false };
  return contentNow(by, episodeId, await annotationsIn(holder, episodeId, audienceId));
}

async function frozenContent({ snapshot }: Opened) {
  const content = versionContentSchema.parse(snapshot);
  const points = await readRevision(content.revisionId);
  return points && { ...content, points };
}

/**
 * The annotated version behind a share link's token. Null when it is unknown, revoked or expired, and for someone who is
 * not signed in where the link asks for that.
 */
export async function readAnnotatedVersion(viewer: Viewer, token: string, now = new Date()): Promise<AnnotatedVersion | null> {
  if (!isCleanText(token)) return null;
  const link = await db.shareLink.findFirst({ where: { AND: [openableLinks(viewer, now), { token }] }, include });
  const content = link && (await (link.mode === "frozen" ? frozenContent(link) : liveContent(viewer, link)));
  if (!content) return null;
  const { show, episode, revisionId, points } = content;
  const { author, annotations, names, linked } = link.showsNames ? content : withoutAnyName(content);
  return {
    author: author || null,
    isOwn: canManageLink(viewer, link),
    frozen: link.mode === "frozen" ? { name: link.name, since: link.createdAt.toISOString() } : null,
    summary: { show, episode, revisionId, points },
    annotations,
    names,
    linked,
  };
}

/** Whether a token opens a share link now, if perhaps only to those who are signed in. */
export async function isOpenLink(token: string, now = new Date()): Promise<boolean> {
  const link = await db.shareLink.findUnique({ where: { token }, select: { expiresAt: true, revokedAt: true } });
  return link !== null && linkIsOpen(link, now);
}
