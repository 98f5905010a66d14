import "server-only";
import { z } from "zod";
import { loadReach } from "@/lib/access/reach";
import type { Reach } from "@/lib/access/reach";
import { readableAnnotationsSql } from "@/lib/access/scope-sql";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { readCursor, toCursor } from "./cursor";
import { annotationHits } from "./annotation-hits";
import type { Found, Search } from "./schema";
import { queryOf, rankOf } from "./sql";
import { summaryHits } from "./summary-hits";

const rankedKeys = z.tuple([z.number(), z.uuid()]);
type Ranked = { id: string; rank: number };
type Key = z.infer<typeof rankedKeys> | null;
type Page<Hit> = { hits: Hit[]; next: string | null };

/** Of equal rank the newest comes first: ids sort by time. */
const ranked = (rows: Prisma.Sql, after: Key, limit: number): Promise<Ranked[]> => db.$queryRaw<Ranked[]>`
  SELECT "id"::text, "rank" FROM (${rows}) AS "found"
  WHERE ${after ? Prisma.sql`("rank", "id") < (${after[0]}::float4, ${after[1]}::uuid)` : Prisma.sql`TRUE`}
  ORDER BY "rank" DESC, "id" DESC LIMIT ${limit + 1}`;

/** A page of hits, in the order of their ranks, and the cursor of the next. */
async function pageOf<Hit>(rows: Ranked[], limit: number, shape: (ids: string[]) => Promise<Hit[]>): Promise<Page<Hit>> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hits = await shape(shown.map(({ id }) => id));
  return { hits, next: last && rows.length > limit ? toCursor([last.rank, last.id]) : null };
}

/** The annotations that the viewer may read: a word in the note weighs more than in a tag, and that more than in a quote. */
async function findAnnotations(viewer: Viewer, reach: Reach, { q, limit }: Search, after: Key) {
  const rows = Prisma.sql`
    SELECT a."id", ${rankOf(Prisma.sql`a."search"`, q)} AS "rank"
    FROM "Annotation" a
    WHERE a."search" @@ ${queryOf(q)} AND ${readableAnnotationsSql(viewer, reach)}`;
  return pageOf(await ranked(rows, after, limit), limit, (ids) => annotationHits(viewer, reach, q, ids));
}

/** The points of the summaries as everyone reads them, and the episodes by their titles, which weigh more. */
async function findInSummaries({ q, limit }: Search, after: Key) {
  const rows = Prisma.sql`
    SELECT p."id", ${rankOf(Prisma.sql`p."search"`, q)} AS "rank"
    FROM "Point" p JOIN "Summary" s ON s."id" = p."summaryId"
    WHERE p."search" @@ ${queryOf(q)} AND p."removedAt" IS NULL AND s."currentRevisionId" IS NOT NULL
    UNION ALL
    SELECT e."id", ${rankOf(Prisma.sql`setweight("search_document"(e."title"), 'A')`, q)}
    FROM "Episode" e JOIN "Summary" s ON s."episodeId" = e."id"
    WHERE "search_document"(e."title") @@ ${queryOf(q)} AND s."currentRevisionId" IS NOT NULL`;
  return pageOf(await ranked(rows, after, limit), limit, (ids) => summaryHits(q, ids));
}

/** What a viewer finds: in the annotations that they may read, and in the summaries, which everyone may. */
export async function search(viewer: Viewer, asked: Search, now = new Date()): Promise<Result<Found>> {
  const after = readCursor(asked.cursor, rankedKeys);
  if (!after.ok) return after;
  const reach = await loadReach(db, viewer, now);
  const [annotations, summaries] = await Promise.all([
    asked.in === "summaries" ? null : findAnnotations(viewer, reach, asked, after.value),
    asked.in === "annotations" ? null : findInSummaries(asked, after.value),
  ]);
  return ok({ annotations, summaries });
}
