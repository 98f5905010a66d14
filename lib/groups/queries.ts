import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canPublishToGroup, isMuted, seesMuted } from "@/lib/access/policy";
import type { GroupFacts } from "@/lib/access/policy";
import { readableGroups } from "@/lib/access/scope";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { userIdOf } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma, Role } from "@/lib/db/generated/client";
import { isCleanText } from "@/lib/text";
import type { Group, Member } from "./schema";

const include = (userId: string) =>
  ({
    memberships: { where: { userId } },
    _count: { select: { memberships: { where: { leftAt: null } } } },
  }) satisfies Prisma.GroupInclude;

export type GroupRow = Prisma.GroupGetPayload<{ include: ReturnType<typeof include> }>;

export const factsOf = ({ memberships, archivedAt }: Pick<GroupRow, "memberships" | "archivedAt">): GroupFacts => ({
  membership: memberships[0] ?? null,
  archivedAt,
});

export const shapeGroup = (row: GroupRow): Group => ({
  id: row.id,
  audienceId: row.audienceId,
  slug: row.slug,
  name: row.name,
  description: row.description,
  role: row.memberships[0]?.role as Role,
  members: row._count.memberships,
  takesRequests: row.takesRequests,
  keepsWork: row.keepsWork,
  archived: row.archivedAt !== null,
  ...(isMuted(factsOf(row)) && { muted: true }),
  ...(row.isDemo === true && { isDemo: true }),
});

/** The group with the viewer's membership, if they are in it: the row that mutations start from. */
export async function findGroup(viewer: Viewer, key: { id: string } | { slug: string }): Promise<GroupRow | null> {
  const userId = userIdOf(viewer);
  if (userId === null || !Object.values(key).every(isCleanText)) return null;
  return db.group.findFirst({ where: { AND: [readableGroups(viewer), key] }, include: include(userId) });
}

const findGroups = (viewer: UserViewer, archivedAt: null | { not: null }): Promise<GroupRow[]> =>
  db.group.findMany({
    where: { AND: [readableGroups(viewer), { archivedAt }] },
    include: include(viewer.id),
    orderBy: [{ name: "asc" }, { createdAt: "asc" }],
  });

/** The groups that the viewer is in, by name: those that go on or, apart from them, those that are archived. */
export const listGroups = async (viewer: UserViewer, { archived = false } = {}): Promise<Group[]> =>
  (await findGroups(viewer, archived ? { not: null } : null)).map(shapeGroup);

/** The groups that the viewer may publish to, by name. */
export const listPublishableGroups = async (viewer: UserViewer): Promise<Group[]> =>
  (await findGroups(viewer, null)).filter((row) => canPublishToGroup(factsOf(row))).map(shapeGroup);

/** Who is in a group now: owners first, then by role, then in the order in which they came. */
export const membersOf = async (viewer: Viewer, group: GroupRow): Promise<Member[]> => {
  const rows = await db.membership.findMany({
    where: { groupId: group.id, leftAt: null },
    include: { user: { select: personSelect } },
    orderBy: [{ role: "asc" }, { joinedAt: "asc" }],
  });
  return rows.map(({ user, role, joinedAt, mutedAt }) => ({
    ...shapePerson(user),
    role,
    joinedAt: joinedAt.toISOString(),
    ...(mutedAt && seesMuted(viewer, factsOf(group), user.id) && { muted: true as const }),
  }));
};
