import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { latestIn } from "@/lib/annotations/latest";
import { withdraw } from "@/lib/annotations/publishing";
import { db } from "@/lib/db";
import type { Annotation } from "@/lib/db/generated/client";
import type { Result } from "@/lib/errors";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, hideIn, newId, valueOf } from "@/lib/testing/factories";
import { acceptAnswer, react, resolveThread } from "./mutations";
import { listThreads, readThread } from "./queries";
import { createReply, deleteReply, restoreReply, updateReply } from "./replies";
import type { ThreadKey } from "./schema";
import { markRepliesSeen } from "./seen";

let [ada, ben, cleo, dora]: UserViewer[] = [];
let episode: BuiltEpisode;
let group: BuiltGroup;
let other: BuiltGroup;
let note: Annotation;
let key: ThreadKey;

beforeEach(async () => {
  [ada, ben, cleo, dora] = [await buildUser(), await buildUser(), await buildUser(), await buildUser()];
  episode = await buildEpisode();
  group = await buildGroup([[ada!, "owner"], [ben!, "member"], [cleo!, "member"]]);
  other = await buildGroup([[ada!, "owner"], [dora!, "member"]]);
  note = await buildAnnotation({ author: ada!, episode, publishedTo: [group.audienceId, other.audienceId], note: "Is it so?" });
  key = { annotation: note.id, audience: group.audienceId };
});

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.problem.code);
const say = async (who: UserViewer | undefined, body: string, at = key) => valueOf(await createReply(who!, newId(), { ...at, body }));
const heardBy = async (who: UserViewer | undefined, at = key) => {
  const thread = await readThread(who!, at);
  return thread.ok ? thread.value.replies.map(({ body }) => body) : thread.problem.code;
};
const summaryFor = async (who: UserViewer | undefined) => (await listThreads(who!, episode.id)).map(({ replies, unread, audienceId }) => ({ replies, unread, audienceId }));

describe("a thread", () => {
  test("is one group's: another that reads the same annotation has its own", async () => {
    await say(ben, "Here I say this.");
    const there = { ...key, audience: other.audienceId };
    await say(dora, "And here that.", there);
    expect([await heardBy(ada), await heardBy(cleo), await heardBy(ada, there)]).toEqual([["Here I say this."], ["Here I say this."], ["And here that."]]);
    expect([await heardBy(dora), await heardBy(ben, there)]).toEqual(["not-found", "not-found"]);
    expect(codeOf(await createReply(dora!, newId(), { ...key, body: "Not mine to say." }))).toBe("not-found");
    expect(await summaryFor(ada)).toEqual([
      { replies: 1, unread: 1, audienceId: group.audienceId },
      { replies: 1, unread: 1, audienceId: other.audienceId },
    ]);
    expect(await summaryFor(dora)).toEqual([{ replies: 1, unread: 0, audienceId: other.audienceId }]);
    expect(await summaryFor(await buildUser())).toEqual([]);
  });

  test("stays with its annotation's author when that is taken back, and comes back with it", async () => {
    await say(ben, "Well put.");
    valueOf(await withdraw(ada!, group.audienceId, note.id));
    expect([await heardBy(ada), await heardBy(ben), await heardBy(cleo)]).toEqual([["Well put."], "not-found", "not-found"]);
    expect([await summaryFor(ben), (await summaryFor(ada)).length]).toEqual([[], 1]);
    expect(codeOf(await createReply(ada!, newId(), { ...key, body: "Alone?" }))).toBe("forbidden");
    await db.publication.create({ data: { annotationId: note.id, audienceId: group.audienceId } });
    expect(await heardBy(ben)).toEqual(["Well put."]);
  });

  test("is closed to whoever reads only, is muted, or is where nothing changes any more", async () => {
    const try_ = async () => (await createReply(ben!, newId(), { ...key, body: "May I?" })) as { problem?: { detail: string } };
    const own = { where: { groupId_userId: { groupId: group.id, userId: ben!.id } } };
    await db.membership.update({ ...own, data: { role: "reader" } });
    expect((await try_()).problem?.detail).toBe("You can read in this group, but not do this.");
    await db.membership.update({ ...own, data: { role: "member", mutedAt: new Date() } });
    expect((await try_()).problem?.detail).toBe("You are muted in this group: you can read, but not say anything.");
    expect(codeOf(await react(ben!, key, { reply: null, emoji: "👍", on: true }))).toBe("not-yours");
    await db.membership.update({ ...own, data: { mutedAt: null } });
    await db.group.update({ where: { id: group.id }, data: { archivedAt: new Date() } });
    expect((await try_()).problem?.detail).toBe("This group is archived. Its owner can bring it back.");
    expect(await heardBy(ada)).toEqual([]);
  });
});

