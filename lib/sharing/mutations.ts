import "server-only";
import type { z } from "zod";
import { editableAnnotations, manageableLinks } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { newSecret } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { shapeShareLink, shareLinkInclude } from "./queries";
import type { createShareLinkSchema, ShareLink } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a live share link to the viewer's annotated version of an episode: all that they made of it so far is published to it. */
export async function createShareLink(
  viewer: UserViewer,
  { episodeId, name, expiresInDays }: z.output<typeof createShareLinkSchema>,
  now = new Date(),
): Promise<Result<ShareLink>> {
  if (!(await db.episode.findUnique({ where: { id: episodeId } }))) return notFound("episode");
  const own = await db.annotation.findMany({
    where: { AND: [editableAnnotations(viewer)], episodeId },
    select: { id: true },
  });
  const publications = { create: own.map(({ id }) => ({ annotationId: id })) };
  const link = await db.shareLink.create({
    data: {
      name,
      token: newSecret(),
      expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS),
      author: { connect: { id: viewer.id } },
      episode: { connect: { id: episodeId } },
      audience: { create: { kind: "link", publications } },
    },
    include: shareLinkInclude,
  });
  return ok(shapeShareLink(link));
}

/** Revokes a share link for good: its address opens nothing from then on. */
export async function revokeShareLink(viewer: UserViewer, id: string, now = new Date()): Promise<Result<null>> {
  const { count } = await db.shareLink.updateMany({
    where: { AND: [manageableLinks(viewer), { id }] },
    data: { revokedAt: now },
  });
  return count > 0 ? ok(null) : notFound("share link");
}
