import "server-only";
import { z } from "zod";
import { editableAnnotationsSql, openPublicationsSql, restorableAnnotationsSql } from "@/lib/access/scope-sql";
import type { UserViewer } from "@/lib/access/viewer";
import { placeAnnotation } from "@/lib/annotations/place";
import { annotationInclude, shapeAnnotation } from "@/lib/annotations/shape";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { readCursor, toCursor } from "./cursor";
import { annotationPath, episodeSelect } from "./places";
import type { OwnAnnotation, OwnFilter, OwnPage, OwnSearch } from "./schema";
import { queryOf } from "./sql";

function audienceIs(audience: string, now: Date): Prisma.Sql {
  const published = (which: Prisma.Sql) => Prisma.sql`EXISTS (SELECT 1 FROM "Publication" p WHERE p."annotationId" = a."id" AND ${openPublicationsSql(now)} AND ${which})`;
  return audience === "none" ? Prisma.sql`NOT ${published(Prisma.sql`TRUE`)}` : published(Prisma.sql`p."audienceId" = ${audience}::uuid`);
}

/** The viewer's own annotations that a filter lets through, as a condition on "Annotation" under the name `a`. */
export function ownWhere(viewer: UserViewer, filter: OwnFilter, now: Date): Prisma.Sql {
  const { q, kind, colour, tag, episode, audience, deleted } = filter;
  const conditions = [deleted === "true" ? restorableAnnotationsSql(viewer, now) : editableAnnotationsSql(viewer)];
  if (q) conditions.push(Prisma.sql`a."search" @@ ${queryOf(q)}`);
  if (kind) conditions.push(Prisma.sql`a."kind" = ${kind}::"AnnotationKind"`);
  if (colour) conditions.push(Prisma.sql`a."colour" = ${colour}::"Colour"`);
  if (tag) conditions.push(Prisma.sql`${tag} = ANY(a."tags")`);
  if (episode) conditions.push(Prisma.sql`a."episodeId" = ${episode}::uuid`);
  if (audience) conditions.push(audienceIs(audience, now));
  return Prisma.join(conditions, " AND ");
}

type PageQuery = { where: Prisma.Sql; cursor: string | undefined; limit: number };
type PageRows = Result<{ ids: string[]; next: string | null }>;

const paged = (rows: { id: string; keys: (string | number)[] }[], limit: number): PageRows => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return ok({ ids: shown.map(({ id }) => id), next: last && rows.length > limit ? toCursor(last.keys) : null });
};

const newestKeys = z.tuple([z.iso.datetime(), z.uuid()]);

async function newestFirst({ where, cursor, limit }: PageQuery): Promise<PageRows> {
  const after = readCursor(cursor, newestKeys);
  if (!after.ok) return after;
  const beyond = after.value
    ? Prisma.sql`(a."createdAt", a."id") < (${new Date(after.value[0])}::timestamp, ${after.value[1]}::uuid)`
    : Prisma.sql`TRUE`;
  const rows = await db.$queryRaw<{ id: string; createdAt: Date }[]>`
    SELECT a."id"::text, a."createdAt" FROM "Annotation" a WHERE ${where} AND ${beyond}
    ORDER BY a."createdAt" DESC, a."id" DESC LIMIT ${limit + 1}`;
  return paged(rows.map(({ id, createdAt }) => ({ id, keys: [createdAt.toISOString(), id] })), limit);
}

const outlineKeys = z.tuple([z.string(), z.int(), z.uuid(), z.int(), z.int(), z.uuid()]);
const LAST = Prisma.sql`2147483647`;

/** What has no number, or no point in the outline any more, comes last among its like. */
const outlineOrder = Prisma.sql`
  s."name", coalesce(e."number", ${LAST}), e."id",
  CASE WHEN p."removedAt" IS NULL THEN coalesce(p."position", ${LAST}) ELSE ${LAST} END, coalesce(t."start", 0), a."id"`;

async function inOutlineOrder({ where, cursor, limit }: PageQuery): Promise<PageRows> {
  const after = readCursor(cursor, outlineKeys);
  if (!after.ok) return after;
  const [show, number, episode, position, start, id] = after.value ?? [];
  const beyond = after.value
    ? Prisma.sql`(${outlineOrder}) > (${show}::text, ${number}::int, ${episode}::uuid, ${position}::int, ${start}::int, ${id}::uuid)`
    : Prisma.sql`TRUE`;
  const rows = await db.$queryRaw<{ id: string; keys: (string | number)[] }[]>`
    SELECT a."id"::text, json_build_array(${outlineOrder}) AS "keys"
    FROM "Annotation" a
    JOIN "Episode" e ON e."id" = a."episodeId"
    JOIN "Show" s ON s."id" = e."showId"
    LEFT JOIN "Target" t ON t."annotationId" = a."id" AND t."position" = 0
    LEFT JOIN "Point" p ON p."id" = t."pointId"
    WHERE ${where} AND ${beyond}
    ORDER BY ${outlineOrder} LIMIT ${limit + 1}`;
  return paged(rows, limit);
}

/** The annotations with these ids, in this order, each with its episode and what of it is lost. */
async function load(ids: string[], now: Date): Promise<OwnAnnotation[]> {
  const include = { ...annotationInclude(now), episode: { select: episodeSelect } } satisfies Prisma.AnnotationInclude;
  const rows = await db.annotation.findMany({ where: { id: { in: ids } }, include });
  const points = await db.point.findMany({
    where: { id: { in: rows.flatMap(({ targets }) => targets.map(({ pointId }) => pointId)) }, removedAt: null },
    select: { id: true, text: true },
  });
  const byPoint = new Map(points.map((point) => [point.id, point]));
  const shaped = rows.map((row): [string, OwnAnnotation] => {
    const annotation = shapeAnnotation(row, null);
    // Of its own points alone: a revision has carried its words into others, and all of them would be whole outlines.
    const { lost } = placeAnnotation(annotation, annotation.targets.flatMap(({ pointId }) => byPoint.get(pointId) ?? []));
    const path = annotationPath(row.episode, null, { id: row.id, pointId: annotation.targets[0]?.pointId });
    return [row.id, { ...annotation, deletedAt: row.deletedAt?.toISOString() ?? null, episode: row.episode, path, lost: lost.length }];
  });
  const byId = new Map(shaped);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A page of what the viewer has written, across episodes. */
export async function ownPage(viewer: UserViewer, { order, cursor, limit, ...filter }: OwnSearch, now = new Date()): Promise<Result<OwnPage>> {
  const query = { where: ownWhere(viewer, filter, now), cursor, limit };
  const found = await (order === "outline" ? inOutlineOrder(query) : newestFirst(query));
  return found.ok ? ok({ annotations: await load(found.value.ids, now), next: found.value.next }) : found;
}
