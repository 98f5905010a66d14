import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { deleteAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish, withdraw } from "@/lib/annotations/publishing";
import { annotationsIn, ownAnnotations } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import type { Annotation, Reply } from "@/lib/db/generated/client";
import type { Result } from "@/lib/errors";
import { changeRole, endMembership } from "@/lib/groups/members";
import { readGroup } from "@/lib/groups/page";
import { search } from "@/lib/search/queries";
import { searchSchema } from "@/lib/search/schema";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildReply, buildUser, valueOf } from "@/lib/testing/factories";
import { acceptAnswer } from "@/lib/threads/mutations";
import { readThread } from "@/lib/threads/queries";
import { logOf } from "./log";
import { dismissReport, report, setHidden, setMuted } from "./mutations";
import { deskOf } from "./queries";

let [owner, moderator, writer, member, stranger]: UserViewer[] = [];
let episode: BuiltEpisode;
let group: BuiltGroup;
let note: Annotation;
let reply: Reply;

beforeEach(async () => {
  [owner, moderator, writer, member, stranger] = [await buildUser(), await buildUser(), await buildUser(), await buildUser(), await buildUser()];
  episode = await buildEpisode();
  group = await buildGroup([[owner!, "owner"], [moderator!, "moderator"], [writer!, "member"], [member!, "member"]]);
  note = await buildAnnotation({ author: writer!, episode, publishedTo: [group.audienceId], note: "A **zebra** of a note." });
  reply = await buildReply({ author: writer!, under: note, audienceId: group.audienceId, body: "A rude reply." });
});

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.problem.code);
const found = async (who: UserViewer | undefined) => valueOf(await search(who!, searchSchema.parse({ q: "zebra" }))).annotations?.hits ?? [];
const theNote = () => ({ annotation: note.id, reply: null });
const theReply = () => ({ annotation: note.id, reply: reply.id });
const readIn = async (who: UserViewer | undefined) => (await annotationsIn(who!, episode.id, group.audienceId)).map(({ id }) => id);
const repliesFor = async (who: UserViewer | undefined) => {
  const thread = await readThread(who!, { annotation: note.id, audience: group.audienceId });
  return thread.ok ? thread.value.replies.map(({ body, hidden }) => [body, hidden]) : thread.problem.code;
};
const acts = async () => (await logOf(owner!, group.id))?.map(({ act, by, of, about }) => [act, by?.id, of?.id, about]);

describe("a report", () => {
  test("reaches the moderators and nobody else, once, with its newest reason", async () => {
    valueOf(await report(member!, group.id, { ...theNote(), reason: "Off the subject" }));
    valueOf(await report(member!, group.id, { ...theNote(), reason: "Not about this" }));
    valueOf(await report(member!, group.id, { ...theReply(), reason: "Rude" }));
    for (const who of [owner!, moderator!]) {
      const { reports } = (await deskOf(who, group.id))!;
      expect(reports.map(({ reporter, reason, item }) => [reporter.id, reason, item.author.id, item.excerpt, item.replyId])).toEqual([
        [member!.id, "Not about this", writer!.id, "A zebra of a note.", null],
        [member!.id, "Rude", writer!.id, "A rude reply.", reply.id],
      ]);
    }
    expect([await deskOf(writer!, group.id), await deskOf(member!, group.id), await deskOf(stranger!, group.id)]).toEqual([null, null, null]);
    expect((await acts())?.map(([act]) => act)).toEqual(["report", "report"]);
  });

  test("is nobody's to make of their own, of what they do not read, or in another group", async () => {
    const elsewhere = await buildGroup([[member!, "owner"]]);
    expect(codeOf(await report(writer!, group.id, { ...theNote(), reason: "Mine" }))).toBe("not-yours");
    expect(codeOf(await report(stranger!, group.id, { ...theNote(), reason: "Theirs" }))).toBe("not-found");
    expect(codeOf(await report(member!, elsewhere.id, { ...theNote(), reason: "Elsewhere" }))).toBe("not-found");
    expect((await deskOf(owner!, group.id))?.reports).toEqual([]);
  });

  test("is dismissed by a moderator of the group, and answered by hiding", async () => {
    valueOf(await report(member!, group.id, { ...theNote(), reason: "One" }));
    const id = (await deskOf(owner!, group.id))!.reports[0]!.id;
    expect(codeOf(await dismissReport(member!, group.id, id))).toBe("not-found");
    const elsewhere = await buildGroup([[stranger!, "owner"]]);
    expect(codeOf(await dismissReport(stranger!, elsewhere.id, id))).toBe("not-found");
    for (const _ of [1, 2]) valueOf(await dismissReport(moderator!, group.id, id));
    expect((await deskOf(owner!, group.id))?.reports).toEqual([]);
    valueOf(await report(member!, group.id, { ...theNote(), reason: "Two" }));
    valueOf(await report(owner!, group.id, { ...theReply(), reason: "Three" }));
    valueOf(await setHidden(moderator!, group.id, { ...theNote(), hidden: true }));
    expect((await deskOf(owner!, group.id))?.reports.map(({ reason }) => reason)).toEqual(["Three"]);
    expect((await acts())?.map(([act]) => act)).toEqual(["hide", "report", "report", "dismiss", "report"]);
  });
});

