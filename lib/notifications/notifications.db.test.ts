import { beforeEach, describe, expect, test } from "vitest";
import { createAnnotation, deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish, withdraw } from "@/lib/annotations/publishing";
import { markSeen } from "@/lib/annotations/seen";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { insertInvite } from "@/lib/groups/invites";
import { acceptInvite } from "@/lib/groups/joining";
import { endMembership } from "@/lib/groups/members";
import { answerRequest, askToJoin, withdrawRequest } from "@/lib/groups/requests";
import { printMention } from "@/lib/mentions";
import { acceptAnswer } from "@/lib/threads/mutations";
import { createReply, updateReply } from "@/lib/threads/replies";
import { markRepliesSeen } from "@/lib/threads/seen";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, hideIn, newAnnotation, newId, valueOf } from "@/lib/testing/factories";
import { forgetOld, markRead, openNotification } from "./mutations";
import { countUnread, findNotifications } from "./queries";
import { sentenceOf } from "./rules";
import { changeSettings } from "./settings";

let [ada, ben, carl]: UserViewer[] = [];
let group: BuiltGroup;
let episode: BuiltEpisode;

beforeEach(async () => {
  [ada, ben, carl] = [await buildUser({ name: "Ada" }), await buildUser({ name: "Ben" }), await buildUser({ name: "Carl" })];
  group = await buildGroup([[ada, "owner"], [ben, "member"], [carl, "member"]]);
  episode = await buildEpisode();
});

const write = async (author: UserViewer, note: string, audiences = [group.audienceId]) =>
  valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { note, audiences })));
const told = async (viewer: UserViewer) => (await findNotifications(viewer)).map(({ kind, count, unread }) => ({ kind, count, unread }));
const sentences = async (viewer: UserViewer) => (await findNotifications(viewer)).map(sentenceOf);
const ask = () => `Ask ${printMention(ben!)}.`;

test("Notifications are forgotten after three months once they were read, and after a year in any case", async () => {
  const now = new Date();
  const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
  const cases = { "read, of late": [89, true], "read, long ago": [91, true], "unread": [91, false], "unread, nearly a year": [364, false], "unread, a year": [366, false] } as const;
  for (const [key, [days, isRead]] of Object.entries(cases))
    await db.notification.create({ data: { userId: ben!.id, actorId: ada!.id, kind: "mention", key, at: daysAgo(days), readAt: isRead ? daysAgo(1) : null } });
  const published = { groupId: group.id, episodeId: episode.id, actorId: ada!.id };
  for (const days of [364, 366]) await db.groupNotification.create({ data: { ...published, day: daysAgo(days), at: daysAgo(days) } });
  await forgetOld(now);
  expect(await db.groupNotification.findMany({ where: { groupId: group.id } })).toMatchObject([{ at: daysAgo(364) }]);
  const kept = await db.notification.findMany({ where: { userId: ben!.id }, orderBy: { at: "desc" } });
  expect(kept.map(({ key }) => key)).toEqual(["read, of late", "unread", "unread, nearly a year"]);
});

