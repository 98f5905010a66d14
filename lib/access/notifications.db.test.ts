import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Prisma, Role } from "@/lib/db/generated/client";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newId, unique } from "@/lib/testing/factories";
import { groupFacts, loadFacts } from "@/lib/testing/facts";
import type { Facts } from "@/lib/testing/facts";
import type { NotificationFacts } from "./policy";
import { canReadNotification } from "./policy";
import { loadReach } from "./reach";
import { readableNotificationsSql } from "./scope-sql";
import { nobody, operator, userIdOf } from "./viewer";
import type { UserViewer, Viewer } from "./viewer";

/* What Ben is told: each row of the table says, by hand, whether he is told it still; both statements of the rule must say the same. */

const now = new Date("2026-03-01T12:00:00Z");
const day = 24 * 60 * 60 * 1000;
const yesterday = new Date(now.getTime() - day);
const tomorrow = new Date(now.getTime() + day);

const table: Record<string, boolean> = {
  "a mention that he may read": true,
  "a mention in a draft": false,
  "a mention that was deleted": false,
  "a mention in a group that he left": false,
  "a mention in a group that he was never in": false,
  "a mention in a blind round": false,
  "a mention in a note that a moderator hid": false,
  "a reply": true,
  "a reply to what he wrote himself, which a moderator hid": true,
  "a reply that was deleted": false,
  "a reply that a moderator hid": false,
  "a reply in a blind round": false,
  "a reply in a group that he left": false,
  "a reply under what was withdrawn": false,
  "a mention in a reply": true,
  "a mention in a reply that was deleted": false,
  "an answer that is accepted": true,
  "an answer that is not accepted any more": false,
  "what was published to his group": true,
  "what was published to his group, some of it withdrawn": true,
  "what was published to his group before he came": false,
  "what was published to his group before he read of it": false,
  "what was published to his group and mentions him": false,
  "what was published and deleted": false,
  "what was published in a blind round": false,
  "what was published to a group that he left": false,
  "what was published in a blind round and, in the open, to another group of his": false,
  "an invite": true,
  "an invite that was revoked": false,
  "an invite that has expired": false,
  "an invite that is used up": false,
  "an invite to an archived group": false,
  "an invite to a group that he is in": false,
  "an invite from before he was removed": false,
  "an invite made since he was removed": true,
  "a request to a group that he owns": true,
  "a request to a group that he moderates": true,
  "a request to a group in which he is a member": false,
  "a request to a group that he owned and left": false,
  "a request to an archived group": false,
  "a request that was declined": false,
  "a request that was answered": false,
};

const ids: Record<string, string> = {};
const viewers = {} as Record<"Ben" | "Ada" | "a stranger" | "nobody" | "the operator", Viewer>;
let [ben, ada]: UserViewer[] = [];

type Data = Omit<Prisma.NotificationUncheckedCreateInput, "userId" | "key">;
const tell = async (name: string, data: Data) =>
  void (ids[name] = (await db.notification.create({ data: { userId: ben!.id, actorId: ada!.id, key: name, ...data } })).id);

const withBen = (role?: Role, more: { leftAt?: Date; joinedAt?: Date } = {}) =>
  buildGroup([[ada!, "owner"], ...(role ? [[ben!, role, { joinedAt: yesterday, ...more }] as [UserViewer, Role, typeof more]] : [])]);
const blindIn = (group: BuiltGroup, episode: BuiltEpisode) => db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindUntil: tomorrow } });

