import "server-only";
import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { isAuthor } from "@/lib/access/policy";
import { editableAnnotations, restorableAnnotations, rewordableAnnotations } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { mayMention, notifyMentioned, toldToGroupsSql } from "@/lib/notifications/events";
import { publishableAudiences } from "./publishing";
import { readAnnotation } from "./queries";
import { checkContent } from "./rules";
import type { Annotation, createSchema, Target, updateSchema } from "./schema";
import { anchorTargets } from "./targets";
import type { NewTarget } from "./targets";
import { annotationInclude, shapeAnnotation } from "./shape";
import type { AnnotationRow } from "./shape";

type Create = z.output<typeof createSchema>;
type Update = z.output<typeof updateSchema>;

const positioned = <T>(targets: T[]) => targets.map((target, position) => ({ ...target, position }));

/**
 * Creates an annotation under the client's id. Repeating it is a success that changes nothing; an id that is someone
 * else's is answered as if it were not there.
 */
export async function createAnnotation(viewer: UserViewer, id: string, input: Create): Promise<Result<Annotation>> {
  const made = await make(viewer, id, input);
  if (made.ok && made.value) return ok(made.value);
  // It is there, or cannot be made any more; asked now, since hardly ever is it.
  return (await already(viewer, id)) ?? (made.ok ? notFound("annotation") : made);
}

/** Null when the id is taken. */
async function make(viewer: UserViewer, id: string, input: Create): Promise<Result<Annotation | null>> {
  const checked = checkContent(input);
  if (!checked.ok) return checked;
  const [targets, audiences, author] = await Promise.all([
    anchorTargets(input.episodeId, input.targets),
    publishableAudiences(viewer, input.episodeId, input.audiences),
    db.user.findUniqueOrThrow({ where: { id: viewer.id }, ...annotationInclude().author }),
  ]);
  if (!targets.ok) return targets;
  if (!audiences.ok) return audiences;
  const created = await insert({ ...input, id, authorId: viewer.id, targets: targets.value, audiences: audiences.value });
  return ok(created && shapeAnnotation({ ...created, author }, null));
}

type Row = Omit<Create, "targets"> & { id: string; authorId: string; targets: NewTarget[] };

/** The new row whole or, when the id is taken, null. Of two requests at once, the second waits for the first. */
async function insert({ targets, audiences, ...data }: Row): Promise<Omit<AnnotationRow, "author"> | null> {
  const now = new Date();
  const publications = audiences.map((audienceId) => ({ annotationId: data.id, audienceId }));
  const rows = targetRows(data.id, targets);
  const mentions = audiences.length > 0 && mayMention(data);
  const write = async (tx: Db) => {
    if (!(await insertRows(tx, { ...data, audiences }, rows, now))) return false;
    await insertMoves(tx, rows);
    if (mentions) await notifyMentioned(tx, data, now);
    return true;
  };
  const isOneStatement = !mentions && rows.every(({ move }) => !move);
  const isNew = await (isOneStatement ? write(db) : db.$transaction(write));
  // All of it is known: to read what was just written takes several times as long.
  const rest = { version: 1, createdAt: now, updatedAt: now, deletedAt: null, copiedFromId: null, sourceLabel: null, sourceLinkId: null, sourceLink: null, threads: [] };
  return isNew ? { ...data, ...rest, targets: rows.map(asRow), publications } : null;
}

type Data = Omit<Row, "targets">;