describe("hiding", () => {
  test("an annotation takes it from the others everywhere, and not from its author and moderators", async () => {
    expect(codeOf(await setHidden(member!, group.id, { ...theNote(), hidden: true }))).toBe("not-yours");
    expect(codeOf(await setHidden(stranger!, group.id, { ...theNote(), hidden: true }))).toBe("not-found");
    for (const _ of [1, 2]) valueOf(await setHidden(moderator!, group.id, { ...theNote(), hidden: true }));
    expect([await readIn(member), await readIn(owner), await readIn(writer)]).toEqual([[], [note.id], [note.id]]);
    for (const [found] of [await annotationsIn(owner!, episode.id, group.audienceId), await ownAnnotations(writer!, episode.id)])
      expect(found).toMatchObject({ audiences: [group.audienceId], hiddenIn: [group.audienceId] });
    const hits = async (who: UserViewer | undefined) => (await found(who)).map(({ id }) => id).includes(note.id);
    expect([await hits(member), await hits(owner)]).toEqual([false, true]);
    const counted = async (who: UserViewer | undefined) => {
      await db.reading.createMany({ data: [{ groupId: group.id, episodeId: episode.id }], skipDuplicates: true });
      return (await readGroup(who!, { id: group.id }))?.readings[0]?.annotations;
    };
    expect([await counted(member), await counted(moderator)]).toEqual([0, 1]);
    expect((await deskOf(owner!, group.id))?.hidden.map(({ annotationId, replyId }) => [annotationId, replyId])).toEqual([[note.id, null]]);
    expect(await acts()).toEqual([["hide", moderator!.id, writer!.id, "A zebra of a note."]]);
  });

  test("is not undone by withdrawing and publishing again, only by restoring", async () => {
    valueOf(await setHidden(owner!, group.id, { ...theNote(), hidden: true }));
    valueOf(await withdraw(writer!, group.audienceId, note.id));
    expect((await deskOf(owner!, group.id))?.hidden).toEqual([]);
    valueOf(await publish(writer!, group.audienceId, [note.id]));
    expect([await readIn(member), await readIn(owner)]).toEqual([[], [note.id]]);
    valueOf(await setHidden(moderator!, group.id, { ...theNote(), hidden: false }));
    expect(await readIn(member)).toEqual([note.id]);
    expect((await ownAnnotations(writer!, episode.id))[0]?.hiddenIn).toBeUndefined();
    expect((await acts())?.map(([act]) => act)).toEqual(["restore", "hide"]);
  });

  test("in one group says nothing to another, not even to those who are in both", async () => {
    const other = await buildGroup([[writer!, "owner"], [member!, "member"]]);
    valueOf(await publish(writer!, other.audienceId, [note.id]));
    valueOf(await setHidden(owner!, group.id, { ...theNote(), hidden: true }));
    const [there] = await annotationsIn(member!, episode.id, other.audienceId);
    expect([there?.id, there?.audiences, there?.hiddenIn]).toEqual([note.id, [other.audienceId], undefined]);
    const hit = (await found(member)).find(({ id }) => id === note.id);
    expect(hit?.readIn.map(({ group }) => group?.slug)).toEqual([other.slug]);
  });

  test("a reply leaves the thread as it is, but it answers no question any more", async () => {
    await db.annotation.update({ where: { id: note.id }, data: { kind: "question" } });
    valueOf(await acceptAnswer(writer!, { annotation: note.id, audience: group.audienceId }, reply.id));
    valueOf(await setHidden(moderator!, group.id, { ...theReply(), hidden: true }));
    expect([await repliesFor(member), await repliesFor(writer), await repliesFor(owner)]).toEqual([[], [["A rude reply.", true]], [["A rude reply.", true]]]);
    expect(valueOf(await readThread(owner!, { annotation: note.id, audience: group.audienceId })).acceptedReplyId).toBeNull();
    expect((await deskOf(owner!, group.id))?.hidden.map(({ replyId, excerpt }) => [replyId, excerpt])).toEqual([[reply.id, "A rude reply."]]);
    valueOf(await setHidden(owner!, group.id, { ...theReply(), hidden: false }));
    expect(await repliesFor(member)).toEqual([["A rude reply.", false]]);
  });
});

