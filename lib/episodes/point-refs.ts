import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import { titleOf } from "@/lib/point-links";

/** A point as a link to it shows it. */
export const pointRefSchema = z.object({ id: z.uuid(), title: z.string(), path: z.string() }).meta({ id: "PointRef" });
export type PointRef = z.infer<typeof pointRefSchema>;

/** The most that one question asks for. */
export const MAX_POINT_REFS = 100;

/** Those of the points that stand in a summary now, which everyone may read. `path` is the point's address. */
export async function pointRefs(ids: string[]): Promise<PointRef[]> {
  if (ids.length === 0) return [];
  const rows = await db.point.findMany({
    where: { id: { in: ids.slice(0, MAX_POINT_REFS) }, removedAt: null },
    select: { id: true, text: true, summary: { select: { episode: { select: { slug: true, show: { select: { slug: true } } } } } } },
  });
  return rows.map(({ id, text, summary: { episode } }) => ({
    id,
    title: titleOf(text),
    path: `/shows/${encodeURIComponent(episode.show.slug)}/${encodeURIComponent(episode.slug)}#p-${id}`,
  }));
}
