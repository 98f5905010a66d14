import "server-only";
import { canChangeRole, canHandOver, canLeave, canRemove, keepsAnOwner } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import type { Membership, Role } from "@/lib/db/generated/client";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { withGroup } from "./locked";
import { archivedRefusal } from "./rules";

const key = ({ groupId, userId }: Membership) => ({ groupId_userId: { groupId, userId } });

const onlyOwner = refuse("forbidden", "You are the group's only owner. Hand it over before you take another role.");

/** Gives a member another role, oneself a lower one included. Giving the role that they have is a success. */
export async function changeRole(viewer: UserViewer, groupId: string, userId: string, role: Role): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, group, facts, members, owners }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const isOwn = userId === viewer.id;
    if (!canChangeRole(facts, { from: other.role, to: role, isOwn }))
      return group.archivedAt ? archivedRefusal : refuse("forbidden", isOwn ? "You cannot give yourself this role." : "You cannot give this member that role.");
    if (!keepsAnOwner(other.role, role, owners)) return onlyOwner;
    await tx.membership.update({ where: key(other), data: { role } });
    return ok(null);
  });
}

/** Makes another member an owner in the viewer's place, who stays as a moderator. */
export async function handOver(viewer: UserViewer, groupId: string, userId: string): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, group, facts, own, members }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    if (!canHandOver(facts)) return group.archivedAt ? archivedRefusal : refuse("forbidden", "Only the group's owner can hand it over.");
    if (other.userId === own.userId) return refuse("invalid", "You own the group already. Hand it over to someone else.");
    await tx.membership.update({ where: key(other), data: { role: "owner" } });
    await tx.membership.update({ where: key(own), data: { role: "moderator" } });
    return ok(null);
  });
}

/** Ends someone's membership: one's own by leaving, another's by removing them. */
export async function endMembership(viewer: UserViewer, groupId: string, userId: string, now = new Date()): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, facts, members, owners }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const isOwn = userId === viewer.id;
    if (isOwn && !canLeave(facts, owners)) return refuse("forbidden", "You are the group's only owner. Hand it over before you leave.");
    if (!isOwn && !canRemove(facts, other.role)) return refuse("forbidden", "You cannot remove this member.");
    await tx.membership.update({ where: key(other), data: { leftAt: now, removed: !isOwn } });
    return ok(null);
  });
}
