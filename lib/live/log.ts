import "server-only";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";

/*
 * What changed, in the table that triggers fill. A place in it is a snapshot of PostgreSQL's: which transactions had
 * ended. What a transaction logged that was still under way then comes later, however long it took to end, while with a
 * plain sequence it would have been passed over.
 */

/** One annotation (or, in an episode's own channel, a revision) as one channel's followers see it changed. */
export type Logged = { episodeId: string; channelId: string; subjectId: string };

/** Longer than cursors are honoured, so that those never lead to what is gone already. */
const KEPT_DAYS = 8;

/** The place in the log where it ends now. */
export async function endOfLog(): Promise<string> {
  const [row] = await db.$queryRaw<{ snapshot: string }[]>`SELECT pg_current_snapshot()::text AS "snapshot"`;
  return row?.snapshot ?? "";
}

type Row = { snapshot: string; isPast: boolean; changes: [episodeId: string, channelId: string, subjectId: string][] };

/**
 * What was logged since a place in the log, each thing once, and where it ends now: as of one moment. Null for a place
 * that is not in the past, as when the database was restored since.
 */
export async function logSince(since: string, episodeId?: string): Promise<{ snapshot: string; changes: Logged[] } | null> {
  const here = episodeId ? Prisma.sql`c."episodeId" = ${episodeId}::uuid` : Prisma.sql`TRUE`;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT pg_current_snapshot()::text AS "snapshot",
      pg_snapshot_xmax(${since}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) AS "isPast",
      (SELECT coalesce(json_agg(DISTINCT jsonb_build_array(c."episodeId", c."channelId", c."subjectId")), '[]') FROM "Change" c
        WHERE ${here}
          AND c."xid" >= pg_snapshot_xmin(${since}::pg_snapshot)::text::bigint
          AND c."xid" < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          AND NOT pg_visible_in_snapshot(c."xid"::text::xid8, ${since}::pg_snapshot)) AS "changes"`;
  if (!row?.isPast) return null;
  return { snapshot: row.snapshot, changes: row.changes.map(([episodeId, channelId, subjectId]) => ({ episodeId, channelId, subjectId })) };
}

/** Forgets what is older than any cursor that is still honoured. */
export const pruneLog = (now = new Date()) =>
  db.change.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000) } } });