async function tellOfMentions() {
  const [plain, blind] = [await buildEpisode(), await buildEpisode()];
  const [group, left, foreign] = [await withBen("member"), await withBen("member", { leftAt: yesterday }), await withBen()];
  await blindIn(group, blind);
  const mention = async (name: string, publishedTo: BuiltGroup[], more: { episode?: BuiltEpisode; deletedAt?: Date } = {}) => {
    const annotation = await buildAnnotation({ author: ada!, episode: plain, ...more, publishedTo: publishedTo.map(({ audienceId }) => audienceId) });
    await tell(name, { kind: "mention", annotationId: annotation.id });
  };
  await mention("a mention that he may read", [group]);
  await mention("a mention in a draft", []);
  await mention("a mention that was deleted", [group], { deletedAt: yesterday });
  await mention("a mention in a group that he left", [left]);
  await mention("a mention in a group that he was never in", [foreign]);
  await mention("a mention in a blind round", [group], { episode: blind });
  await mention("a mention in a note that a moderator hid", [group]);
  const { annotationId } = await db.notification.findUniqueOrThrow({ where: { id: ids["a mention in a note that a moderator hid"]! } });
  await db.thread.create({ data: { annotationId: annotationId!, audienceId: group.audienceId, hiddenAt: yesterday } });
}

async function tellOfReplies() {
  const [plain, blind] = [await buildEpisode(), await buildEpisode()];
  const [group, left] = [await withBen("member"), await withBen("member", { leftAt: yesterday })];
  await blindIn(group, blind);
  type Situation = { kind?: "mention" | "answer"; to?: BuiltGroup; episode?: BuiltEpisode; of?: UserViewer; hides?: boolean; withdrawn?: boolean; accepted?: boolean; reply?: object };
  const said = async (name: string, { kind, to = group, episode = plain, of = ada!, hides, withdrawn, accepted, reply = {} }: Situation = {}) => {
    const { id: annotationId } = await buildAnnotation({ author: of, episode, publishedTo: withdrawn ? [] : [to.audienceId] });
    const thread = await db.thread.create({ data: { annotationId, audienceId: to.audienceId, hiddenAt: hides ? yesterday : null } });
    const { id: replyId } = await db.reply.create({ data: { id: newId(), threadId: thread.id, authorId: ada!.id, body: "So it is.", ...reply } });
    if (accepted) await db.thread.update({ where: { id: thread.id }, data: { acceptedReplyId: replyId } });
    await tell(name, { kind: kind ?? "reply", replyId });
  };
  await said("a reply");
  await said("a reply to what he wrote himself, which a moderator hid", { of: ben!, hides: true });
  await said("a reply that was deleted", { reply: { deletedAt: yesterday } });
  await said("a reply that a moderator hid", { reply: { hiddenAt: yesterday } });
  await said("a reply in a blind round", { episode: blind });
  await said("a reply in a group that he left", { to: left });
  await said("a reply under what was withdrawn", { withdrawn: true });
  await said("a mention in a reply", { kind: "mention" });
  await said("a mention in a reply that was deleted", { kind: "mention", reply: { deletedAt: yesterday } });
  await said("an answer that is accepted", { kind: "answer", accepted: true });
  await said("an answer that is not accepted any more", { kind: "answer" });
}

