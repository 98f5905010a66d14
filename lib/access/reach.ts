import "server-only";
import type { Db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/enums";
import { canOpenLink, isBlind, seesHidden, standingIn } from "./policy";
import type { Standing } from "./policy";
import type { LinkViewer, UserViewer, Viewer } from "./viewer";

/** An audience that the viewer reads through, and where in it they must not look yet. */
export type OpenAudience = {
  audienceId: string;
  /** Episodes of a blind round that is still closed to this viewer. */
  blindEpisodeIds: string[];
  /** Whether it shows them what its moderators have hidden. */
  seesHidden: boolean;
  /** Set for a share link: it opens one author's version of one episode and nothing else. */
  version?: { authorId: string; episodeId: string };
};

/** All that a viewer reads through at one moment: the input that `scope` turns into query fragments. */
export type Reach = { audiences: OpenAudience[]; at: Date };

/** Loads the viewer's reach. A closed link, a left group and a stranger all come out as no audience. */
export async function loadReach(db: Db, viewer: Viewer, at = new Date()): Promise<Reach> {
  if (viewer.kind === "user") return { audiences: await groupsOf(db, viewer, at), at };
  if (viewer.kind === "link") return { audiences: await linkOf(db, viewer, at), at };
  return { audiences: [], at };
}

async function groupsOf(db: Db, viewer: UserViewer, at: Date): Promise<OpenAudience[]> {
  const groups = await db.group.findMany({
    where: { memberships: { some: { userId: viewer.id, leftAt: null } } },
    select: {
      audienceId: true,
      archivedAt: true,
      memberships: { where: { userId: viewer.id } },
      readings: {
        where: { OR: [{ blindUntil: { not: null } }, { blindCount: { not: null } }] },
        select: { episodeId: true, blindUntil: true, blindCount: true },
      },
    },
  });
  return Promise.all(
    groups.map(async ({ audienceId, archivedAt, memberships, readings }) => {
      const blind = await Promise.all(
        readings.map(async (reading) => {
          const published = await countPublished(db, viewer, audienceId, reading.episodeId);
          return isBlind({ ...reading, published }, at) ? [reading.episodeId] : [];
        }),
      );
      return { audienceId, blindEpisodeIds: blind.flat(), seesHidden: seesHidden({ membership: memberships[0] ?? null, archivedAt }) };
    }),
  );
}

/** How many annotations of an episode the viewer has published to an audience: what a blind round counts. */
export const countPublished = (db: Db, viewer: UserViewer, audienceId: string, episodeId: string) =>
  db.annotation.count({
    where: { authorId: viewer.id, episodeId, deletedAt: null, publications: { some: { audienceId } } },
  });

async function linkOf(db: Db, viewer: LinkViewer, at: Date): Promise<OpenAudience[]> {
  const link = await db.shareLink.findUnique({
    where: { audienceId: viewer.audienceId },
    select: { audienceId: true, authorId: true, episodeId: true, mode: true, needsSignIn: true, expiresAt: true, revokedAt: true },
  });
  if (link?.mode !== "live" || !canOpenLink(viewer, link, at)) return [];
  const { audienceId, authorId, episodeId } = link;
  return [{ audienceId, blindEpisodeIds: [], seesHidden: false, version: { authorId, episodeId } }];
}

type Place = { audienceId: string; episodeId: string };

/** `standingIn` for many at once. Whoever does not come out of it is out. */
export async function standingsIn(db: Db, { audienceId, episodeId }: Place, userIds: string[], at = new Date()): Promise<Map<string, Standing>> {
  const select = { id: true, archivedAt: true, readings: { where: { episodeId }, select: { blindUntil: true, blindCount: true } } };
  const group = await db.group.findUnique({ where: { audienceId }, select });
  if (!group) return new Map();
  const [reading] = group.readings;
  const counts = reading?.blindCount ? await countsPublished(db, { audienceId, episodeId }, userIds) : new Map<string, number>();
  return new Map(
    (await membershipsAmong(db, group.id, userIds)).map(([userId, role, mutedAt]) => {
      const membership = { role, mutedAt: mutedAt === null ? null : new Date(mutedAt), leftAt: null };
      const blind = reading ? { ...reading, published: counts.get(userId) ?? 0 } : null;
      return [userId, standingIn({ archivedAt: group.archivedAt, membership }, blind, at)];
    }),
  );
}

/** Who of some people is in a group. As one value: a thousand rows take many times as long. */
async function membershipsAmong(db: Db, groupId: string, userIds: string[]) {
  type Found = [userId: string, role: Role, mutedAt: string | null];
  const [row] = await db.$queryRaw<{ found: Found[] }[]>`
    SELECT coalesce(json_agg(json_build_array(m."userId", m."role", m."mutedAt")), '[]') AS "found"
    FROM "Membership" m WHERE m."groupId" = ${groupId}::uuid AND m."leftAt" IS NULL AND m."userId" = ANY(${userIds}::uuid[])`;
  return row?.found ?? [];
}

/** `countPublished` for many at once. */
async function countsPublished(db: Db, { audienceId, episodeId }: Place, userIds: string[]): Promise<Map<string, number>> {
  const rows = await db.annotation.groupBy({
    by: ["authorId"],
    where: { authorId: { in: userIds }, episodeId, deletedAt: null, publications: { some: { audienceId } } },
    _count: true,
  });
  return new Map(rows.map(({ authorId, _count }) => [authorId, _count]));
}
