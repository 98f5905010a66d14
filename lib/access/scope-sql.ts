import { Prisma } from "@/lib/db/generated/client";
import { restorableSince } from "./policy";
import type { OpenAudience, Reach } from "./reach";
import { userIdOf } from "./viewer";
import type { Viewer } from "./viewer";

/*
 * Rules of `scope.ts` for queries that have to be written in SQL: each is a condition on the table "Annotation" under
 * the name `a`. The same test holds them to the same rows.
 */

const never = Prisma.sql`FALSE`;

function throughAudience({ audienceId, blindEpisodeIds, seesHidden, version }: OpenAudience): Prisma.Sql {
  const published = Prisma.sql`EXISTS (SELECT 1 FROM "Publication" p WHERE p."annotationId" = a."id" AND p."audienceId" = ${audienceId}::uuid)`;
  const notBlind = Prisma.sql`a."episodeId" <> ALL(${blindEpisodeIds}::uuid[])`;
  const notHidden = seesHidden
    ? Prisma.sql`TRUE`
    : Prisma.sql`NOT EXISTS (SELECT 1 FROM "Thread" t WHERE t."annotationId" = a."id" AND t."audienceId" = ${audienceId}::uuid AND t."hiddenAt" IS NOT NULL)`;
  const ofVersion = version
    ? Prisma.sql`a."authorId" = ${version.authorId}::uuid AND a."episodeId" = ${version.episodeId}::uuid`
    : Prisma.sql`TRUE`;
  return Prisma.sql`(${published} AND ${notBlind} AND ${notHidden} AND ${ofVersion})`;
}

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