async function tellOfPublished() {
  const [group, left, other] = [await withBen("reader"), await withBen("member", { leftAt: yesterday }), await withBen("member")];
  type Situation = { readUntil?: Date; mentions?: boolean; deletedAt?: Date; blind?: boolean; alsoTo?: BuiltGroup; withdrawn?: boolean };
  const published = async (name: string, to: BuiltGroup, more: Situation = {}) => {
    const episode = await buildEpisode();
    if (more.blind) await blindIn(to, episode);
    const publishedTo = [to, ...(more.alsoTo ? [more.alsoTo] : [])].map(({ audienceId }) => audienceId);
    const { id: annotationId } = await buildAnnotation({ author: ada!, episode, publishedTo, deletedAt: more.deletedAt });
    if (more.withdrawn) await buildAnnotation({ author: ada!, episode, publishedTo: [] });
    if (more.mentions) await db.notification.create({ data: { userId: ben!.id, kind: "mention", annotationId, key: `the mention in ${name}` } });
    await db.publication.updateMany({ where: { annotation: { episodeId: episode.id } }, data: { publishedAt: now } });
    const data = { groupId: to.id, episodeId: episode.id, actorId: ada!.id, day: now };
    // Where he has read of it, it has grown since, by what is there no longer.
    const at = more.readUntil ? new Date(now.getTime() + 60_000) : now;
    const states = more.readUntil && { create: { userId: ben!.id, readUntil: more.readUntil } };
    ids[name] = (await db.groupNotification.create({ data: { ...data, at, states } })).id;
  };
  await published("what was published to his group", group);
  await published("what was published to his group, some of it withdrawn", group, { withdrawn: true });
  await published("what was published to his group before he came", await withBen("member", { joinedAt: tomorrow }));
  await published("what was published to his group before he read of it", group, { readUntil: now });
  await published("what was published to his group and mentions him", group, { mentions: true });
  await published("what was published and deleted", group, { deletedAt: yesterday });
  await published("what was published in a blind round", group, { blind: true });
  await published("what was published to a group that he left", left);
  await published("what was published in a blind round and, in the open, to another group of his", group, { blind: true, alsoTo: other });
}

async function tellOfInvites() {
  const invite = async (name: string, data: Partial<Prisma.InviteUncheckedCreateInput> = {}, group?: BuiltGroup) => {
    const to = group ?? (await withBen());
    const made = await db.invite.create({ data: { groupId: to.id, token: unique("token"), expiresAt: tomorrow, maxUses: 1, createdAt: now, ...data } });
    await tell(name, { kind: "invite", groupId: to.id, inviteId: made.id });
    return to;
  };
  await invite("an invite");
  await invite("an invite that was revoked", { revokedAt: yesterday });
  await invite("an invite that has expired", { expiresAt: yesterday });
  await invite("an invite that is used up", { uses: 1 });
  const archived = await invite("an invite to an archived group");
  await db.group.update({ where: { id: archived.id }, data: { archivedAt: yesterday } });
  await invite("an invite to a group that he is in", {}, await withBen("member"));
  const removed = await withBen("member", { leftAt: yesterday });
  await db.membership.updateMany({ where: { groupId: removed.id, userId: ben!.id }, data: { removed: true } });
  await invite("an invite from before he was removed", { createdAt: yesterday }, removed);
  await invite("an invite made since he was removed", {}, removed);
}

async function tellOfRequests() {
  const request = async (name: string, group: BuiltGroup, data: { declinedAt?: Date } | null = {}) => {
    if (data) await db.joinRequest.create({ data: { groupId: group.id, userId: ada!.id, ...data } });
    await tell(name, { kind: "request", groupId: group.id });
  };
  const of = (role: Role, ended?: { leftAt: Date }) => buildGroup([[ben!, role, ended]]);
  await request("a request to a group that he owns", await of("owner"));
  await request("a request to a group that he moderates", await of("moderator"));
  await request("a request to a group in which he is a member", await of("member"));
  await request("a request to a group that he owned and left", await of("owner", { leftAt: yesterday }));
  const archived = await of("owner");
  await db.group.update({ where: { id: archived.id }, data: { archivedAt: yesterday } });
  await request("a request to an archived group", archived);
  await request("a request that was declined", await of("owner"), { declinedAt: yesterday });
  await request("a request that was answered", await of("owner"), null);
}

beforeAll(async () => {
  [ben, ada] = [await buildUser(), await buildUser()];
  Object.assign(viewers, { Ben: ben, Ada: ada, "a stranger": await buildUser(), nobody, "the operator": operator });
  await tellOfMentions();
  await tellOfReplies();
  await tellOfPublished();
  await tellOfInvites();
  await tellOfRequests();
});

const include = { reply: { include: { thread: true } }, invite: true, group: { include: { memberships: true, joinRequests: true } } } satisfies Prisma.NotificationInclude;
type Row = Prisma.NotificationGetPayload<{ include: typeof include }>;