/** In one statement, with what its groups are told: while many write at once, each one more is waited for by all of them. */
async function insertRows(tx: Db, { id, authorId, episodeId, kind, colour, note, tags, audiences }: Data, targets: TargetRow[], now: Date): Promise<boolean> {
  const made = await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "Annotation" ("id", "authorId", "episodeId", "kind", "colour", "note", "tags", "createdAt", "updatedAt")
      VALUES (${id}::uuid, ${authorId}::uuid, ${episodeId}::uuid, ${kind}::"AnnotationKind", ${colour}::"Colour", ${note}, ${tags}::text[], ${now}, ${now})
      ON CONFLICT DO NOTHING RETURNING "id"
    ), published AS (
      INSERT INTO "Publication" ("annotationId", "audienceId", "publishedAt")
      SELECT made."id", audience, ${now}::timestamp FROM made, unnest(${audiences}::uuid[]) AS audience
      RETURNING ${episodeId}::uuid AS "episodeId", ${authorId}::uuid AS "authorId", "audienceId", "publishedAt"
    ), told AS (
      ${toldToGroupsSql(Prisma.sql`SELECT * FROM published`)}
    )
    INSERT INTO "Target" ("id", "annotationId", "position", "pointId", "revisionId", "start", "end", "quote", "prefix", "suffix")
    SELECT t."id", made."id", t."position", t."pointId", t."revisionId", t."start", t."end", t."quote", t."prefix", t."suffix"
    FROM made, jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) AS t ("id" uuid, "position" int, "pointId" uuid, "revisionId" uuid, "start" int, "end" int, "quote" text, "prefix" text, "suffix" text)`;
  return made > 0;
}

const targetRows = (annotationId: string, targets: NewTarget[]) => positioned(targets).map((target) => ({ ...target, id: uuidv7(), annotationId }));
type TargetRow = ReturnType<typeof targetRows>[number];

const asRow = ({ move, ...target }: TargetRow) => ({ ...target, move: move ? { isLost: move.create.isLost, retiredAt: move.create.retiredAt ?? null } : null });

async function insertMoves(tx: Db, rows: TargetRow[]): Promise<void> {
  const moves = rows.flatMap(({ id: targetId, move }) => (move ? [{ targetId, ...move.create }] : []));
  if (moves.length > 0) await tx.move.createMany({ data: moves });
}

/** The answer to creating what exists: a retry by its author is a success, by anyone else a refusal. */
async function already(viewer: UserViewer, id: string): Promise<Result<Annotation> | null> {
  const row = await db.annotation.findUnique({ where: { id }, include: annotationInclude() });
  if (!row) return null;
  return isAuthor(viewer, row) ? ok(shapeAnnotation(row, null)) : notFound("annotation");
}

const isRewording = ({ note, kind, tags }: Update) => [note, kind, tags].some((said) => said !== undefined);

const changedElsewhere = (current: Annotation) => refuse("conflict", "This annotation was changed elsewhere since you opened it.", { current });

/** Why a change of an annotation of the viewer's was not made. */
async function whyNot(viewer: UserViewer, current: Annotation, input: Update) {
  const isHeld = isRewording(input) && (await db.annotation.count({ where: { AND: [rewordableAnnotations(viewer), { id: current.id }] } })) === 0;
  if (isHeld) return refuse("forbidden", "You are muted in a group that this is published to. Take it back from there before you change what it says.");
  return changedElsewhere(current);
}

/**
 * Changes an annotation made on `input.version`; when it has a newer one, refuses with `conflict` and that one. To ask
 * for what is there already is a success, so that a change whose answer was lost can be repeated.
 */
export async function updateAnnotation(viewer: UserViewer, id: string, input: Update): Promise<Result<Annotation>> {
  const before = await db.annotation.findFirst({ where: { AND: [editableAnnotations(viewer), { id }] } });
  if (!before) return notFound("annotation");
  const { version, targets: newTargets, ...changes } = input;
  const checked = checkContent({ ...before, ...changes });
  if (!checked.ok) return checked;
  const targets = newTargets ? await anchorTargets(before.episodeId, newTargets) : null;
  if (targets && !targets.ok) return targets;
  const updated = await db.$transaction(async (tx) => {
    const { count } = await tx.annotation.updateMany({
      where: { AND: [(isRewording(input) ? rewordableAnnotations : editableAnnotations)(viewer), { id, version }] },
      data: { ...changes, version: { increment: 1 } },
    });
    if (count > 0 && changes.note !== undefined) await notifyMentioned(tx, { id, authorId: viewer.id, note: changes.note });
    if (count === 0 || !targets) return count > 0;
    await tx.target.deleteMany({ where: { annotationId: id } });
    const rows = targetRows(id, targets.value);
    await tx.target.createMany({ data: rows.map(({ move: _, ...target }) => target) });
    await insertMoves(tx, rows);
    return true;
  });
  const current = await readAnnotation(viewer, id);
  if (!current) return notFound("annotation");
  if (updated || saysAlready(current, { ...changes, ...(targets && { targets: targets.value.map(asRead) }) })) return ok(current);
  return whyNot(viewer, current, input);
}

/** A target that is about to be stored, as it will be read. */
const asRead = ({ move, ...target }: NewTarget): Target => ({ ...target, moved: move && (move.create.isLost ? "lost" : "changed") });

const saysAlready = (current: Annotation, asked: Partial<Annotation>) => isDeepStrictEqual({ ...current, ...asked }, current);

/**
 * Deletes an annotation; it can be restored for 30 days. Deleting it again is a success. With the `version` that its
 * author saw, one that was changed since is kept, and answered with `conflict`.
 */
export async function deleteAnnotation(viewer: UserViewer, id: string, now = new Date(), version?: number): Promise<Result<null>> {
  const { count } = await db.annotation.updateMany({
    where: { AND: [editableAnnotations(viewer), { id, version }] },
    data: { deletedAt: now, version: { increment: 1 } },
  });
  if (count > 0) return ok(null);
  const gone = await db.annotation.count({ where: { AND: [restorableAnnotations(viewer, now), { id }] } });
  if (gone > 0) return ok(null);
  const current = await readAnnotation(viewer, id);
  return current?.author.id === viewer.id ? changedElsewhere(current) : notFound("annotation");
}

/** Brings a deleted annotation back as it was. */
export async function restoreAnnotation(viewer: UserViewer, id: string, now = new Date()): Promise<Result<Annotation>> {
  await db.annotation.updateMany({
    where: { AND: [restorableAnnotations(viewer, now), { id }] },
    data: { deletedAt: null, version: { increment: 1 } },
  });
  const restored = await readAnnotation(viewer, id);
  return restored?.author.id === viewer.id ? ok(restored) : notFound("annotation");
}
