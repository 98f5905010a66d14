import "server-only";
import type { z } from "zod";
import { editableAnnotations, manageableLinks, openableLinks } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { ownAnnotations } from "@/lib/annotations/queries";
import { newSecret } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { contentNow } from "./content";
import { shapeShareLink, shareLinkInclude } from "./queries";
import { versionContentSchema } from "./schema";
import type { createShareLinkSchema, ShareLink, updateShareLinkSchema } from "./schema";

type Create = z.output<typeof createShareLinkSchema>;

const DAY_MS = 24 * 60 * 60 * 1000;

const daysAfter = (now: Date, days: number | null) => (days === null ? null : new Date(now.getTime() + days * DAY_MS));

/** All that the viewer made of the episode is published to a live link, which follows what becomes of it. What they make later they publish to it. */
async function live(viewer: UserViewer, episodeId: string): Promise<Pick<Prisma.ShareLinkCreateInput, "audience">> {
  const own = await db.annotation.findMany({ where: { AND: [editableAnnotations(viewer)], episodeId }, select: { id: true } });
  return { audience: { create: { kind: "link", publications: { create: own.map(({ id }) => ({ annotationId: id })) } } } };
}

/** A frozen link holds all that it shows: nothing is published to it, and nothing that happens later reaches it. */
async function frozen(viewer: UserViewer, episodeId: string): Promise<Pick<Prisma.ShareLinkCreateInput, "audience" | "snapshot"> | null> {
  const content = await contentNow(viewer, episodeId, await ownAnnotations(viewer, episodeId));
  // The schema leaves out the outline: the revision keeps it.
  return content && { snapshot: versionContentSchema.parse(content), audience: { create: { kind: "link" } } };
}

/** Makes a share link to the viewer's annotated version of an episode, with all that they made of it so far. */
export async function createShareLink(viewer: UserViewer, { episodeId, expiresInDays, mode, ...terms }: Create, now = new Date()): Promise<Result<ShareLink>> {
  if (!(await db.episode.findUnique({ where: { id: episodeId } }))) return notFound("episode");
  const shown = await (mode === "frozen" ? frozen : live)(viewer, episodeId);
  if (!shown) return notFound("episode");
  const data = {
    ...terms,
    ...shown,
    mode,
    token: newSecret(),
    createdAt: now,
    expiresAt: daysAfter(now, expiresInDays),
    author: { connect: { id: viewer.id } },
    episode: { connect: { id: episodeId } },
  };
  return ok(shapeShareLink(await db.shareLink.create({ data, include: shareLinkInclude })));
}

/** Changes what a link is called, how long it is open, to whom, and whether it shows names. What it leads to stays. */
export async function updateShareLink(viewer: UserViewer, id: string, { expiresInDays, ...terms }: z.output<typeof updateShareLinkSchema>, now = new Date()): Promise<Result<ShareLink>> {
  const expiresAt = expiresInDays === undefined ? undefined : daysAfter(now, expiresInDays);
  const where = { AND: [manageableLinks(viewer), openableLinks(viewer, now), { id }] };
  const { count } = await db.shareLink.updateMany({ where, data: { ...terms, expiresAt } });
  if (count === 0) return notFound("share link");
  return ok(shapeShareLink(await db.shareLink.findUniqueOrThrow({ where: { id }, include: shareLinkInclude })));
}

/** Revokes a share link for good: its address opens nothing from then on, and what was published to it is taken back. */
export async function revokeShareLink(viewer: UserViewer, id: string, now = new Date()): Promise<Result<null>> {
  const where = { AND: [manageableLinks(viewer), { id }] };
  const revoked = await db.$transaction(async (tx) => {
    const [link] = await tx.shareLink.updateManyAndReturn({ where, data: { revokedAt: now }, select: { audienceId: true } });
    if (link) await tx.publication.deleteMany({ where: { audienceId: link.audienceId } });
    return link;
  });
  return revoked ? ok(null) : notFound("share link");
}
