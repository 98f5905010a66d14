import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canOpenInvite } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import type { Reach } from "@/lib/access/reach";
import { isOpenIn } from "@/lib/access/scope";
import { publishedOfSql, readableNotificationsSql } from "@/lib/access/scope-sql";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { plainText } from "@/lib/markdown";
import { readMentions } from "@/lib/mentions";
import { annotationPath, episodeSelect } from "@/lib/search/places";
import type { FoundEpisode } from "@/lib/search/schema";
import { LISTED_MS } from "./rules";
import type { Notification } from "./schema";

/** How many are listed. */
const LISTED = 100;
/** How much of what was written stands for it, in UTF-16 units. */
const EXCERPT = 240;

const groupSelect = { slug: true, name: true } as const;

const include = {
  actor: { select: personSelect },
  user: { select: { emailVerified: true } },
  group: { select: groupSelect },
  episode: { select: episodeSelect },
  invite: { select: { token: true } },
  annotation: {
    select: {
      id: true,
      note: true,
      episode: { select: episodeSelect },
      publications: { select: { audience: { select: { id: true, group: { select: groupSelect } } } } },
      threads: { where: { hiddenAt: { not: null } }, select: { audienceId: true } },
    },
  },
  reply: {
    select: {
      authorId: true,
      body: true,
      thread: { select: { audience: { select: { group: { select: groupSelect } } }, annotation: { select: { id: true, episode: { select: episodeSelect } } } } },
    },
  },
} satisfies Prisma.NotificationInclude;

type Full = Prisma.NotificationGetPayload<{ include: typeof include }>;
type Row = Pick<Full, "id" | "kind" | "at" | keyof typeof include>;

const ofGroup = { actor: include.actor, group: include.group, episode: include.episode } satisfies Prisma.GroupNotificationInclude;
const onlyOfOne = { user: { emailVerified: null }, annotation: null, reply: null, invite: null };

async function rowsOf(ids: string[]): Promise<Row[]> {
  const where = { id: { in: ids } };
  const [forOne, forGroup] = await Promise.all([
    db.notification.findMany({ where, include }),
    db.groupNotification.findMany({ where, include: ofGroup }),
  ]);
  return [...forOne, ...forGroup.map((row) => ({ ...row, ...onlyOfOne, kind: "published" as const }))];
}

/** What a query over the table says of a notification. Of what was published: how much, how much of it is unseen, the first of that. */
type Found = { id: string; unread: boolean; count: number; unseen: number; first: string | null };

const unseen = (userId: string, annotation: Prisma.Sql) =>
  Prisma.sql`NOT EXISTS (SELECT 1 FROM "Seen" s WHERE s."userId" = ${userId}::uuid AND s."annotationId" = ${annotation})`;

const unseenReply = (userId: string) =>
  Prisma.sql`NOT EXISTS (SELECT 1 FROM "SeenReply" s WHERE s."userId" = ${userId}::uuid AND s."replyId" = n."replyId" AND n."kind" <> 'answer')`;

/** Unread is what was not opened here and, of annotations and replies, not seen where they are read either. */
const unreadSql = (userId: string, reach: Reach) => Prisma.sql`(n."readAt" IS NULL AND CASE n."kind"
  WHEN 'invite' THEN TRUE
  WHEN 'request' THEN TRUE
  WHEN 'published' THEN EXISTS (SELECT 1 FROM ${publishedOfSql(reach)} AND ${unseen(userId, Prisma.sql`a."id"`)})
  ELSE ${unseen(userId, Prisma.sql`n."annotationId"`)} AND ${unseenReply(userId)} END)`;

const wanted = (userId: string, at: Date) => Prisma.sql`n."at" > ${new Date(at.getTime() - LISTED_MS)} AND NOT EXISTS (
  SELECT 1 FROM "NotificationSettings" w WHERE w."userId" = ${userId}::uuid AND n."kind" = ANY(w."muted"))`;

