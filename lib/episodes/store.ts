import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/lib/db/generated/client";
import { slugify } from "@/lib/slug";
import type { SummaryDocument } from "@/lib/outline/types";
import { matchPoints } from "./match-points";
import { loosen } from "./points";
import type { StoredPoint } from "./points";

type Tx = Prisma.TransactionClient;

/** The show of a document, found by its address or made. */
export function storeShow(tx: Tx, { show }: SummaryDocument) {
  const slug = slugify(show.name) || "show";
  return tx.show.upsert({ where: { slug }, create: { slug, name: show.name }, update: {} });
}

/** The episode of a document: the one with its number or, of those without a number, with its title; else a new one. */
export async function storeEpisode(tx: Tx, showId: string, { episode }: SummaryDocument) {
  const { title, number, durationSeconds, videoUrl } = episode;
  const known = await tx.episode.findFirst({ where: { showId, number, ...(number === null && { title }) } });
  // What an earlier import knew and this one does not say stays.
  const facts = { title, durationSeconds: durationSeconds ?? undefined, videoUrl: videoUrl ?? undefined };
  if (known) return tx.episode.update({ where: { id: known.id }, data: facts });
  return tx.episode.create({ data: { showId, slug: await freeSlug(tx, showId, `${number ?? ""} ${title}`), number, ...facts } });
}

/** The address that a name makes, with a number behind it where another episode of the show has it. */
async function freeSlug(tx: Tx, showId: string, name: string): Promise<string> {
  const slug = slugify(name) || "episode";
  const taken = await tx.episode.findMany({ where: { showId, slug: { startsWith: slug } }, select: { slug: true } });
  const slugs = new Set(taken.map((episode) => episode.slug));
  let free = slug;
  for (let count = 2; slugs.has(free); count++) free = `${slug}-${count}`;
  return free;
}

export async function storeSummary(tx: Tx, episodeId: string, readingMinutes: number) {
  return tx.summary.upsert({
    where: { episodeId },
    create: { episodeId, readingMinutes },
    update: { readingMinutes },
    include: { currentRevision: true },
  });
}

type Last = { id: string; currentRevision: { points: Prisma.JsonValue } | null };

/** Gives each point of a document the id of the point that it was, in the last revision or before, or a new one. */
export async function identify(tx: Tx, { id, currentRevision }: Last, document: SummaryDocument): Promise<StoredPoint[]> {
  const loose = loosen(document.points);
  const last = (currentRevision?.points ?? []) as StoredPoint[];
  // Those that left last come first: of several with the same words, they are the likeliest to be meant.
  const removed = await tx.point.findMany({
    where: { summaryId: id, removedAt: { not: null } },
    orderBy: [{ removedAt: "desc" }, { position: "asc" }],
    select: { id: true, text: true },
  });
  const ids = matchPoints(last, loose, removed).map((known) => known ?? uuidv7());
  return loose.map(({ parent, ...point }, index) => ({
    ...point,
    id: ids[index] as string,
    parentId: parent === null ? null : (ids[parent] as string),
  }));
}

/** Makes the rows of `Point` what the new revision says: one statement, however many points. */
export async function storePoints(tx: Tx, summaryId: string, points: StoredPoint[], now: Date) {
  const rows = JSON.stringify(points.map((point, position) => ({ ...point, position })));
  await tx.$executeRaw`
    INSERT INTO "Point" ("id", "summaryId", "parentId", "position", "depth", "text", "formats", "time")
    SELECT p."id", ${summaryId}::uuid, p."parentId", p."position", p."depth", p."text", p."formats", p."time"
    FROM jsonb_to_recordset(${rows}::jsonb) AS p(
      "id" uuid, "parentId" uuid, "position" int, "depth" int, "text" text, "formats" jsonb, "time" int)
    ON CONFLICT ("id") DO UPDATE SET
      "parentId" = EXCLUDED."parentId", "position" = EXCLUDED."position", "depth" = EXCLUDED."depth",
      "text" = EXCLUDED."text", "formats" = EXCLUDED."formats", "time" = EXCLUDED."time", "removedAt" = NULL`;
  const ids = points.map(({ id }) => id);
  await tx.point.updateMany({
    where: { summaryId, removedAt: null, id: { notIn: ids } },
    data: { removedAt: now },
  });
}
