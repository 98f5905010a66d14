import "server-only";
import { canChangeRole, canHandOver, canLeave, canRemove, keepsAnOwner } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import type { Db } from "@/lib/db";
import type { Membership, Role } from "@/lib/db/generated/client";
import { notFound, notYours, ok, refuse } from "@/lib/errors";
import { record } from "@/lib/moderation/log";
import type { Result } from "@/lib/errors";
import { withGroup } from "./locked";
import { refusalIn } from "./rules";
import type { Work } from "./schema";

const key = ({ groupId, userId }: Membership) => ({ groupId_userId: { groupId, userId } });

const onlyOwner = refuse("forbidden", "You are the group's only owner. Hand it over before you take another role.");

/** Gives a member another role, oneself a lower one included. Giving the role that they have is a success. */
export async function changeRole(viewer: UserViewer, groupId: string, userId: string, role: Role): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, facts, members, owners }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const isOwn = userId === viewer.id;
    const change = { from: other.role, to: role, isOwn };
    const detail = isOwn ? "You cannot give yourself this role." : "You cannot give this member that role.";
    const refusal = refusalIn(facts, (group) => canChangeRole(group, change), notYours(detail));
    if (refusal) return refusal;
    if (!keepsAnOwner(other.role, role, owners)) return onlyOwner;
    if (role === other.role) return ok(null);
    await tx.membership.update({ where: key(other), data: { role } });
    await record(tx, { groupId, act: "role", byId: viewer.id, ofId: userId, about: role });
    return ok(null);
  });
}

/** Makes another member an owner in the viewer's place, who stays as a moderator. */
export async function handOver(viewer: UserViewer, groupId: string, userId: string): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, facts, own, members }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const refusal = refusalIn(facts, canHandOver, notYours("Only the group's owner can hand it over."));
    if (refusal) return refusal;
    if (other.userId === own.userId) return refuse("invalid", "You own the group already. Hand it over to someone else.");
    await tx.membership.update({ where: key(other), data: { role: "owner" } });
    await tx.membership.update({ where: key(own), data: { role: "moderator" } });
    await record(tx, { groupId, act: "role", byId: viewer.id, ofId: userId, about: "owner" });
    return ok(null);
  });
}

/** Takes all that someone published and said back from a group. To themselves their annotations stay. */
async function takeWorkAway(tx: Db, audienceId: string, userId: string, now: Date): Promise<void> {
  const thread = { audienceId };
  await tx.publication.deleteMany({ where: { audienceId, annotation: { authorId: userId } } });
  await tx.thread.updateMany({ where: { audienceId, accepted: { authorId: userId } }, data: { acceptedReplyId: null } });
  await tx.reply.updateMany({ where: { authorId: userId, deletedAt: null, thread }, data: { deletedAt: now } });
  await tx.reaction.deleteMany({ where: { userId, thread } });
}

/**
 * Ends someone's membership: one's own by leaving, another's by removing them. What they published stays or goes, as is
 * said; unsaid it stays when they leave, and when they are removed as the group has it.
 */
export async function endMembership(viewer: UserViewer, groupId: string, userId: string, work?: Work, now = new Date()): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, group, facts, members, owners }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const isOwn = userId === viewer.id;
    if (isOwn && !canLeave(facts, owners)) return refuse("forbidden", "You are the group's only owner. Hand it over before you leave.");
    if (!isOwn && !canRemove(facts, other.role)) return notYours("You cannot remove this member.");
    const goes = (work ?? (isOwn || group.keepsWork ? "stays" : "goes")) === "goes";
    if (goes) await takeWorkAway(tx, group.audienceId, userId, now);
    await tx.membership.update({ where: key(other), data: { leftAt: now, removed: !isOwn, feedToken: null } });
    if (!isOwn) await record(tx, { groupId, act: "remove", byId: viewer.id, ofId: userId, about: goes ? "with what they published" : "" });
    return ok(null);
  });
}
