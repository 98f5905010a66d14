import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canAnswerRequests } from "@/lib/access/policy";
import { askableGroups } from "@/lib/access/scope";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { userIdOf } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, notYours, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { notifyOfRequest } from "@/lib/notifications/events";
import { isCleanText } from "@/lib/text";
import { admit } from "./joining";
import { withGroup } from "./locked";
import { refusalIn } from "./rules";
import type { Door, JoinRequest } from "./schema";

const include = (userId: string) => ({ joinRequests: { where: { userId } } }) satisfies Prisma.GroupInclude;

function shapeDoor({ id, slug, name, description, joinRequests: [request] }: Prisma.GroupGetPayload<{ include: ReturnType<typeof include> }>): Door {
  return {
    group: { id, slug, name, description },
    request: request ? { state: request.declinedAt ? "declined" : "waiting", createdAt: request.createdAt.toISOString() } : null,
  };
}

/** A group as someone sees it who may ask to join; null where there is none, they are in it, or it takes no requests. */
export async function readDoor(viewer: Viewer, key: { id: string } | { slug: string }): Promise<Door | null> {
  const userId = userIdOf(viewer);
  if (userId === null || !Object.values(key).every(isCleanText)) return null;
  const found = await db.group.findFirst({ where: { AND: [askableGroups(viewer), key] }, include: include(userId) });
  return found && shapeDoor(found);
}

/** The groups that the viewer has asked to join, the latest first, while they still take requests. */
export async function listOwnRequests(viewer: UserViewer): Promise<Door[]> {
  const rows = await db.joinRequest.findMany({
    where: { userId: viewer.id, group: askableGroups(viewer) },
    include: { group: { include: include(viewer.id) } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ group }) => shapeDoor(group));
}

/** Asks to join a group. Asking again while it waits changes the message; who was declined has had their answer. */
export async function askToJoin(viewer: UserViewer, groupId: string, message: string): Promise<Result<Door>> {
  const door = await readDoor(viewer, { id: groupId });
  if (!door) return notFound("group");
  const key = { groupId, userId: viewer.id };
  await db.$transaction(async (tx) => {
    const made = await tx.joinRequest.createMany({ data: [{ ...key, message }], skipDuplicates: true });
    if (made.count > 0) await notifyOfRequest(tx, key);
  });
  const { count } = await db.joinRequest.updateMany({ where: { ...key, declinedAt: null }, data: { message } });
  if (count === 0) return notYours("The group has declined your request. Only an invite leads in now.");
  const asked = await readDoor(viewer, { id: groupId });
  return asked ? ok(asked) : notFound("group");
}

/** Takes back what the viewer asked, while it waits. */
export async function withdrawRequest(viewer: UserViewer, groupId: string): Promise<Result<null>> {
  const { count } = await db.joinRequest.deleteMany({ where: { groupId, userId: viewer.id, declinedAt: null } });
  return count > 0 ? ok(null) : notFound("request");
}

/** Who waits for an answer of the group, the longest first. */
export async function requestsOf(groupId: string): Promise<JoinRequest[]> {
  const rows = await db.joinRequest.findMany({
    where: { groupId, declinedAt: null },
    include: { user: { select: personSelect } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ user, message, createdAt }) => ({ person: shapePerson(user), message, createdAt: createdAt.toISOString() }));
}

/** Lets someone in who has asked, as a member, or declines it. */
export async function answerRequest(viewer: UserViewer, groupId: string, userId: string, accept: boolean, now = new Date()): Promise<Result<null>> {
  return withGroup(viewer, groupId, async ({ tx, facts }) => {
    const refusal = refusalIn(facts, canAnswerRequests, notFound("request"));
    if (refusal) return refusal;
    const key = { groupId, userId };
    const waiting = await tx.joinRequest.findUnique({ where: { groupId_userId: key, declinedAt: null } });
    if (!waiting) return notFound("request");
    if (accept) await admit(tx, { ...key, role: "member", now });
    else await tx.joinRequest.update({ where: { groupId_userId: key }, data: { declinedAt: now } });
    return ok(null);
  });
}
