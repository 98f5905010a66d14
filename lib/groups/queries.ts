import "server-only";
import { canInvite, canPublishToGroup, inviteState } from "@/lib/access/policy";
import type { GroupFacts } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import { readableGroups, readableIn } from "@/lib/access/scope";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { userIdOf } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Invite as InviteRow, Prisma, Role } from "@/lib/db/generated/client";
import { isCleanText } from "@/lib/text";
import type { Group, GroupReading, Invite, Member } from "./schema";

const include = (userId: string) =>
  ({
    memberships: { where: { userId } },
    _count: { select: { memberships: { where: { leftAt: null } } } },
  }) satisfies Prisma.GroupInclude;

type Row = Prisma.GroupGetPayload<{ include: ReturnType<typeof include> }>;

export const factsOf = ({ memberships, archivedAt }: Pick<Row, "memberships" | "archivedAt">): GroupFacts => ({
  membership: memberships[0] ?? null,
  archivedAt,
});

export const shapeGroup = (row: Row): Group => ({
  id: row.id,
  audienceId: row.audienceId,
  slug: row.slug,
  name: row.name,
  description: row.description,
  role: row.memberships[0]?.role as Role,
  members: row._count.memberships,
});

export const shapeInvite = (row: InviteRow, now: Date): Invite => ({
  id: row.id,
  token: row.token,
  role: row.role,
  expiresAt: row.expiresAt.toISOString(),
  maxUses: row.maxUses,
  uses: row.uses,
  state: inviteState(row, now),
});

/** The group with the viewer's membership, if they are in it: the row that mutations start from. */
export async function findGroup(viewer: Viewer, key: { id: string } | { slug: string }): Promise<Row | null> {
  const userId = userIdOf(viewer);
  if (userId === null || !Object.values(key).every(isCleanText)) return null;
  return db.group.findFirst({ where: { AND: [readableGroups(viewer), key] }, include: include(userId) });
}

/** The groups that the viewer is in, by name. */
export async function listGroups(viewer: UserViewer): Promise<Group[]> {
  const where = { AND: [readableGroups(viewer), { archivedAt: null }] };
  const rows = await db.group.findMany({ where, include: include(viewer.id), orderBy: { name: "asc" } });
  return rows.map(shapeGroup);
}

/** The groups that the viewer may publish to, by name. */
export async function listPublishableGroups(viewer: UserViewer): Promise<Group[]> {
  const where = { AND: [readableGroups(viewer), { archivedAt: null }] };
  const rows = await db.group.findMany({ where, include: include(viewer.id), orderBy: { name: "asc" } });
  return rows.filter((row) => canPublishToGroup(factsOf(row))).map(shapeGroup);
}

const membersOf = async (groupId: string): Promise<Member[]> => {
  const rows = await db.membership.findMany({
    where: { groupId, leftAt: null },
    include: { user: { select: { id: true, name: true } } },
    orderBy: { joinedAt: "asc" },
  });
  return rows.map(({ user, role, joinedAt }) => ({ ...user, role, joinedAt: joinedAt.toISOString() }));
};

async function readingsOf(viewer: Viewer, { id, audienceId }: Row): Promise<GroupReading[]> {
  const reach = await loadReach(db, viewer);
  const readings = await db.reading.findMany({
    where: { groupId: id },
    include: { episode: { include: { show: true } } },
    orderBy: { createdAt: "desc" },
  });
  const counts = await db.annotation.groupBy({
    by: ["episodeId"],
    where: { AND: [readableIn(viewer, reach, audienceId)] },
    _count: true,
  });
  return readings.map(({ episode }) => ({
    episodeId: episode.id,
    title: episode.title,
    number: episode.number,
    slug: episode.slug,
    show: { slug: episode.show.slug, name: episode.show.name },
    annotations: counts.find(({ episodeId }) => episodeId === episode.id)?._count ?? 0,
  }));
}

export type GroupPage = { group: Group; members: Member[]; readings: GroupReading[]; invites: Invite[] | null };

/** All that a group's page shows; null when there is no such group or the viewer is not in it. */
export async function readGroup(viewer: Viewer, slug: string, now = new Date()): Promise<GroupPage | null> {
  const row = await findGroup(viewer, { slug });
  if (!row) return null;
  return {
    group: shapeGroup(row),
    members: await membersOf(row.id),
    readings: await readingsOf(viewer, row),
    invites: canInvite(factsOf(row)) ? await invitesOf(row.id, now) : null,
  };
}

export const invitesOf = async (groupId: string, now: Date): Promise<Invite[]> => {
  const rows = await db.invite.findMany({ where: { groupId, revokedAt: null }, orderBy: { createdAt: "desc" } });
  return rows.map((row) => shapeInvite(row, now)).filter(({ state }) => state === "open");
};

export type InviteFound = { group: { name: string; description: string }; state: ReturnType<typeof inviteState> };

/** What someone who holds an invite's token sees before joining; null for an unknown token. */
export async function readInvite(token: string, now = new Date()): Promise<InviteFound | null> {
  if (!isCleanText(token)) return null;
  const invite = await db.invite.findUnique({ where: { token }, include: { group: true } });
  if (!invite) return null;
  const { name, description } = invite.group;
  return { group: { name, description }, state: inviteState(invite, now) };
}