describe("a mention", () => {
  test("tells whoever is mentioned and may read it, once, where it is read", async () => {
    const { id } = await write(ada!, ask());
    const [only, ...others] = await findNotifications(ben!);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: "mention", actor: { name: "Ada" }, excerpt: "Ask @Ben.", unread: true, episode: { title: episode.slug } });
    expect(only!.path).toBe(`/groups/${group.slug}/${episode.showSlug}/${episode.slug}?note=${id}`);
    expect(await sentences(carl!)).toEqual([`Ada published an annotation on “${episode.slug}”`]);
    expect(await told(ada!)).toEqual([]);
  });

  test("in a draft tells nobody, until it is published; to publish it again does not repeat it", async () => {
    const { id } = await write(ada!, ask(), []);
    expect(await told(ben!)).toEqual([]);
    valueOf(await publish(ada!, group.audienceId, [id]));
    expect(await told(ben!)).toMatchObject([{ kind: "mention", unread: true }]);
    valueOf(await markRead(ben!, { until: new Date().toISOString(), notifications: [] }));
    valueOf(await withdraw(ada!, group.audienceId, id));
    expect(await told(ben!)).toEqual([]);
    valueOf(await publish(ada!, group.audienceId, [id]));
    expect(await told(ben!)).toMatchObject([{ kind: "mention", unread: false }]);
  });

  test("leads to a group in which it is read, and not to where a moderator has hidden it", async () => {
    const other = await buildGroup([[ada!, "owner"], [ben!, "member"]]);
    const { id } = await write(ada!, `Ask ${printMention(ben!)}.`, [group.audienceId, other.audienceId]);
    for (const [hidden, open] of [[group, other], [other, group]] as const) {
      await hideIn(hidden.audienceId, { id });
      expect((await findNotifications(ben!)).find(({ kind }) => kind === "mention")).toMatchObject({ group: { name: open.slug } });
      await hideIn(hidden.audienceId, { id }, null);
    }
  });

  test("that an edit adds tells those alone who were not mentioned before, and one that it takes away is taken back", async () => {
    const { id, version } = await write(ada!, ask());
    valueOf(await openNotification(ben!, (await findNotifications(ben!))[0]!.id));
    valueOf(await updateAnnotation(ada!, id, { version, note: `${ask()} And ${printMention(carl!)}.` }));
    expect(await told(ben!)).toMatchObject([{ kind: "mention", unread: false }]);
    expect((await told(carl!)).map(({ kind }) => kind)).toEqual(["mention"]);
    valueOf(await updateAnnotation(ada!, id, { version: version + 1, note: "Nobody." }));
    expect((await told(ben!)).map(({ kind }) => kind), "what was published to him, mentioning nobody").toEqual(["published"]);
    expect((await told(carl!)).map(({ kind }) => kind)).toEqual(["published"]);
  });

  test("of someone who is in no group that reads it tells them nothing, now or later", async () => {
    const outsider = await buildUser();
    await write(ada!, `Ask ${printMention(outsider)} and ${printMention({ id: newId(), name: "Nobody" })}.`);
    expect(await db.notification.count({ where: { userId: outsider.id } })).toBe(0);
  });

  test("is silent while it is deleted, and after one has left", async () => {
    const { id } = await write(ada!, ask());
    valueOf(await deleteAnnotation(ada!, id));
    expect([await told(ben!), await countUnread(ben!)]).toEqual([[], 0]);
    valueOf(await restoreAnnotation(ada!, id));
    expect(await countUnread(ben!)).toBe(1);
    valueOf(await endMembership(ben!, group.id, ben!.id));
    expect([await told(ben!), await countUnread(ben!)]).toEqual([[], 0]);
  });
});