const findSql = (viewer: UserViewer, reach: Reach, where: Prisma.Sql) => Prisma.sql`
  SELECT n."id"::text, ${unreadSql(viewer.id, reach)} AS "unread", coalesce(its."count", 0) AS "count", coalesce(its."unseen", 0) AS "unseen", its."first"
  FROM "Told" n LEFT JOIN LATERAL (
    SELECT count(*)::int AS "count", (count(*) FILTER (WHERE ${unseen(viewer.id, Prisma.sql`a."id"`)}))::int AS "unseen",
      (array_agg(a."id"::text ORDER BY p."publishedAt" DESC, a."id" DESC))[1] AS "first"
    FROM ${publishedOfSql(reach)}) its ON n."kind" = 'published'
  WHERE ${wanted(viewer.id, reach.at)} AND ${where} AND ${readableNotificationsSql(viewer, reach)}
  ORDER BY n."at" DESC, n."id" DESC LIMIT ${LISTED}`;

function excerptOf(note: string): string {
  const line = plainText(readMentions(note));
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/, "")}…`;
}

type Place = Pick<Notification, "group" | "episode" | "path">;

function placeOf(row: Row, { first }: Found, reach: Reach): Place {
  const { annotation, reply, group, episode } = row;
  const at = (its: { id: string; episode: FoundEpisode }, through: { slug: string; name: string } | null): Place => ({
    group: through,
    episode: its.episode,
    path: annotationPath(its.episode, through, { id: its.id, pointId: undefined }),
  });
  if (reply) return at(reply.thread.annotation, reply.thread.audience.group);
  if (annotation) {
    const hidden = new Set(annotation.threads.map(({ audienceId }) => audienceId));
    const open = reach.audiences.filter((audience) => isOpenIn(audience, annotation.episode.id, hidden)).map(({ audienceId }) => audienceId);
    return at(annotation, annotation.publications.find(({ audience }) => open.includes(audience.id))?.audience.group ?? null);
  }
  if (row.kind === "invite") {
    const isOpen = canOpenInvite(row.user) && row.invite;
    return { group: isOpen ? group : null, episode: null, path: isOpen ? `/join/${row.invite?.token}` : "/notifications" };
  }
  const path = episode && first ? annotationPath(episode, group, { id: first, pointId: undefined }) : `/groups/${encodeURIComponent(group?.slug ?? "")}`;
  return { group, episode, path };
}

function shape(row: Row, found: Found, reach: Reach, viewerId: string): Notification {
  const { path, group, episode } = placeOf(row, found, reach);
  const isHidden = row.kind === "invite" && !canOpenInvite(row.user);
  return {
    id: row.id,
    kind: row.kind,
    actor: row.actor && !isHidden ? shapePerson(row.actor) : null,
    group: group && { name: group.name },
    episode: episode && { title: episode.title, number: episode.number },
    count: found.unread ? found.unseen : found.count,
    ownReply: row.reply?.authorId === viewerId,
    excerpt: excerptOf(row.reply?.body ?? row.annotation?.note ?? ""),
    at: row.at.toISOString(),
    unread: found.unread,
    path,
  };
}

/** The viewer's notifications under a condition on "Told" as `n`, the latest first, as far as they may read them now. */
export async function findNotifications(viewer: UserViewer, where = Prisma.sql`TRUE`, now = new Date()): Promise<Notification[]> {
  const reach = await loadReach(db, viewer, now);
  const found = await db.$queryRaw<Found[]>(findSql(viewer, reach, where));
  const rows = await rowsOf(found.map(({ id }) => id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap((one) => {
    const row = byId.get(one.id);
    return row ? [shape(row, one, reach, viewer.id)] : [];
  });
}

/** How many of the viewer's notifications are unread. */
export async function countUnread(viewer: UserViewer, now = new Date()): Promise<number> {
  const reach = await loadReach(db, viewer, now);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Told" n
    WHERE n."userId" = ${viewer.id}::uuid AND ${wanted(viewer.id, now)} AND ${unreadSql(viewer.id, reach)} AND ${readableNotificationsSql(viewer, reach)}`;
  return row?.count ?? 0;
}