describe("a reply", () => {
  test("is sent again without harm, also at once, and under no one else's id", async () => {
    const id = newId();
    const send = (who = ben!, body = "Once.") => createReply(who, id, { ...key, body });
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.map(codeOf)).toEqual(["ok", "ok", "ok"]);
    expect(valueOf(await send(ben, "Otherwise.")).body).toBe("Once.");
    expect(codeOf(await send(cleo))).toBe("not-found");
    expect(await heardBy(ada)).toEqual(["Once."]);
  });

  test("is changed by its author, on the version that they saw", async () => {
    const { id, version } = await say(ben, "First.");
    expect(codeOf(await updateReply(ada!, id, { version, body: "Hers." }))).toBe("not-found");
    const changed = valueOf(await updateReply(ben!, id, { version, body: "Second." }));
    expect(changed).toMatchObject({ body: "Second.", version: 2 });
    expect(changed.editedAt).not.toBeNull();
    const late = await updateReply(ben!, id, { version, body: "Third." });
    expect([codeOf(late), late.ok || late.problem.current]).toEqual(["conflict", changed]);
    expect(valueOf(await updateReply(ben!, id, { version, body: "Second." })).version).toBe(2);
  });

  test("keeps its place when it is deleted only where others answered, and comes back", async () => {
    const first = await say(ben, "First.");
    await say(cleo, "To that.");
    const last = await say(ben, "Last.");
    expect(codeOf(await deleteReply(ada!, first.id))).toBe("not-found");
    for (const { id } of [first, last, last]) valueOf(await deleteReply(ben!, id));
    expect(await heardBy(ada)).toEqual(["", "To that."]);
    const [gone] = valueOf(await readThread(ada!, key)).replies;
    expect(gone).toMatchObject({ deleted: true, body: "", unread: false, reactions: [] });
    expect((await summaryFor(ada))[0]).toMatchObject({ replies: 1, unread: 1 });
    expect(codeOf(await updateReply(ben!, first.id, { version: 2, body: "Still here?" }))).toBe("not-found");
    expect(valueOf(await restoreReply(ben!, first.id)).body).toBe("First.");
    await db.reply.update({ where: { id: last.id }, data: { deletedAt: new Date("2020-01-01") } });
    expect(codeOf(await restoreReply(ben!, last.id))).toBe("not-found");
    expect(await heardBy(ada)).toEqual(["First.", "To that."]);
  });

  test("is unread until one has seen it, wherever that was", async () => {
    const one = await say(ben, "One.");
    const two = await say(ben, "Two.");
    expect((await summaryFor(ada))[0]).toMatchObject({ replies: 2, unread: 2 });
    expect((await summaryFor(ben))[0]).toMatchObject({ replies: 2, unread: 0 });
    for (const _ of [1, 2]) valueOf(await markRepliesSeen(ada!, { replies: [one.id], threads: [] }));
    valueOf(await markRepliesSeen(dora!, { replies: [one.id, two.id], threads: [] }));
    expect((await summaryFor(ada))[0]).toMatchObject({ unread: 1 });
    expect((await summaryFor(cleo))[0]).toMatchObject({ unread: 2 });
    expect(valueOf(await readThread(ada!, key)).replies.map(({ unread }) => unread)).toEqual([false, true]);
    expect(await db.seenReply.count({ where: { replyId: { in: [one.id, two.id] } } })).toBe(1);
  });
});

test("All that is said under annotations is noted as seen at once, in the group that is named and no other", async () => {
  const elsewhere = await buildGroup([[ada!, "owner"], [ben!, "member"]]);
  await db.publication.create({ data: { annotationId: note.id, audienceId: elsewhere.audienceId } });
  const other = { annotation: note.id, audience: elsewhere.audienceId };
  for (const body of ["One.", "Two."]) await say(ben, body);
  valueOf(await createReply(ben!, newId(), { ...other, body: "Elsewhere." }));
  const threads = [{ audience: group.audienceId, annotations: [note.id, newId()] }];
  for (const who of [ada!, ada!, dora!]) valueOf(await markRepliesSeen(who, { replies: [], threads }));
  const left = async (who: UserViewer) => (await listThreads(who, episode.id)).map(({ audienceId, unread }) => [audienceId === group.audienceId, unread]);
  expect(await left(ada!)).toEqual(expect.arrayContaining([[true, 0], [false, 1]]));
  expect(await left(cleo!)).toEqual([[true, 2]]);
  expect(await db.seenReply.count({ where: { userId: dora!.id } }), "who does not read it has seen nothing").toBe(0);
});

describe("what is hidden", () => {
  test("is shown to its author and to moderators, marked, and to nobody else", async () => {
    const { id } = await say(ben, "Rude.");
    await say(cleo, "Kind.");
    await db.reply.update({ where: { id }, data: { hiddenAt: new Date() } });
    expect([await heardBy(ben), await heardBy(ada), await heardBy(cleo)]).toEqual([["Rude.", "Kind."], ["Rude.", "Kind."], ["Kind."]]);
    expect(valueOf(await readThread(ben!, key)).replies.map(({ hidden }) => hidden)).toEqual([true, false]);
    expect((await summaryFor(cleo))[0]).toMatchObject({ replies: 1, unread: 0 });
    expect(codeOf(await react(cleo!, key, { reply: id, emoji: "👍", on: true }))).toBe("not-found");
    valueOf(await deleteReply(ben!, id));
    expect([await heardBy(ada), await heardBy(cleo)]).toEqual([["Kind."], ["Kind."]]);
  });

  test("takes its thread with it", async () => {
    await say(ben, "Under it.");
    await hideIn(group.audienceId, note);
    expect([await heardBy(ada), await heardBy(ben)]).toEqual([["Under it."], "not-found"]);
    expect([await summaryFor(ben), codeOf(await createReply(ada!, newId(), { ...key, body: "And now?" }))]).toEqual([[], "forbidden"]);
  });
});

