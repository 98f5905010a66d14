import "server-only";
import { editableAnnotations } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import type { StoredPoint } from "@/lib/episodes/points";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Move } from "./schema";

const ownMoves = (viewer: UserViewer): Prisma.MoveWhereInput => ({ target: { annotation: editableAnnotations(viewer) } });

/** The texts of some points in some revisions, by revision and point. A revision is one large value, so each is read once. */
async function textsIn(revisionIds: string[]): Promise<Map<string, string>> {
  const revisions = await db.revision.findMany({ where: { id: { in: [...new Set(revisionIds)] } }, select: { id: true, points: true } });
  return new Map(revisions.flatMap(({ id, points }) => (points as StoredPoint[]).map((point) => [`${id} ${point.id}`, point.text] as const)));
}

/** What new revisions did to the viewer's own annotations of an episode and they have not decided on, oldest first. */
export async function listMoves(viewer: UserViewer, episodeId: string): Promise<Move[]> {
  const where = { AND: [ownMoves(viewer), { retiredAt: null, target: { annotation: { episodeId } } }] };
  // Moves and targets are read by two queries: in between, choosing other words may end a move along with its target.
  const rows = await db.$transaction((tx) => tx.move.findMany({ where, include: { target: true }, orderBy: { id: "asc" } }), {
    isolationLevel: "RepeatableRead",
  });
  const texts = await textsIn(rows.flatMap(({ revisionId, target }) => [revisionId, target.revisionId]));
  const place = ({ pointId, revisionId, start, end, quote }: Pick<(typeof rows)[number], "pointId" | "revisionId" | "start" | "end" | "quote">) => {
    const text = texts.get(`${revisionId} ${pointId}`) ?? quote;
    return { pointId, text, start: start ?? 0, end: end ?? text.length };
  };
  return rows.map((row) => ({
    id: row.id,
    annotationId: row.target.annotationId,
    isLost: row.isLost,
    before: place(row),
    after: row.isLost ? null : place(row.target),
  }));
}

/** Keeps a target where it is now, or takes it out of the summary; deciding the same again is a success. */
export async function decideMove(viewer: UserViewer, id: string, decision: "keep" | "retire", now = new Date()): Promise<Result<null>> {
  const where = { AND: [ownMoves(viewer), { id }] };
  const move = await db.move.findFirst({ where });
  if (!move) return notFound("move");
  if (decision === "keep" && move.isLost) return refuse("invalid", "These words are lost: choose others, or retire the note.");
  if (decision === "keep") await db.move.deleteMany({ where });
  else await db.move.updateMany({ where, data: { retiredAt: now } });
  return ok(null);
}
