import "server-only";
import { requestAnswerers } from "@/lib/access/scope";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { mentionsIn } from "@/lib/mentions";

/*
 * What is written down when something happens, in the transaction in which it happens. Whom it may concern is asked
 * here; whether they may still read it, whenever it is read.
 */

type Written = { id: string; authorId: string; note: string };
type Published = { annotationId: string; audienceId: string };

const othersMentioned = (markdown: string, authorId: string) => mentionsIn(markdown).flatMap(({ id }) => (id === authorId ? [] : [id]));

/** Those among `ids` who are in such a group now. */
const membersAmong = async (tx: Db, ids: string[], group: Prisma.GroupWhereInput): Promise<string[]> => {
  const where = { userId: { in: ids }, leftAt: null, group };
  return (await tx.membership.findMany({ where, select: { userId: true }, distinct: ["userId"] })).map(({ userId }) => userId);
};

type About = Omit<Prisma.NotificationCreateManyInput, "userId" | "at">;

const tell = (tx: Db, userIds: string[], about: About, now: Date) =>
  tx.notification.createMany({ data: userIds.map((userId) => ({ ...about, userId, at: now })), skipDuplicates: true });

/** Tells those whom a note mentions, each once, and takes it back from those whom it does not mention any more. */
export async function notifyMentioned(tx: Db, { id: annotationId, authorId, note }: Written, now = new Date()): Promise<void> {
  const mentioned = othersMentioned(note, authorId);
  await tx.notification.deleteMany({ where: { annotationId, kind: "mention", userId: { notIn: mentioned } } });
  if (mentioned.length === 0) return;
  const readers = await membersAmong(tx, mentioned, { audience: { publications: { some: { annotationId } } } });
  await tell(tx, readers, { kind: "mention", actorId: authorId, annotationId, key: `mention:${annotationId}` }, now);
}

type Said = { id: string; authorId: string; body: string; thread: { id: string; audienceId: string } };

/** The same for a reply, whose readers are the members of its group. */
export async function notifyMentionedIn(tx: Db, { id: replyId, authorId, body, thread: { audienceId } }: Said, now: Date): Promise<void> {
  const mentioned = othersMentioned(body, authorId);
  await tx.notification.deleteMany({ where: { replyId, kind: "mention", userId: { notIn: mentioned } } });
  await tell(tx, await membersAmong(tx, mentioned, { audienceId }), { kind: "mention", actorId: authorId, replyId, key: `mention:${replyId}` }, now);
}

/** Tells of a reply the annotation's author and those who take part in the thread. Who is mentioned in it is told that instead. */
export async function notifyReplied(tx: Db, said: Said & { annotation: { authorId: string } }, now: Date): Promise<void> {
  const { id: replyId, authorId, body, thread, annotation } = said;
  await notifyMentionedIn(tx, said, now);
  const spoke = await tx.reply.findMany({ where: { threadId: thread.id, deletedAt: null }, select: { authorId: true }, distinct: ["authorId"] });
  const elsewhere = [authorId, ...othersMentioned(body, authorId)];
  const concerned = [annotation.authorId, ...spoke.map((one) => one.authorId)].filter((id) => !elsewhere.includes(id));
  const members = await membersAmong(tx, concerned, { audienceId: thread.audienceId });
  await tell(tx, members, { kind: "reply", actorId: authorId, replyId, key: `reply:${replyId}` }, now);
}

/** Tells who gave an answer, and who asked, that someone accepted it. */
export async function notifyAccepted(tx: Db, replyId: string, actorId: string, now: Date): Promise<void> {
  const { authorId, thread } = await tx.reply.findUniqueOrThrow({ where: { id: replyId }, include: { thread: { include: { annotation: true } } } });
  const concerned = [authorId, thread.annotation.authorId].filter((id) => id !== actorId);
  const members = await membersAmong(tx, concerned, { audienceId: thread.audienceId });
  await tell(tx, members, { kind: "answer", actorId, replyId, key: `answer:${replyId}` }, now);
}

/**
 * Tells the members of groups what was published to them, at the same cost however many they are: by one row for what
 * someone published of an episode on one day (UTC), which grows. `published` has, of each publication, "episodeId",
 * "authorId", "audienceId" and "publishedAt".
 */
export const toldToGroupsSql = (published: Prisma.Sql): Prisma.Sql => Prisma.sql`
  INSERT INTO "GroupNotification" AS n ("id", "groupId", "episodeId", "actorId", "day", "at")
  SELECT gen_random_uuid(), g."id", p."episodeId", p."authorId", p."publishedAt"::date, max(p."publishedAt")
  FROM (${published}) AS p JOIN "Group" g ON g."audienceId" = p."audienceId"
  GROUP BY g."id", p."episodeId", p."authorId", p."publishedAt"::date
  ORDER BY g."id", p."episodeId"
  ON CONFLICT ("groupId", "episodeId", "actorId", "day") DO UPDATE SET "at" = greatest(n."at", EXCLUDED."at")`;

const publishedSql = (pairs: Published[]): Prisma.Sql => Prisma.sql`
  SELECT a."episodeId", a."authorId", p."audienceId", p."publishedAt"
  FROM unnest(${pairs.map(({ annotationId }) => annotationId)}::uuid[], ${pairs.map(({ audienceId }) => audienceId)}::uuid[]) AS new ("annotation", "audience")
    JOIN "Publication" p ON p."annotationId" = new."annotation" AND p."audienceId" = new."audience"
    JOIN "Annotation" a ON a."id" = p."annotationId"`;

/** Whether a note may mention someone. */
export const mayMention = ({ note }: Pick<Written, "note">) => note.includes("@[");

/** Tells whom it concerns that annotations, which had not been, were published to audiences. `written` are all of them. */
export async function notifyPublished(tx: Db, pairs: Published[], written: Written[]): Promise<void> {
  if (pairs.length === 0) return;
  const published = new Set(pairs.map(({ annotationId }) => annotationId));
  for (const one of written) if (published.has(one.id) && mayMention(one)) await notifyMentioned(tx, one);
  await tx.$executeRaw(toldToGroupsSql(publishedSql(pairs)));
}

type Invited = { id: string; email: string | null; groupId: string; createdById: string | null };

/** Tells whoever has an account with the address of an invite, unless they are in the group. */
export async function notifyInvited(tx: Db, { id, email, groupId, createdById }: Invited, now: Date): Promise<void> {
  if (email === null) return;
  const user = await tx.user.findFirst({ where: { email, isDemo: false, memberships: { none: { groupId, leftAt: null } } }, select: { id: true } });
  if (!user) return;
  await tx.notification.create({
    data: { userId: user.id, kind: "invite", actorId: createdById, groupId, inviteId: id, key: `invite:${id}`, at: now },
  });
}

/** Tells those who answer a group's join requests of a new one. */
export async function notifyOfRequest(tx: Db, { groupId, userId }: { groupId: string; userId: string }, now = new Date()): Promise<void> {
  const answering = await tx.membership.findMany({ where: requestAnswerers(groupId), select: { userId: true } });
  const key = `request:${groupId}:${userId}`;
  // Whoever took a request back and asks again asks anew.
  await tx.notification.deleteMany({ where: { key } });
  await tell(tx, answering.map((one) => one.userId), { kind: "request", actorId: userId, groupId, key }, now);
}
