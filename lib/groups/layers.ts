import "server-only";
import { loadReach } from "@/lib/access/reach";
import { readableGroups } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

/** A group through which someone reads an episode. */
export type ReadableLayer = {
  audienceId: string;
  slug: string;
  name: string;
  /** Whether a blind round there is still closed to them: then nothing of the others is told, not even how much there is. */
  isBlind: boolean;
};

/** The groups through which the viewer may read an episode, by name: archived ones only where they took it on. */
export async function listLayers(viewer: UserViewer, episodeId: string): Promise<ReadableLayer[]> {
  const [reach, groups] = await Promise.all([
    loadReach(db, viewer),
    db.group.findMany({
      where: { AND: [readableGroups(viewer), { OR: [{ archivedAt: null }, { readings: { some: { episodeId } } }] }] },
      select: { audienceId: true, slug: true, name: true },
      orderBy: [{ name: "asc" }, { createdAt: "asc" }],
    }),
  ]);
  const blind = new Set(reach.audiences.filter(({ blindEpisodeIds }) => blindEpisodeIds.includes(episodeId)).map(({ audienceId }) => audienceId));
  return groups.map((group) => ({ ...group, isBlind: blind.has(group.audienceId) }));
}
