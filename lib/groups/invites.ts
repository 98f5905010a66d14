import "server-only";
import type { z } from "zod";
import { canInvite, inviteState } from "@/lib/access/policy";
import type { InviteState } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { newSecret } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { isCleanText } from "@/lib/text";
import { factsOf, findGroup, shapeGroup, shapeInvite } from "./queries";
import type { createInviteSchema, Group, Invite } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;

const mayInvite = async (viewer: UserViewer, groupId: string): Promise<Result<null>> => {
  const group = await findGroup(viewer, { id: groupId });
  if (!group) return notFound("group");
  return canInvite(factsOf(group)) ? ok(null) : refuse("forbidden", "Only an owner or a moderator invites people.");
};

export async function createInvite(
  viewer: UserViewer,
  groupId: string,
  { role, expiresInDays, maxUses }: z.output<typeof createInviteSchema>,
  now = new Date(),
): Promise<Result<Invite>> {
  const allowed = await mayInvite(viewer, groupId);
  if (!allowed.ok) return allowed;
  const expiresAt = new Date(now.getTime() + expiresInDays * DAY_MS);
  const data = { groupId, role, maxUses, expiresAt, token: newSecret(), createdById: viewer.id };
  return ok(shapeInvite(await db.invite.create({ data }), now));
}

/** Revokes an invite for good. Those who joined by it stay. */
export async function revokeInvite(viewer: UserViewer, inviteId: string, now = new Date()): Promise<Result<null>> {
  const invite = await db.invite.findUnique({ where: { id: inviteId } });
  if (!invite) return notFound("invite");
  const allowed = await mayInvite(viewer, invite.groupId);
  if (!allowed.ok) return allowed.problem.code === "not-found" ? notFound("invite") : allowed;
  await db.invite.updateMany({ where: { id: inviteId, revokedAt: null }, data: { revokedAt: now } });
  return ok(null);
}

export const inviteRefusals: Record<Exclude<InviteState, "open">, string> = {
  revoked: "This invite was revoked. Ask the group for a new one.",
  expired: "This invite has expired. Ask the group for a new one.",
  "used up": "This invite has been used as often as it may be. Ask the group for a new one.",
};

/**
 * Joins the group of an invite and counts the use; for someone who is in it already it is a success that counts
 * nothing. The invite's row is locked, so that its last use cannot be taken twice.
 */
export async function acceptInvite(viewer: UserViewer, token: string, now = new Date()): Promise<Result<Group>> {
  if (!isCleanText(token)) return notFound("invite");
  const joined = await db.$transaction(async (tx): Promise<Result<string>> => {
    await tx.$queryRaw`SELECT 1 FROM "Invite" WHERE "token" = ${token} FOR UPDATE`;
    const invite = await tx.invite.findUnique({ where: { token }, include: { group: true } });
    if (!invite) return notFound("invite");
    const { groupId, role, group } = invite;
    const key = { groupId_userId: { groupId, userId: viewer.id } };
    const membership = await tx.membership.findUnique({ where: key });
    if (membership && !membership.leftAt) return ok(groupId);
    const state = inviteState(invite, now);
    if (state !== "open") return refuse("gone", inviteRefusals[state]);
    if (group.archivedAt) return refuse("gone", "This group is archived: nobody joins it any more.");
    const fresh = { role, joinedAt: now, leftAt: null };
    await tx.membership.upsert({ where: key, create: { groupId, userId: viewer.id, ...fresh }, update: fresh });
    await tx.invite.update({ where: { id: invite.id }, data: { uses: { increment: 1 } } });
    return ok(groupId);
  });
  if (!joined.ok) return joined;
  const group = await findGroup(viewer, { id: joined.value });
  return group ? ok(shapeGroup(group)) : notFound("group");
}