describe("muting", () => {
  test("leaves a member to read, told so, and lets them speak again", async () => {
    const draft = await buildAnnotation({ author: writer!, episode });
    expect([codeOf(await setMuted(member!, group.id, writer!.id, true)), codeOf(await setMuted(moderator!, group.id, owner!.id, true))]).toEqual(["not-yours", "not-yours"]);
    expect([codeOf(await setMuted(moderator!, group.id, stranger!.id, true)), codeOf(await setMuted(owner!, group.id, owner!.id, true))]).toEqual(["not-found", "not-yours"]);
    for (const _ of [1, 2]) valueOf(await setMuted(moderator!, group.id, writer!.id, true));
    const refused = await publish(writer!, group.audienceId, [draft.id]);
    expect(refused).toMatchObject({ problem: { code: "not-yours", detail: "You are muted in this group: you can read, but not publish to it." } });
    const seenBy = async (who: UserViewer | undefined) => {
      const page = await readGroup(who!, { id: group.id });
      return [page?.group.muted ?? false, page?.members.find(({ id }) => id === writer!.id)?.muted ?? false];
    };
    expect([await seenBy(writer), await seenBy(moderator), await seenBy(member)]).toEqual([[true, true], [false, true], [false, false]]);
    valueOf(await setMuted(owner!, group.id, writer!.id, false));
    expect(codeOf(await publish(writer!, group.audienceId, [draft.id]))).toBe("ok");
    expect(await acts()).toEqual([["unmute", owner!.id, writer!.id, ""], ["mute", moderator!.id, writer!.id, ""]]);
  });

  test("keeps what is published there from saying something else, until it is taken back", async () => {
    valueOf(await setMuted(owner!, group.id, writer!.id, true));
    const held = { problem: { code: "forbidden", detail: "You are muted in a group that this is published to. Take it back from there before you change what it says." } };
    for (const change of [{ note: "Worse." }, { kind: "disagree" as const }, { tags: ["worse"] }])
      expect(await updateAnnotation(writer!, note.id, { version: 1, ...change })).toMatchObject(held);
    expect(await updateAnnotation(writer!, note.id, { version: 1, note: note.note }), "asking for what is there is no change").toMatchObject({ ok: true });
    expect(await updateAnnotation(writer!, note.id, { version: 1, colour: "pink" })).toMatchObject({ ok: true, value: { note: note.note, version: 2 } });
    const draft = await buildAnnotation({ author: writer!, episode });
    expect(await updateAnnotation(writer!, draft.id, { version: 1, note: "To myself." })).toMatchObject({ ok: true });
    valueOf(await withdraw(writer!, group.audienceId, note.id));
    expect(await updateAnnotation(writer!, note.id, { version: 2, note: "To myself." })).toMatchObject({ ok: true });
    expect(await readIn(member)).toEqual([]);
  });

  test("leaves a member to delete what they published, and is not got round by leaving", async () => {
    valueOf(await setMuted(owner!, group.id, writer!.id, true));
    valueOf(await endMembership(writer!, group.id, writer!.id));
    expect(codeOf(await updateAnnotation(writer!, note.id, { version: 1, note: "Worse." }))).toBe("forbidden");
    valueOf(await deleteAnnotation(writer!, note.id));
    expect(await readIn(member)).toEqual([]);
  });

  test("outlasts leaving and coming back", async () => {
    valueOf(await setMuted(owner!, group.id, writer!.id, true));
    valueOf(await endMembership(writer!, group.id, writer!.id));
    await db.membership.update({ where: { groupId_userId: { groupId: group.id, userId: writer!.id } }, data: { leftAt: null } });
    expect((await readGroup(writer!, { id: group.id }))?.group.muted).toBe(true);
  });
});