describe("what is published to a group", () => {
  test("is one notification for each author, episode and day, which grows", async () => {
    for (let count = 0; count < 12; count++) await write(ada!, "A note.");
    await write(carl!, "Another.");
    expect(await sentences(ben!)).toEqual([`Carl published an annotation on “${episode.slug}”`, `Ada published 12 annotations on “${episode.slug}”`]);
    expect(await countUnread(ben!)).toBe(2);
    expect(await db.groupNotification.count({ where: { groupId: group.id } })).toBe(2);
  });

  test("of one day is not told again with that of another", async () => {
    await write(ada!, "Yesterday’s.");
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
    await db.membership.updateMany({ where: { groupId: group.id }, data: { joinedAt: yesterday } });
    await db.publication.updateMany({ where: { audienceId: group.audienceId }, data: { publishedAt: yesterday } });
    await db.groupNotification.updateMany({ where: { groupId: group.id }, data: { day: yesterday, at: yesterday } });
    await write(ada!, "Today’s.");
    await write(ada!, "Today’s.");
    expect((await told(ben!)).map(({ count }) => count)).toEqual([2, 1]);
  });

  test("tells those who are in the group then: nothing of before one came, and all of it to each", async () => {
    await write(ada!, "A note.");
    const dora = await buildUser();
    await db.membership.create({ data: { groupId: group.id, userId: dora.id, role: "member" } });
    expect(await told(dora)).toEqual([]);
    await write(ada!, "Another.");
    expect([await told(dora), await told(ben!)]).toEqual([
      [{ kind: "published", count: 1, unread: true }],
      [{ kind: "published", count: 2, unread: true }],
    ]);
    valueOf(await markRead(dora, { until: new Date().toISOString(), notifications: [] }));
    expect([await countUnread(dora), await countUnread(ben!)]).toEqual([0, 1]);
  });

  test("grows and is read on each device alike, up to the moment that the page shows", async () => {
    await write(ada!, "One.");
    const [{ at } = { at: "" }] = await findNotifications(ben!);
    await write(ada!, "Two.");
    valueOf(await markRead(ben!, { until: at, notifications: [] }));
    expect(await told(ben!), "what came since is not on the page").toEqual([{ kind: "published", count: 2, unread: true }]);
  });

  test("begins anew once it was read", async () => {
    await write(ada!, "A note.");
    const { id } = (await findNotifications(ben!))[0]!;
    valueOf(await openNotification(ben!, id));
    expect(await told(ben!)).toEqual([{ kind: "published", count: 1, unread: false }]);
    const { id: second } = await write(ada!, "A second.");
    const [again] = await findNotifications(ben!);
    expect(again).toMatchObject({ id, count: 1, unread: true });
    expect(again!.path).toContain(`?note=${second}`);
  });

  test("counts only what is still there, and is read once all of it was seen where it is read", async () => {
    const [one, two] = [await write(ada!, "One."), await write(ada!, "Two.")];
    const three = await write(ada!, "Three.");
    valueOf(await withdraw(ada!, group.audienceId, three.id));
    expect(await told(ben!)).toEqual([{ kind: "published", count: 2, unread: true }]);
    valueOf(await markSeen(ben!, [one.id]));
    expect(await told(ben!)).toEqual([{ kind: "published", count: 1, unread: true }]);
    valueOf(await markSeen(ben!, [two.id]));
    expect(await told(ben!)).toEqual([{ kind: "published", count: 2, unread: false }]);
    expect(await countUnread(ben!)).toBe(0);
  });

  test("says nothing in a blind round until one has published enough", async () => {
    await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
    await write(ada!, ask());
    await write(ada!, "A note.");
    expect(await told(ben!)).toEqual([]);
    await write(ben!, "My own.");
    expect((await told(ben!)).map(({ kind }) => kind).sort()).toEqual(["mention", "published"]);
  });
});

describe("what is said in a thread", () => {
  const under = (annotation: string) => ({ annotation, audience: group.audienceId });
  const say = async (who: UserViewer, annotation: string, body: string) => valueOf(await createReply(who, newId(), { ...under(annotation), body }));

  test("tells whose note it is under, and those who take part; a mention in it, whoever is mentioned", async () => {
    const { id } = await write(ada!, "A note.");
    await say(ben!, id, "Is it?");
    await say(ada!, id, "It is.");
    await say(ben!, id, `What do you say, ${printMention(carl!)}?`);
    const kinds = async (who: UserViewer) => (await told(who)).map(({ kind }) => kind);
    expect([await kinds(ada!), await kinds(ben!), await kinds(carl!)]).toEqual([["reply", "reply"], ["reply", "published"], ["mention", "published"]]);
    const [mention] = await findNotifications(carl!);
    expect(mention).toMatchObject({ actor: { name: "Ben" }, excerpt: "What do you say, @Carl?", group: { name: group.slug } });
    expect(mention!.path).toBe(`/groups/${group.slug}/${episode.showSlug}/${episode.slug}?note=${id}`);
  });

  test("is read once it was seen in the thread, and told anew to those whom an edit adds", async () => {
    const { id } = await write(ada!, "A note.");
    const reply = await say(ben!, id, "Is it?");
    valueOf(await markRepliesSeen(ada!, { replies: [reply.id], threads: [] }));
    expect(await told(ada!)).toMatchObject([{ kind: "reply", unread: false }]);
    valueOf(await updateReply(ben!, reply.id, { version: 1, body: `Is it, ${printMention(carl!)}?` }));
    expect((await told(carl!)).map(({ kind }) => kind)).toEqual(["mention", "published"]);
    valueOf(await updateReply(ben!, reply.id, { version: 2, body: "Is it?" }));
    expect((await told(carl!)).map(({ kind }) => kind)).toEqual(["published"]);
  });

  test("and accepted as an answer tells who gave it and who asked, while it is the answer", async () => {
    const question = valueOf(await createAnnotation(ben!, newId(), newAnnotation(episode, { kind: "question", note: "Why?", audiences: [group.audienceId] })));
    const { id } = await say(carl!, question.id, "Because.");
    valueOf(await acceptAnswer(ada!, under(question.id), id));
    const answers = async (who: UserViewer) => (await findNotifications(who)).filter(({ kind }) => kind === "answer").map(sentenceOf);
    expect([await answers(ben!), await answers(carl!), await answers(ada!)]).toEqual([
      [`Ada accepted an answer to your question on “${episode.slug}”`],
      [`Ada accepted your answer on “${episode.slug}”`],
      [],
    ]);
    valueOf(await acceptAnswer(ben!, under(question.id), null));
    expect([await answers(ben!), await answers(carl!)]).toEqual([[], []]);
  });
});

