import "server-only";
import { db } from "@/lib/db";
import { fragmentOf } from "./fragments";
import { markerOf } from "./meant";
import { episodeSelect, summaryPath } from "./places";
import type { SummaryHit } from "./schema";
import type { Asked } from "./words";

/** The points and episodes with these ids, in this order, as hits of a search. */
export async function summaryHits(asked: Asked, ids: string[]): Promise<SummaryHit[]> {
  const where = { id: { in: ids } };
  const [points, episodes] = await Promise.all([
    db.point.findMany({ where, include: { parent: { select: { text: true } }, summary: { select: { episode: { select: episodeSelect } } } } }),
    db.episode.findMany({ where, select: episodeSelect }),
  ]);
  const mark = await markerOf(asked, [...points.map(({ text }) => text), ...episodes.map(({ title }) => title)]);
  const hits = new Map<string, SummaryHit>();
  for (const { id, text, parent, summary } of points) {
    const { episode } = summary;
    const path = summaryPath(episode, id);
    hits.set(id, { pointId: id, episode, path, text: fragmentOf(text, mark(text)), under: parent?.text ?? null });
  }
  for (const episode of episodes) {
    const text = fragmentOf(episode.title, mark(episode.title));
    hits.set(episode.id, { pointId: null, episode, path: summaryPath(episode, null), text, under: null });
  }
  return ids.flatMap((id) => hits.get(id) ?? []);
}
