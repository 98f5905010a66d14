import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { canCreateGroup, canEditGroup, canLeave, canRemove, canTakeOnReading } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { slugify } from "@/lib/slug";
import { factsOf, findGroup, shapeGroup } from "./queries";
import type { createGroupSchema, Group } from "./schema";

type Create = z.output<typeof createGroupSchema>;

/** The random tail keeps two groups of one name apart, and a name's address from telling that the group exists. */
const newSlug = (name: string) => `${slugify(name) || "group"}-${randomBytes(4).toString("hex")}`;

/** Creates a group with the viewer as its owner. */
export async function createGroup(viewer: UserViewer, { name, description }: Create): Promise<Result<Group>> {
  if (!canCreateGroup(viewer)) return refuse("forbidden", "Sign in to create a group.");
  const created = await db.group.create({
    data: {
      name,
      description,
      slug: newSlug(name),
      audience: { create: { kind: "group" } },
      memberships: { create: { userId: viewer.id, role: "owner" } },
    },
  });
  const group = await findGroup(viewer, { id: created.id });
  return group ? ok(shapeGroup(group)) : notFound("group");
}

export async function updateGroup(viewer: UserViewer, id: string, data: Create): Promise<Result<Group>> {
  const group = await findGroup(viewer, { id });
  if (!group) return notFound("group");
  if (!canEditGroup(factsOf(group))) return refuse("forbidden", "Only the group's owner can change it.");
  await db.group.update({ where: { id }, data });
  return ok(shapeGroup({ ...group, ...data }));
}

/** Takes on an episode as a reading of the group. Taking it on again is a success. */
export async function takeOnReading(viewer: UserViewer, groupId: string, episodeId: string): Promise<Result<null>> {
  const group = await findGroup(viewer, { id: groupId });
  if (!group) return notFound("group");
  if (!canTakeOnReading(factsOf(group))) return refuse("forbidden", "Only an owner or a moderator takes on readings.");
  if (!(await db.episode.findUnique({ where: { id: episodeId } }))) return notFound("episode");
  await db.reading.createMany({ data: [{ groupId, episodeId }], skipDuplicates: true });
  return ok(null);
}

/**
 * Ends someone's membership: one's own by leaving, another's by removing them. Serialised by locking the group, and
 * judged by who is in it then, so that owners who leave or remove each other at once cannot leave it without one.
 */
export async function endMembership(viewer: UserViewer, groupId: string, userId: string): Promise<Result<null>> {
  const group = await findGroup(viewer, { id: groupId });
  if (!group) return notFound("group");
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Group" WHERE "id" = ${groupId}::uuid FOR UPDATE`;
    const active = await tx.membership.findMany({ where: { groupId, leftAt: null } });
    const own = active.find((membership) => membership.userId === viewer.id);
    if (!own) return notFound("group");
    const facts = { membership: own, archivedAt: group.archivedAt };
    const other = active.find((membership) => membership.userId === userId);
    if (!other) return notFound("member");
    const owners = active.filter(({ role }) => role === "owner").length;
    if (userId === viewer.id && !canLeave(facts, owners))
      return refuse("forbidden", "You are the group's only owner. Hand it over before you leave.");
    if (userId !== viewer.id && !canRemove(facts, other.role))
      return refuse("forbidden", "You cannot remove this member.");
    await tx.membership.update({ where: { groupId_userId: { groupId, userId } }, data: { leftAt: new Date() } });
    return ok(null);
  });
}