describe("an invite by e-mail", () => {
  const invite = async (email: string) => insertInvite(ada!, group.id, { role: "member", expiresInDays: 7, maxUses: 1, email }, new Date());

  test("tells the account with a verified address, and leads in", async () => {
    const dora = await buildUser({ email: "dora@example.org", emailVerified: new Date() });
    const { token } = await invite("dora@example.org");
    const [only] = await findNotifications(dora);
    expect(only).toMatchObject({ kind: "invite", actor: { name: "Ada" }, group: { name: group.slug }, path: `/join/${token}` });
    valueOf(await acceptInvite(dora, token));
    expect(await findNotifications(dora)).toEqual([]);
  });

  test("names nobody and opens nothing to an account that only claims the address", async () => {
    const eve = await buildUser({ email: "eve@example.org" });
    const { token } = await invite("eve@example.org");
    const list = await findNotifications(eve);
    expect(list).toMatchObject([{ kind: "invite", actor: null, group: null, path: "/notifications" }]);
    for (const secret of [token, group.slug, "Ada"]) expect(JSON.stringify(list)).not.toContain(secret);
  });
});

test("A request to join tells those who answer it, until it is answered or taken back", async () => {
  const dora = await buildUser({ name: "Dora" });
  await db.group.update({ where: { id: group.id }, data: { takesRequests: true } });
  valueOf(await askToJoin(dora, group.id, "Please."));
  valueOf(await askToJoin(dora, group.id, "Pretty please."));
  expect([await sentences(ada!), await sentences(ben!)]).toEqual([[`Dora asks to join ${group.slug}`], []]);
  valueOf(await openNotification(ada!, (await findNotifications(ada!))[0]!.id));
  valueOf(await withdrawRequest(dora, group.id));
  expect(await sentences(ada!)).toEqual([]);
  valueOf(await askToJoin(dora, group.id, "Again."));
  expect(await told(ada!)).toMatchObject([{ kind: "request", unread: true }]);
  valueOf(await answerRequest(ada!, group.id, dora.id, true));
  expect(await sentences(ada!)).toEqual([]);
});

test("Only one’s own notifications are opened and marked, and what came since stays unread", async () => {
  await write(ada!, ask());
  const { id, at } = (await findNotifications(ben!))[0]!;
  expect(await openNotification(carl!, id)).toMatchObject({ ok: false, problem: { code: "not-found" } });
  valueOf(await markRead(carl!, { notifications: [id] }));
  expect(await countUnread(ben!)).toBe(1);
  valueOf(await markRead(ben!, { until: new Date(new Date(at).getTime() - 1).toISOString(), notifications: [] }));
  expect(await countUnread(ben!)).toBe(1);
  valueOf(await markRead(ben!, { until: at, notifications: [] }));
  expect(await countUnread(ben!)).toBe(0);
});

test("Of kinds that someone does not want to hear nothing is said", async () => {
  await write(ada!, ask());
  await write(ada!, "A note.");
  valueOf(await changeSettings(ben!, { muted: ["published"] }));
  expect((await told(ben!)).map(({ kind }) => kind)).toEqual(["mention"]);
  expect(await countUnread(ben!)).toBe(1);
});
