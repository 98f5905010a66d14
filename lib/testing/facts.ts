import type { AnnotationFacts, AudienceFacts, BlindFacts, GroupFacts, ThreadFacts } from "@/lib/access/policy";
import { userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

/* The facts that policy asks for, read from the rows without any of scope's help. */

const readAnnotations = () => db.annotation.findMany({ include: { threads: true, publications: true }, orderBy: { id: "asc" } });
const readGroups = () => db.group.findMany({ include: { memberships: true, readings: true } });
type AnnotationRow = Awaited<ReturnType<typeof readAnnotations>>[number];
type GroupRow = Awaited<ReturnType<typeof readGroups>>[number];

export const groupFacts = (viewer: Viewer, { archivedAt, memberships }: Pick<GroupRow, "archivedAt" | "memberships">): GroupFacts => ({
  archivedAt,
  membership: memberships.find((one) => one.userId === userIdOf(viewer)) ?? null,
});

const isIn = (audienceId: string) => ({ publications }: AnnotationRow) => publications.some((to) => to.audienceId === audienceId);
const hiddenIn = ({ threads }: AnnotationRow, audienceId: string) => threads.find((thread) => thread.audienceId === audienceId)?.hiddenAt ?? null;

/** All rows at one moment, and what they are to each viewer. */
export async function loadFacts() {
  const [annotations, groups, links, replies] = [await readAnnotations(), await readGroups(), await db.shareLink.findMany(), await db.reply.findMany()];
  const byId = new Map(annotations.map((row) => [row.id, row]));
  const groupOf = (audienceId: string) => groups.find((one) => one.audienceId === audienceId);

  /** How a blind round of the group stands for the viewer. */
  function blindFacts(viewer: Viewer, { audienceId, readings }: GroupRow, episodeId: string): BlindFacts {
    const rules = readings.find((one) => one.episodeId === episodeId);
    const own = annotations.filter((one) => one.authorId === userIdOf(viewer) && one.episodeId === episodeId && !one.deletedAt);
    return rules ? { ...rules, published: own.filter(isIn(audienceId)).length } : null;
  }
  function audienceFacts(viewer: Viewer, row: AnnotationRow, audienceId: string): AudienceFacts {
    const group = groupOf(audienceId);
    if (!group) return { kind: "link", audienceId, link: links.find((one) => one.audienceId === audienceId)! };
    return { kind: "group", audienceId, group: groupFacts(viewer, group), blind: blindFacts(viewer, group, row.episodeId), hiddenAt: hiddenIn(row, audienceId) };
  }
  return {
    groups,
    replies,
    annotationIds: annotations.map(({ id }) => id),
    annotation(viewer: Viewer, id: string): AnnotationFacts {
      const row = byId.get(id)!;
      return { ...row, publishedTo: row.publications.map(({ audienceId }) => audienceFacts(viewer, row, audienceId)) };
    },
    /** Of the thread under an annotation in a group, begun or not. */
    thread(viewer: Viewer, { annotationId, audienceId }: { annotationId: string; audienceId: string }): ThreadFacts {
      const [row, group] = [byId.get(annotationId)!, groupOf(audienceId)!];
      return {
        annotation: { ...row, isQuestion: row.kind === "question" },
        group: groupFacts(viewer, group),
        blind: blindFacts(viewer, group, row.episodeId),
        isPublished: isIn(audienceId)(row),
        hiddenAt: hiddenIn(row, audienceId),
      };
    },
  };
}
export type Facts = Awaited<ReturnType<typeof loadFacts>>;
