import { Prisma } from "@/lib/db/generated/client";
import { restorableSince } from "./policy";
import type { OpenAudience, Reach } from "./reach";
import { userIdOf } from "./viewer";
import type { Viewer } from "./viewer";

/*
 * Rules of `scope.ts` for queries that have to be written in SQL: each is a condition on the table "Annotation" under
 * the name `a`, or on another that it names. The same tests hold them to the same rows.
 */

const never = Prisma.sql`FALSE`;

/** That an annotation's publication, under the name `p`, is to this audience and opens it. */
function inAudience({ audienceId, blindEpisodeIds, seesHidden, version }: OpenAudience): Prisma.Sql {
  const notBlind = Prisma.sql`a."episodeId" <> ALL(${blindEpisodeIds}::uuid[])`;
  const notHidden = seesHidden
    ? Prisma.sql`TRUE`
    : Prisma.sql`NOT EXISTS (SELECT 1 FROM "Thread" t WHERE t."annotationId" = a."id" AND t."audienceId" = ${audienceId}::uuid AND t."hiddenAt" IS NOT NULL)`;
  const ofVersion = version
    ? Prisma.sql`a."authorId" = ${version.authorId}::uuid AND a."episodeId" = ${version.episodeId}::uuid`
    : Prisma.sql`TRUE`;
  return Prisma.sql`(p."audienceId" = ${audienceId}::uuid AND ${notBlind} AND ${notHidden} AND ${ofVersion})`;
}

const throughAudience = (audience: OpenAudience): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Publication" p WHERE p."annotationId" = a."id" AND ${inAudience(audience)})`;

/** `readableAnnotations`. */
export function readableAnnotationsSql(viewer: Viewer, reach: Reach): Prisma.Sql {
  const userId = userIdOf(viewer);
  const ways = reach.audiences.map(throughAudience);
  if (userId) ways.push(Prisma.sql`a."authorId" = ${userId}::uuid`);
  return ways.length === 0 ? never : Prisma.sql`(a."deletedAt" IS NULL AND (${Prisma.join(ways, " OR ")}))`;
}

/** `editableAnnotations`. */
export function editableAnnotationsSql(viewer: Viewer): Prisma.Sql {
  const userId = userIdOf(viewer);
  return userId ? Prisma.sql`(a."deletedAt" IS NULL AND a."authorId" = ${userId}::uuid)` : never;
}

/** `restorableAnnotations`. */
export function restorableAnnotationsSql(viewer: Viewer, now: Date): Prisma.Sql {
  const userId = userIdOf(viewer);
  return userId ? Prisma.sql`(a."deletedAt" > ${restorableSince(now)} AND a."authorId" = ${userId}::uuid)` : never;
}

/** `openPublications`, on "Publication" under the name `p`. */
export const openPublicationsSql = (now: Date): Prisma.Sql => Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "ShareLink" l WHERE l."audienceId" = p."audienceId" AND (l."revokedAt" IS NOT NULL OR l."expiresAt" <= ${now}))`;

/**
 * What a notification `n` of the kind `published` is about, as far as the viewer reads it: the annotations `a`, as what
 * stands after FROM. Who is mentioned in one is told that instead.
 */
export function publishedOfSql(reach: Reach): Prisma.Sql {
  const ways = reach.audiences.map(inAudience);
  return Prisma.sql`"Group" g JOIN "Publication" p ON p."audienceId" = g."audienceId" JOIN "Annotation" a ON a."id" = p."annotationId"
    WHERE g."id" = n."groupId" AND a."authorId" = n."actorId" AND a."episodeId" = n."episodeId" AND p."publishedAt" BETWEEN n."since" AND n."at"
      AND NOT EXISTS (SELECT 1 FROM "Notification" told WHERE told."userId" = n."userId" AND told."annotationId" = a."id" AND told."kind" = 'mention')
      AND a."deletedAt" IS NULL AND ${ways.length === 0 ? never : Prisma.sql`(${Prisma.join(ways, " OR ")})`}`;
}

/** `canReadReply`, on "Reply" as `r` with its thread as `t` and the thread's annotation as `a`. */
function readableRepliesSql(userId: string, { audiences }: Reach): Prisma.Sql {
  const through = ({ audienceId, blindEpisodeIds, seesHidden }: OpenAudience) => {
    const published = Prisma.sql`EXISTS (SELECT 1 FROM "Publication" p WHERE p."annotationId" = a."id" AND p."audienceId" = t."audienceId")`;
    const isShown = seesHidden ? Prisma.sql`TRUE` : Prisma.sql`(r."hiddenAt" IS NULL OR r."authorId" = ${userId}::uuid)`;
    return Prisma.sql`(t."audienceId" = ${audienceId}::uuid AND a."episodeId" <> ALL(${blindEpisodeIds}::uuid[]) AND ${isShown}
      AND (a."authorId" = ${userId}::uuid OR (${published} AND (${seesHidden} OR t."hiddenAt" IS NULL))))`;
  };
  return audiences.length === 0 ? never : Prisma.sql`(r."deletedAt" IS NULL AND a."deletedAt" IS NULL AND (${Prisma.join(audiences.map(through), " OR ")}))`;
}

const openInvite = (userId: string, at: Date) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Invite" i JOIN "Group" g ON g."id" = i."groupId"
  WHERE i."id" = n."inviteId" AND i."revokedAt" IS NULL AND i."expiresAt" > ${at} AND (i."maxUses" IS NULL OR i."uses" < i."maxUses")
    AND g."archivedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Membership" m WHERE m."groupId" = g."id" AND m."userId" = ${userId}::uuid
        AND (m."leftAt" IS NULL OR (m."removed" AND i."createdAt" <= m."leftAt"))))`;

const waitingRequest = (userId: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "JoinRequest" q JOIN "Group" g ON g."id" = q."groupId" JOIN "Membership" m ON m."groupId" = g."id"
  WHERE q."groupId" = n."groupId" AND q."userId" = n."actorId" AND q."declinedAt" IS NULL AND g."archivedAt" IS NULL
    AND m."userId" = ${userId}::uuid AND m."leftAt" IS NULL AND m."role" IN ('owner', 'moderator'))`;

/** `canReadNotification`, on the view "Told" under the name `n`. */
export function readableNotificationsSql(viewer: Viewer, reach: Reach): Prisma.Sql {
  const userId = userIdOf(viewer);
  if (!userId) return never;
  const annotation = Prisma.sql`EXISTS (SELECT 1 FROM "Annotation" a WHERE a."id" = n."annotationId" AND ${readableAnnotationsSql(viewer, reach)})`;
  const reply = Prisma.sql`EXISTS (
    SELECT 1 FROM "Reply" r JOIN "Thread" t ON t."id" = r."threadId" JOIN "Annotation" a ON a."id" = t."annotationId"
    WHERE r."id" = n."replyId" AND (n."kind" <> 'answer' OR t."acceptedReplyId" = r."id") AND ${readableRepliesSql(userId, reach)})`;
  return Prisma.sql`(n."userId" = ${userId}::uuid AND CASE n."kind"
    WHEN 'mention' THEN CASE WHEN n."replyId" IS NULL THEN ${annotation} ELSE ${reply} END
    WHEN 'reply' THEN ${reply}
    WHEN 'answer' THEN ${reply}
    WHEN 'published' THEN EXISTS (SELECT 1 FROM ${publishedOfSql(reach)})
    WHEN 'invite' THEN ${openInvite(userId, reach.at)}
    WHEN 'request' THEN ${waitingRequest(userId)}
    ELSE FALSE END)`;
}
