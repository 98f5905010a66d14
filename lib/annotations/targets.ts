import "server-only";
import { db } from "@/lib/db";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { StoredPoint } from "@/lib/episodes/points";
import { anchorTarget } from "./rules";
import type { Target, TargetInput } from "./schema";

type Texts = (target: TargetInput) => string | undefined;

/** The points' texts in the revisions that the targets name. */
async function textsOf(episodeId: string, targets: TargetInput[]): Promise<Texts> {
  const summary = { episodeId };
  const pointIds = targets.map(({ pointId }) => pointId);
  const revisionIds = [...new Set(targets.map(({ revisionId }) => revisionId))];
  const current = await db.summary.findUnique({
    where: { episodeId },
    select: { currentRevisionId: true, points: { where: { id: { in: pointIds }, removedAt: null } } },
  });
  const texts = new Map(current?.points.map(({ id, text }) => [`${current.currentRevisionId} ${id}`, text]));
  const older = revisionIds.filter((id) => id !== current?.currentRevisionId);
  // A page that was open while the summary changed names an older revision: rare, so its whole outline is read.
  if (older.length > 0) {
    const revisions = await db.revision.findMany({ where: { id: { in: older }, summary } });
    for (const { id, points } of revisions)
      for (const point of points as StoredPoint[]) texts.set(`${id} ${point.id}`, point.text);
  }
  return ({ revisionId, pointId }) => texts.get(`${revisionId} ${pointId}`);
}

/** Stored anchors for all targets, or the first reason why one does not fit its point. */
export async function anchorTargets(episodeId: string, targets: TargetInput[]): Promise<Result<Target[]>> {
  const textOf = await textsOf(episodeId, targets);
  const anchored: Target[] = [];
  for (const target of targets) {
    const text = textOf(target);
    if (text === undefined) return refuse("invalid", "A target names a point that is not in this episode's summary.");
    const result = anchorTarget(target, text);
    if (!result.ok) return result;
    anchored.push(result.value);
  }
  return ok(anchored);
}
