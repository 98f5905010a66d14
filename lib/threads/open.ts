import "server-only";
import { canReadThread } from "@/lib/access/policy";
import type { BlindFacts, ThreadFacts } from "@/lib/access/policy";
import { countPublished } from "@/lib/access/reach";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import type { Annotation, Group, Thread } from "@/lib/db/generated/client";
import { notFound } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { ThreadKey } from "./schema";

export type OpenThread = {
  tx: Db;
  facts: ThreadFacts;
  annotation: Annotation;
  group: Group;
  /** Null until something is said. */
  thread: Thread | null;
};

/** How the blind round of the group's reading stands for the viewer. */
async function blindFor(tx: Db, viewer: UserViewer, group: Group, episodeId: string): Promise<BlindFacts> {
  const reading = await tx.reading.findUnique({ where: { groupId_episodeId: { groupId: group.id, episodeId } } });
  return reading && { ...reading, published: await countPublished(tx, viewer, group.audienceId, episodeId) };
}

/** A thread that the viewer may read, with what decides on what they may do in it; null when it is not theirs to see. */
export async function openThread(tx: Db, viewer: UserViewer, key: ThreadKey, now: Date): Promise<OpenThread | null> {
  const [annotationId, audienceId] = [key.annotation, key.audience];
  const include = { publications: { where: { audienceId } }, threads: { where: { audienceId } } };
  const found = await tx.annotation.findUnique({ where: { id: annotationId }, include });
  const group = await tx.group.findUnique({ where: { audienceId }, include: { memberships: { where: { userId: viewer.id } } } });
  if (!found || !group) return null;
  const { publications, threads, ...annotation } = found;
  const thread = threads[0] ?? null;
  const facts: ThreadFacts = {
    annotation: { authorId: annotation.authorId, deletedAt: annotation.deletedAt, isQuestion: annotation.kind === "question" },
    group: { membership: group.memberships[0] ?? null, archivedAt: group.archivedAt },
    blind: await blindFor(tx, viewer, group, annotation.episodeId),
    isPublished: publications.length > 0,
    hiddenAt: thread?.hiddenAt ?? null,
  };
  return canReadThread(viewer, facts, now) ? { tx, facts, annotation, group, thread } : null;
}

/** The row of a thread, made if nothing was said yet, and locked: of two changes at once the second waits for the first. */
export async function lockThread(tx: Db, { annotation: annotationId, audience: audienceId }: ThreadKey): Promise<Thread> {
  const key = { annotationId, audienceId };
  await tx.thread.createMany({ data: [key], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM "Thread" WHERE "annotationId" = ${annotationId}::uuid AND "audienceId" = ${audienceId}::uuid FOR UPDATE`;
  return tx.thread.findUniqueOrThrow({ where: { annotationId_audienceId: key } });
}

/** Changes something in a thread that the viewer may read, in one transaction. */
export const withThread = <T>(viewer: UserViewer, key: ThreadKey, now: Date, run: (open: OpenThread) => Promise<Result<T>>): Promise<Result<T>> =>
  db.$transaction(async (tx) => {
    const open = await openThread(tx, viewer, key, now);
    return open ? run(open) : notFound("thread");
  });
