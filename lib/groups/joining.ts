import "server-only";
import { entryBy } from "@/lib/access/policy";
import type { Closed } from "@/lib/access/policy";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { userIdOf } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import type { Prisma, Role } from "@/lib/db/generated/client";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { isCleanText } from "@/lib/text";
import { findGroup, shapeGroup } from "./queries";
import type { Group } from "./schema";

export const inviteRefusals: Record<Closed, string> = {
  revoked: "This invite was revoked. Ask the group for a new one.",
  expired: "This invite has expired. Ask the group for a new one.",
  "used up": "This invite has been used as often as it may be. Ask the group for a new one.",
  archived: "This group is archived: nobody joins it any more.",
  barred: "You were removed from this group after this invite was made. Ask the group for a new one.",
};

const withMembership = (viewer: Viewer) => {
  const userId = userIdOf(viewer);
  return { group: { include: { memberships: { where: { userId: { in: userId ? [userId] : [] } } } } } } satisfies Prisma.InviteInclude;
};

type Row = Prisma.InviteGetPayload<{ include: ReturnType<typeof withMembership> }>;

/** What an invite is to the viewer. */
const stateOf = (invite: Row, now: Date) => entryBy(invite, invite.group, invite.group.memberships[0] ?? null, now);

export type InviteFound = { group: { name: string; description: string; slug: string }; state: ReturnType<typeof stateOf> };

/** What someone who holds an invite's token sees before joining; null for an unknown token. */
export async function readInvite(viewer: Viewer, token: string, now = new Date()): Promise<InviteFound | null> {
  if (!isCleanText(token)) return null;
  const invite = await db.invite.findUnique({ where: { token }, include: withMembership(viewer) });
  if (!invite) return null;
  const { name, description, slug } = invite.group;
  return { group: { name, description, slug }, state: stateOf(invite, now) };
}

/** Whether an invite has this token, in whatever state it is. */
export const isInvite = async (token: string) =>
  isCleanText(token) && (await db.invite.findUnique({ where: { token }, select: { id: true } })) !== null;

type Admission = { groupId: string; userId: string; role: Role; now: Date };

/** Makes someone a member, for the first time or again; whatever they asked for is answered by that. The group is locked. */
export async function admit(tx: Db, { groupId, userId, role, now }: Admission): Promise<void> {
  const fresh = { role, joinedAt: now, leftAt: null, removed: false };
  const key = { groupId, userId };
  await tx.membership.upsert({ where: { groupId_userId: key }, create: { ...key, ...fresh }, update: fresh });
  await tx.joinRequest.deleteMany({ where: key });
}

/**
 * Joins the group of an invite and counts the use; for someone who is in it already it is a success that counts nothing.
 * Invite and group are locked, so that the last use cannot be taken twice and nobody joins twice.
 */
export async function acceptInvite(viewer: UserViewer, token: string, now = new Date()): Promise<Result<Group>> {
  if (!isCleanText(token)) return notFound("invite");
  const joined = await db.$transaction(async (tx): Promise<Result<string>> => {
    await tx.$queryRaw`SELECT 1 FROM "Invite" i JOIN "Group" g ON g."id" = i."groupId" WHERE i."token" = ${token} FOR UPDATE`;
    const invite = await tx.invite.findUnique({ where: { token }, include: withMembership(viewer) });
    if (!invite) return notFound("invite");
    const { id, groupId, role } = invite;
    const state = stateOf(invite, now);
    if (state === "joined") return ok(groupId);
    if (state !== "open") return refuse("gone", inviteRefusals[state]);
    await admit(tx, { groupId, userId: viewer.id, role, now });
    await tx.invite.update({ where: { id }, data: { uses: { increment: 1 } } });
    return ok(groupId);
  });
  if (!joined.ok) return joined;
  const group = await findGroup(viewer, { id: joined.value });
  return group ? ok(shapeGroup(group)) : notFound("group");
}
