import "server-only";
import type { z } from "zod";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canInvite, inviteState } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { newSecret } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, notYours, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { notifyInvited } from "@/lib/notifications/events";
import { factsOf, findGroup } from "./queries";
import type { GroupRow } from "./queries";
import { refusalIn } from "./rules";
import type { createInviteSchema, Invite } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;

const include = { createdBy: { select: personSelect } } satisfies Prisma.InviteInclude;

const shapeInvite = (row: Prisma.InviteGetPayload<{ include: typeof include }>, now: Date): Invite => ({
  id: row.id,
  token: row.token,
  role: row.role,
  email: row.email,
  createdBy: row.createdBy && shapePerson(row.createdBy),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  maxUses: row.maxUses,
  uses: row.uses,
  state: inviteState(row, now),
});

/** How many invites a group's list goes back. */
const LISTED = 200;

/** A group's invites, the newest first, with what became of each. */
export const invitesOf = async (groupId: string, now: Date): Promise<Invite[]> => {
  const rows = await db.invite.findMany({ where: { groupId }, include, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: LISTED });
  return rows.map((row) => shapeInvite(row, now));
};

/** The group, if the viewer may invite to it. */
export const groupToInvite = async (viewer: UserViewer, groupId: string): Promise<Result<GroupRow>> => {
  const group = await findGroup(viewer, { id: groupId });
  if (!group) return notFound("group");
  return refusalIn(factsOf(group), canInvite, notYours("Only an owner or a moderator invites people.")) ?? ok(group);
};

type Terms = Omit<z.output<typeof createInviteSchema>, "maxUses"> & { maxUses: number | null; email?: string };

/** Writes an invite down. Whether the viewer may invite is for the caller to have asked. */
export async function insertInvite(viewer: UserViewer, groupId: string, { expiresInDays, ...terms }: Terms, now: Date): Promise<Invite> {
  const expiresAt = new Date(now.getTime() + expiresInDays * DAY_MS);
  const data = { ...terms, groupId, createdAt: now, expiresAt, token: newSecret(), createdById: viewer.id };
  const row = await db.$transaction(async (tx) => {
    const made = await tx.invite.create({ data, include });
    await notifyInvited(tx, made, now);
    return made;
  });
  return shapeInvite(row, now);
}

/** Makes an invite link into a group. */
export async function createInvite(
  viewer: UserViewer,
  groupId: string,
  terms: z.output<typeof createInviteSchema>,
  now = new Date(),
): Promise<Result<Invite>> {
  const group = await groupToInvite(viewer, groupId);
  return group.ok ? ok(await insertInvite(viewer, groupId, terms, now)) : group;
}

/** Revokes an invite for good. Those who joined by it stay. */
export async function revokeInvite(viewer: UserViewer, inviteId: string, now = new Date()): Promise<Result<null>> {
  const invite = await db.invite.findUnique({ where: { id: inviteId } });
  if (!invite) return notFound("invite");
  const group = await findGroup(viewer, { id: invite.groupId });
  const refusal = group ? refusalIn(factsOf(group), canInvite, notFound("invite")) : notFound("invite");
  if (refusal) return refusal;
  await db.invite.updateMany({ where: { id: inviteId, revokedAt: null }, data: { revokedAt: now } });
  return ok(null);
}
