import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { canArchiveGroup, canCreateGroup, canEditGroup, canUnarchiveGroup } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { notFound, notYours, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { slugify } from "@/lib/slug";
import { withGroup } from "./locked";
import { factsOf, findGroup, shapeGroup } from "./queries";
import { refusalIn } from "./rules";
import type { createGroupSchema, Group, updateGroupSchema } from "./schema";

/** The random tail keeps two groups of one name apart, and a name's address from telling that the group exists. */
const newSlug = (name: string) => `${slugify(name) || "group"}-${randomBytes(4).toString("hex")}`;

async function shaped(viewer: UserViewer, id: string): Promise<Result<Group>> {
  const group = await findGroup(viewer, { id });
  return group ? ok(shapeGroup(group)) : notFound("group");
}

/** Creates a group with the viewer as its owner. */
export async function createGroup(viewer: UserViewer, { name, description }: z.output<typeof createGroupSchema>): Promise<Result<Group>> {
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
  return shaped(viewer, created.id);
}

/** Renames, describes or sets a group; what is left out stays. Its address stays in any case. */
export async function updateGroup(viewer: UserViewer, id: string, data: z.output<typeof updateGroupSchema>): Promise<Result<Group>> {
  const group = await findGroup(viewer, { id });
  if (!group) return notFound("group");
  const refusal = refusalIn(factsOf(group), canEditGroup, notYours("Only the group's owner can change it."));
  if (refusal) return refusal;
  await db.group.update({ where: { id }, data });
  return shaped(viewer, id);
}

/**
 * Archives a group or brings it back. Archived it is still read by its members, and nothing of it changes: no one joins,
 * publishes to it or takes on a reading. Doing so again is a success.
 */
export async function setArchived(viewer: UserViewer, id: string, archived: boolean, now = new Date()): Promise<Result<Group>> {
  const set = await withGroup(viewer, id, async ({ tx, facts }) => {
    // Whether they may is the same where it is so already.
    const may = archived ? canArchiveGroup({ ...facts, archivedAt: null }) : canUnarchiveGroup({ ...facts, archivedAt: now });
    if (!may) return notYours(`Only the group's owner can ${archived ? "archive it" : "bring it back"}.`);
    if ((facts.archivedAt !== null) === archived) return ok(null);
    await tx.group.update({ where: { id }, data: { archivedAt: archived ? now : null } });
    return ok(null);
  });
  return set.ok ? shaped(viewer, id) : set;
}