/** The facts that policy asks for, read from the rows without any of scope's help. */
function factsFor(facts: Facts, viewer: Viewer, { kind, userId: recipientId, group, invite, reply, ...row }: Row): NotificationFacts {
  if (reply) {
    const isMeant = kind !== "answer" || reply.thread.acceptedReplyId === reply.id;
    return { recipientId, kind: "said", reply, isMeant, thread: facts.thread(viewer, reply.thread) };
  }
  if (kind === "mention") return { recipientId, kind, annotation: facts.annotation(viewer, row.annotationId!) };
  const membership = group!.memberships.find((one) => one.userId === userIdOf(viewer)) ?? null;
  if (kind === "invite") return { recipientId, kind, invite: invite!, archivedAt: group!.archivedAt, membership };
  const isWaiting = group!.joinRequests.some((one) => one.userId === row.actorId && !one.declinedAt);
  return { recipientId, kind: "request", group: groupFacts(viewer, group!), isWaiting };
}

const ofGroup = { group: { include: { memberships: true } }, states: true } satisfies Prisma.GroupNotificationInclude;
type GroupRow = Prisma.GroupNotificationGetPayload<{ include: typeof ofGroup }>;

/** The same for what was published to a group, as Ben is told of it. */
async function publishedFacts(facts: Facts, viewer: Viewer, { group, states, actorId, episodeId }: GroupRow): Promise<NotificationFacts> {
  const recipientId = ben!.id;
  const { joinedAt } = group.memberships.find(({ userId }) => userId === recipientId)!;
  const readUntil = states.find(({ userId }) => userId === recipientId)?.readUntil ?? new Date(0);
  const publications = { some: { audienceId: group.audienceId, publishedAt: { gte: joinedAt, gt: readUntil } } };
  const notifications = { none: { userId: recipientId, kind: "mention" as const } };
  const meant = await db.annotation.findMany({ where: { authorId: actorId, episodeId, publications, notifications } });
  const annotations = meant.map(({ id }) => facts.annotation(viewer, id));
  return { recipientId, kind: "published", audienceId: group.audienceId, annotations };
}

async function allowedTo(viewer: Viewer): Promise<string[]> {
  const where = { id: { in: Object.values(ids) } };
  const facts = await loadFacts();
  const forOne = (await db.notification.findMany({ where, include })).map((row) => ({ id: row.id, facts: factsFor(facts, viewer, row) }));
  const forGroup = (await db.groupNotification.findMany({ where, include: ofGroup })).map(async (row) => ({ id: row.id, facts: await publishedFacts(facts, viewer, row) }));
  return [...forOne, ...(await Promise.all(forGroup))].filter(({ facts }) => canReadNotification(viewer, facts, now)).map(({ id }) => id);
}

describe("notifications", () => {
  test.each(Object.keys({ Ben: 0, Ada: 0, "a stranger": 0, nobody: 0, "the operator": 0 } satisfies Record<keyof typeof viewers, 0>))(
    "policy and scope tell %s exactly what the table says",
    async (who) => {
      const viewer = viewers[who as keyof typeof viewers];
      const named = (found: string[]) => Object.keys(ids).filter((name) => found.includes(ids[name]!)).sort();
      const expected = who === "Ben" ? Object.keys(table).filter((name) => table[name]).sort() : [];
      expect(Object.keys(ids).sort()).toEqual(Object.keys(table).sort());
      expect(named(await allowedTo(viewer))).toEqual(expected);
      const condition = readableNotificationsSql(viewer, await loadReach(db, viewer, now));
      const found = await db.$queryRaw<{ id: string }[]>`
        SELECT n."id"::text FROM "Told" n WHERE n."userId" = ${ben!.id}::uuid AND ${condition} AND NOT n."userId" <> ${ben!.id}::uuid`;
      expect(named(found.map(({ id }) => id))).toEqual(expected);
    },
  );
});
