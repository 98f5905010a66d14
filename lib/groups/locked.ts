import "server-only";
import type { GroupFacts } from "@/lib/access/policy";
import { userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import type { Group, Membership } from "@/lib/db/generated/client";
import { notFound } from "@/lib/errors";
import type { Result } from "@/lib/errors";

export type LockedGroup = {
  tx: Db;
  group: Group;
  /** The viewer's own membership. */
  own: Membership;
  facts: GroupFacts;
  /** Everyone who is in the group now. */
  members: Membership[];
  /** How many of them own it. */
  owners: number;
};

/**
 * Does something with a group while no one else changes who is in it: its row is locked and what is decided on is read
 * after that, so that two owners who leave, step down or remove each other at once cannot leave it without one.
 * The same answer for a group that is not there and one that the viewer is not in.
 */
export async function withGroup<T>(viewer: Viewer, groupId: string, run: (locked: LockedGroup) => Promise<Result<T>>): Promise<Result<T>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Group" WHERE "id" = ${groupId}::uuid FOR UPDATE`;
    const found = await tx.group.findUnique({ where: { id: groupId }, include: { memberships: { where: { leftAt: null } } } });
    const own = found?.memberships.find(({ userId }) => userId === userIdOf(viewer));
    if (!found || !own) return notFound("group");
    const { memberships: members, ...group } = found;
    const owners = members.filter(({ role }) => role === "owner").length;
    return run({ tx, group, own, members, owners, facts: { membership: own, archivedAt: group.archivedAt } });
  });
}
