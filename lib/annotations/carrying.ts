import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/lib/db/generated/client";
import type { StoredPoint } from "@/lib/episodes/points";
import { type Carried, carryTarget } from "./carry";

type Tx = Prisma.TransactionClient;
type Row = Prisma.TargetGetPayload<{ include: { move: true } }>;
type Step = { row: Row; carried: Carried };

export type Revised = { summaryId: string; revisionId: string; before: StoredPoint[]; after: StoredPoint[] };

/** How many targets a new revision found changed and lost. */
export type CarriedCounts = { changed: number; lost: number };

/**
 * Carries all targets of a summary over into its new revision. Points that stayed, moved or were nested elsewhere cost
 * nothing. What changed or was lost is kept as a move, with where the words were, for the author to look at. Targets
 * that were lost before are looked for again: their words may have come back.
 */
export async function carryTargets(tx: Tx, revised: Revised): Promise<CarriedCounts> {
  const textBefore = new Map(revised.before.map(({ id, text }) => [id, text]));
  const textAfter = new Map(revised.after.map(({ id, text }) => [id, text]));
  const rows = await tx.target.findMany({ where: { point: { summaryId: revised.summaryId } }, include: { move: true } });
  const affected = rows.filter(({ pointId, move }) => !move?.retiredAt && (move?.isLost || textBefore.get(pointId) !== textAfter.get(pointId)));
  if (affected.length === 0) return { changed: 0, lost: 0 };
  const textOf = (id: string) => textAfter.get(id);
  const steps = affected.map((row): Step => {
    const before = row.move?.isLost ? undefined : textBefore.get(row.pointId);
    return { row, carried: carryTarget(row, { before, textOf, outline: revised.after }) };
  });
  await storeAnchors(tx, steps, revised.revisionId);
  await storeMoves(tx, steps);
  const count = (status: Carried["status"]) => steps.filter(({ carried }) => carried.status === status).length;
  return { changed: count("changed"), lost: count("lost") };
}

/** One statement, however many targets. A lost target keeps the anchor that it had. */
async function storeAnchors(tx: Tx, steps: Step[], revisionId: string) {
  const anchors = steps.flatMap(({ row, carried }) => (carried.status === "lost" ? [] : [{ ...carried.anchor, id: row.id }]));
  await tx.$executeRaw`
    UPDATE "Target" t SET "pointId" = n."pointId", "revisionId" = ${revisionId}::uuid, "start" = n."start", "end" = n."end",
      "quote" = n."quote", "prefix" = n."prefix", "suffix" = n."suffix"
    FROM jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) AS n(
      "id" uuid, "pointId" uuid, "start" int, "end" int, "quote" text, "prefix" text, "suffix" text)
    WHERE t."id" = n."id"`;
}

/** The words are again what they were before the move. */
const isBack = ({ row: { move }, carried }: Step) =>
  move !== null && carried.status !== "lost" && carried.anchor.pointId === move.pointId && carried.anchor.quote === move.quote;

/** A target that changes again before its author has looked still says where its words were at first. */
async function storeMoves(tx: Tx, steps: Step[]) {
  await tx.move.deleteMany({ where: { targetId: { in: steps.filter(isBack).map(({ row }) => row.id) } } });
  const moved = steps.filter((step) => step.carried.status !== "same" && !isBack(step));
  const data = moved.map(({ row, carried }) => ({ ...moveFrom(row), id: uuidv7(), targetId: row.id, isLost: carried.status === "lost" }));
  await tx.$executeRaw`
    INSERT INTO "Move" ("id", "targetId", "pointId", "revisionId", "start", "end", "quote", "isLost")
    SELECT "id", "targetId", "pointId", "revisionId", "start", "end", "quote", "isLost"
    FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb) AS n(
      "id" uuid, "targetId" uuid, "pointId" uuid, "revisionId" uuid, "start" int, "end" int, "quote" text, "isLost" boolean)
    ON CONFLICT ("targetId") DO UPDATE SET "isLost" = EXCLUDED."isLost"`;
}

const moveFrom = ({ pointId, revisionId, start, end, quote }: Row) => ({ pointId, revisionId, start, end, quote });
