import "server-only";
import { db } from "@/lib/db";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { StoredPoint } from "@/lib/episodes/points";
import { carryTarget } from "./carry";
import { anchorTarget } from "./rules";
import type { Target, TargetInput } from "./schema";

/** A target as its row is made, with the move that a newer revision has already made of it. */
export type NewTarget = Omit<Target, "moved"> & { move?: { create: NewMove } };
type NewMove = Pick<Target, "pointId" | "revisionId" | "start" | "end" | "quote"> & { isLost: boolean; retiredAt?: Date };

/** The points' texts by revision and point. */
type Texts = Map<string, string>;
const textIn = (texts: Texts, { revisionId, pointId }: Pick<TargetInput, "revisionId" | "pointId">) => texts.get(`${revisionId} ${pointId}`);

const textsOfRevision = (id: string, points: Pick<StoredPoint, "id" | "text">[]) =>
  points.map((point): [string, string] => [`${id} ${point.id}`, point.text]);

/** Stored anchors for all targets, or the first reason why one does not fit its point. */
export async function anchorTargets(episodeId: string, inputs: TargetInput[]): Promise<Result<NewTarget[]>> {
  const pointIds = inputs.map(({ pointId }) => pointId);
  const current = await db.summary.findUnique({
    where: { episodeId },
    select: { currentRevisionId: true, points: { where: { id: { in: pointIds }, removedAt: null } } },
  });
  if (!current) return notFound("episode");
  const currentId = current.currentRevisionId ?? "";
  const texts: Texts = new Map(textsOfRevision(currentId, current.points));
  // A page that was open, or offline, while the summary changed names an older revision: rare, so its whole outline is read.
  const older = [...new Set(inputs.map(({ revisionId }) => revisionId))].filter((id) => id !== currentId);
  for (const [key, text] of await textsOfOlder(episodeId, older)) texts.set(key, text);

  const anchored: NewTarget[] = [];
  for (const input of inputs) {
    const text = textIn(texts, input);
    if (text === undefined) return refuse("invalid", "A target names a point that is not in this episode's summary.");
    const result = anchorTarget(input, text);
    if (!result.ok) return result;
    anchored.push(result.value);
  }
  return ok(older.length === 0 ? anchored : await carryForward(anchored, currentId, texts));
}

async function textsOfOlder(episodeId: string, ids: string[]): Promise<[string, string][]> {
  const revisions = ids.length > 0 ? await db.revision.findMany({ where: { id: { in: ids }, summary: { episodeId } } }) : [];
  return revisions.flatMap(({ id, points }) => textsOfRevision(id, points as StoredPoint[]));
}

/**
 * The targets of a copy: those of what it is made of, carried over into the revision that is read now. What is lost
 * there is lost in the copy, and what its author took out of the summary stays out.
 */
export async function carriedTargets(episodeId: string, targets: Target[], now: Date): Promise<NewTarget[]> {
  const summary = await db.summary.findUniqueOrThrow({ where: { episodeId }, select: { currentRevisionId: true } });
  const currentId = summary.currentRevisionId ?? "";
  const older = [...new Set(targets.map(({ revisionId }) => revisionId))].filter((id) => id !== currentId);
  const stored = targets.map(({ moved: _, ...target }): NewTarget => target);
  const carried = older.length === 0 ? stored : await carryForward(stored, currentId, new Map(await textsOfOlder(episodeId, older)));
  return targets.map(({ moved, pointId, revisionId, start, end, quote }, index) => {
    const [was, is] = [stored[index] as NewTarget, carried[index] as NewTarget];
    return moved === "retired" ? { ...was, move: { create: { pointId, revisionId, start, end, quote, isLost: false, retiredAt: now } } } : is;
  });
}

/** Carries what was anchored in an older revision over into the one that is read now. */
async function carryForward(targets: NewTarget[], currentId: string, texts: Texts): Promise<NewTarget[]> {
  const revision = await db.revision.findUniqueOrThrow({ where: { id: currentId }, select: { points: true } });
  const outline = revision.points as StoredPoint[];
  const now = new Map(outline.map(({ id, text }) => [id, text]));
  return targets.map((target): NewTarget => {
    if (target.revisionId === currentId) return target;
    const carried = carryTarget(target, { before: textIn(texts, target), textOf: (id) => now.get(id), outline });
    const { pointId, revisionId, start, end, quote } = target;
    const move = { create: { pointId, revisionId, start, end, quote, isLost: carried.status === "lost" } };
    if (carried.status === "lost") return { ...target, move };
    return { ...carried.anchor, revisionId: currentId, ...(carried.status === "changed" && { move }) };
  });
}
