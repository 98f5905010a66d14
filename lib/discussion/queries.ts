import "server-only";
import { loadReach } from "@/lib/access/reach";
import type { UserViewer } from "@/lib/access/viewer";
import { closedThreads } from "@/lib/annotations/latest";
import { annotationsIn } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { namesKnownTo } from "@/lib/groups/fellows";
import type { GroupRow } from "@/lib/groups/queries";
import { readReading } from "@/lib/groups/readings";
import type { GroupReading } from "@/lib/groups/schema";
import { mentionsIn } from "@/lib/mentions";
import { packOf } from "./pack";
import type { Pack } from "./pack";

export type DiscussionPack = {
  reading: GroupReading | null;
  /** Null as long as the others' annotations are hidden from the viewer by a blind round. */
  pack: Pack | null;
  /** How those who are mentioned are called now, by their ids. */
  names: Map<string, string>;
};

/** What a group has to talk about on a summary, as one of its members sees it. What is hidden from the group is not on it. */
export async function readDiscussionPack(viewer: UserViewer, group: GroupRow, summary: ReadableSummary): Promise<DiscussionPack> {
  const { audienceId } = group;
  const episodeId = summary.episode.id;
  const reading = await readReading(viewer, group, episodeId);
  if (reading?.blind) return { reading, pack: null, names: new Map() };
  const readable = await annotationsIn(viewer, episodeId, audienceId);
  const shown = readable.filter(({ hiddenIn }) => !hiddenIn?.includes(audienceId));
  const reach = await loadReach(db, viewer);
  const [closed, names] = await Promise.all([
    db.thread.findMany({ where: { AND: [closedThreads(viewer, reach, audienceId), { annotationId: { in: shown.map(({ id }) => id) } }] }, select: { annotationId: true } }),
    namesKnownTo(viewer, shown.flatMap(({ note }) => mentionsIn(note).map(({ id }) => id))),
  ]);
  return { reading, pack: packOf(shown, new Set(closed.map(({ annotationId }) => annotationId)), summary.points), names };
}