describe("reactions", () => {
  const reactionsFor = async (who: UserViewer | undefined) => (await listThreads(who!, episode.id)).find(({ audienceId }) => audienceId === group.audienceId)?.reactions;

  test("to an annotation or a reply are made once each, and taken back", async () => {
    const { id: reply } = await say(ben, "A reply.");
    const like = { reply: null, emoji: "👍", on: true } as const;
    for (const result of await Promise.all([react(cleo!, key, like), react(cleo!, key, like), react(cleo!, key, like)])) valueOf(result);
    valueOf(await react(ben!, key, like));
    valueOf(await react(cleo!, key, { reply, emoji: "💡", on: true }));
    expect(await reactionsFor(ada)).toMatchObject([{ emoji: "👍", people: [{ id: cleo!.id }, { id: ben!.id }] }]);
    const thread = valueOf(await readThread(ada!, key));
    expect(thread.replies[0]?.reactions).toEqual([{ emoji: "💡", people: [{ id: cleo!.id, name: cleo!.name }] }]);
    for (const _ of [1, 2]) valueOf(await react(cleo!, key, { ...like, on: false }));
    expect(await reactionsFor(ada)).toMatchObject([{ emoji: "👍", people: [{ id: ben!.id }] }]);
  });

  test("go to what is said in this thread, and to nothing elsewhere", async () => {
    const there = await say(dora, "Elsewhere.", { ...key, audience: other.audienceId });
    expect(codeOf(await react(ada!, key, { reply: there.id, emoji: "👍", on: true }))).toBe("not-found");
    expect(codeOf(await react(dora!, key, { reply: null, emoji: "👍", on: true }))).toBe("not-found");
    expect(await db.reaction.count({ where: { thread: { annotationId: note.id } } })).toBe(0);
  });
});

describe("a question", () => {
  const openQuestions = async (who: UserViewer | undefined) => (await latestIn(who!, group.audienceId, { take: 9, kind: "question", isOpen: true })).map(({ annotation }) => annotation.id);
  beforeEach(() => db.annotation.update({ where: { id: note.id }, data: { kind: "question" } }));

  test("is open until its author or a moderator accepts an answer, and again without one", async () => {
    const { id: reply } = await say(ben, "Because.");
    const better = await say(cleo, "Rather because.");
    expect(await openQuestions(ben)).toEqual([note.id]);
    expect(codeOf(await acceptAnswer(cleo!, key, reply))).toBe("not-yours");
    valueOf(await acceptAnswer(ada!, key, reply));
    valueOf(await acceptAnswer(ada!, key, better.id));
    expect(valueOf(await readThread(ben!, key)).acceptedReplyId).toBe(better.id);
    expect(await openQuestions(ben)).toEqual([]);
    valueOf(await deleteReply(cleo!, better.id));
    expect([await openQuestions(ben), valueOf(await readThread(ben!, key)).acceptedReplyId]).toEqual([[note.id], null]);
    valueOf(await acceptAnswer(ada!, key, reply));
    valueOf(await acceptAnswer(ada!, key, null));
    expect(await openQuestions(ben)).toEqual([note.id]);
  });

  test("has an answer of its own in each group", async () => {
    const { id: reply } = await say(ben, "Because.");
    expect(codeOf(await acceptAnswer(ada!, { ...key, audience: other.audienceId }, reply))).toBe("not-found");
    valueOf(await acceptAnswer(ada!, key, reply));
    expect(await latestIn(dora!, other.audienceId, { take: 9, kind: "question", isOpen: true })).toHaveLength(1);
  });

  test("alone has one", async () => {
    await db.annotation.update({ where: { id: note.id }, data: { kind: "note" } });
    const { id: reply } = await say(ben, "Yes.");
    expect(codeOf(await acceptAnswer(ada!, key, reply))).toBe("invalid");
    expect(valueOf(await readThread(ada!, key)).may).toEqual({ reply: true, resolve: true, accept: false });
  });

  test("that is resolved is not open, until it is reopened", async () => {
    expect(codeOf(await resolveThread(ben!, key, true))).toBe("not-yours");
    valueOf(await resolveThread(ada!, key, true));
    const { resolved } = valueOf(await readThread(ben!, key));
    expect(resolved?.by).toEqual({ id: ada!.id, name: ada!.name });
    valueOf(await resolveThread(ada!, key, true));
    expect(valueOf(await readThread(ben!, key)).resolved).toEqual(resolved);
    expect(await openQuestions(ben)).toEqual([]);
    valueOf(await resolveThread(ada!, key, false));
    expect([await openQuestions(ben), valueOf(await readThread(ben!, key)).resolved]).toEqual([[note.id], null]);
  });
});
