import { personSelect, shapePerson } from "@/lib/accounts/person";
import type { Prisma } from "@/lib/db/generated/client";
import type { Emoji } from "./reactions";
import type { Reaction, Reply, Thread } from "./schema";

const reactionsInclude = { include: { user: { select: personSelect } }, orderBy: { createdAt: "asc" } } satisfies Prisma.Reply$reactionsArgs;

/** What a query must load for `shapeReply`. */
export const replyInclude = (userId: string) =>
  ({
    author: { select: personSelect },
    reactions: reactionsInclude,
    seenBy: { where: { userId }, select: { userId: true } },
  }) satisfies Prisma.ReplyInclude;

export type ReplyRow = Prisma.ReplyGetPayload<{ include: ReturnType<typeof replyInclude> }>;

type ReactionRow = ReplyRow["reactions"][number];

export function shapeReactions(rows: ReactionRow[]): Reaction[] {
  const byEmoji = new Map<Emoji, Reaction["people"]>();
  for (const { emoji, user } of rows) byEmoji.set(emoji as Emoji, [...(byEmoji.get(emoji as Emoji) ?? []), shapePerson(user)]);
  return [...byEmoji].map(([emoji, people]) => ({ emoji, people }));
}

/** A reply as the API returns it to the user: of one that was deleted only that it was there. */
export function shapeReply(row: ReplyRow, userId: string): Reply {
  const deleted = row.deletedAt !== null;
  return {
    id: row.id,
    author: shapePerson(row.author),
    body: deleted ? "" : row.body,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted,
    hidden: row.hiddenAt !== null,
    unread: !deleted && row.authorId !== userId && row.seenBy.length === 0,
    reactions: deleted ? [] : shapeReactions(row.reactions),
  };
}

/** What a query must load for `shapeState`. */
export const stateInclude = {
  resolvedBy: { select: personSelect },
  reactions: { ...reactionsInclude, where: { replyId: null } },
} satisfies Prisma.ThreadInclude;

type StateRow = Prisma.ThreadGetPayload<{ include: typeof stateInclude }>;

/** How a thread stands, without what is said in it. */
export const shapeState = (row: StateRow): Omit<Thread, "replies" | "may"> => ({
  annotationId: row.annotationId,
  audienceId: row.audienceId,
  reactions: shapeReactions(row.reactions),
  acceptedReplyId: row.acceptedReplyId,
  resolved: row.resolvedAt && { by: row.resolvedBy && shapePerson(row.resolvedBy), at: row.resolvedAt.toISOString() },
});