describe("the end of a membership", () => {
  const isThere = async () => [(await readIn(member)).includes(note.id), await repliesFor(member)];
  const staying = [true, [["A rude reply.", false]]];

  test.each([
    ["removed, as the group has it at first", true, undefined, "stays"],
    ["removed where the group lets work go", false, undefined, "goes"],
    ["removed, and said to stay", false, "stays", "stays"],
    ["removed, and said to go", true, "goes", "goes"],
  ] as const)("of someone %s", async (_, keepsWork, work, then) => {
    await db.group.update({ where: { id: group.id }, data: { keepsWork } });
    valueOf(await endMembership(moderator!, group.id, writer!.id, work));
    expect(await isThere()).toEqual(then === "stays" ? staying : [false, "not-found"]);
    expect(await acts()).toEqual([["remove", moderator!.id, writer!.id, then === "goes" ? "with what they published" : ""]]);
    expect(await ownAnnotations(writer!, episode.id), "to themselves it stays").toHaveLength(1);
  });

  test.each([["stays", undefined], ["stays", "stays"], ["goes", "goes"]] as const)("of someone who leaves: their work %s when they say %s", async (then, work) => {
    await db.group.update({ where: { id: group.id }, data: { keepsWork: false } });
    valueOf(await endMembership(writer!, group.id, writer!.id, work));
    expect(await isThere()).toEqual(then === "stays" ? staying : [false, "not-found"]);
    expect(await acts()).toEqual([]);
  });

  test("takes what they said elsewhere in the group as well, and what they answered", async () => {
    const question = await buildAnnotation({ author: member!, episode, publishedTo: [group.audienceId], note: "Why?" });
    await db.annotation.update({ where: { id: question.id }, data: { kind: "question" } });
    const { id, threadId } = await buildReply({ author: writer!, under: question, audienceId: group.audienceId });
    const key = { annotation: question.id, audience: group.audienceId };
    valueOf(await acceptAnswer(member!, key, id));
    await db.reaction.create({ data: { threadId, userId: writer!.id, emoji: "👍" } });
    valueOf(await endMembership(owner!, group.id, writer!.id, "goes"));
    expect(valueOf(await readThread(member!, key))).toMatchObject({ replies: [], acceptedReplyId: null, reactions: [] });
  });
});

test("The log is its owner's to read, and has who got which role", async () => {
  valueOf(await changeRole(owner!, group.id, member!.id, "moderator"));
  valueOf(await changeRole(owner!, group.id, member!.id, "moderator"));
  expect(await acts()).toEqual([["role", owner!.id, member!.id, "moderator"]]);
  for (const who of [moderator!, writer!, stranger!]) expect(await logOf(who, group.id)).toBeNull();
});

test("The log says nothing of a blind round to an owner who is in it, and all of it once they are not", async () => {
  await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
  await buildAnnotation({ author: moderator!, episode, publishedTo: [group.audienceId] });
  valueOf(await setHidden(moderator!, group.id, { ...theNote(), hidden: true }));
  expect(await acts()).toEqual([]);
  await buildAnnotation({ author: owner!, episode, publishedTo: [group.audienceId] });
  expect(await acts()).toEqual([["hide", moderator!.id, writer!.id, "A zebra of a note."]]);
});
