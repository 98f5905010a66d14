import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildShareLink, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { publish, publishAll, withdraw, withdrawAll } from "./publishing";
import { annotationsIn, ownAnnotations } from "./queries";

const notThere = { ok: false, problem: { code: "not-found" } };
const past = new Date("2026-01-01T00:00:00Z");

let author: UserViewer;
let reader: UserViewer;
let stranger: UserViewer;
let episode: BuiltEpisode;
let group: BuiltGroup;

beforeEach(async () => {
  [author, reader, stranger] = [await buildUser(), await buildUser(), await buildUser()];
  episode = await buildEpisode();
  group = await buildGroup([[author, "member"], [reader, "reader"]]);
});

const draft = (by = author, on = episode) => buildAnnotation({ author: by, episode: on });
const published = async (audienceId: string) =>
  (await db.publication.findMany({ where: { audienceId } })).map(({ annotationId }) => annotationId).sort();

describe("publishing to a group", () => {
  test("shows the chosen annotations to its members, and none of the other drafts", async () => {
    const [one, two] = [await draft(), await draft(), await draft()];
    const answer = valueOf(await publish(author, group.audienceId, [one.id, two.id]));
    expect(answer.map(({ id, audiences }) => [id, audiences])).toEqual([one, two].map(({ id }) => [id, [group.audienceId]]));
    expect((await annotationsIn(reader, episode.id, group.audienceId)).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(await annotationsIn(stranger, episode.id, group.audienceId)).toEqual([]);
    expect(await ownAnnotations(author, episode.id)).toHaveLength(3);
  });

  test("what is published already, or named twice, is a success that publishes it once", async () => {
    const { id } = await draft();
    valueOf(await publish(author, group.audienceId, [id]));
    expect(await publish(author, group.audienceId, [id, id])).toMatchObject({ ok: true });
    expect(await published(group.audienceId)).toEqual([id]);
  });

  test("many times at once publishes once, and together with withdrawing leaves one or the other", async () => {
    const { id } = await draft();
    const answers = await Promise.all([1, 2, 3].map(() => publish(author, group.audienceId, [id])));
    for (const answer of answers) expect(valueOf(answer)).toMatchObject([{ id, audiences: [group.audienceId] }]);
    expect(await published(group.audienceId)).toEqual([id]);
    const both = await Promise.all([withdraw(author, group.audienceId, id), publish(author, group.audienceId, [id]), withdraw(author, group.audienceId, id)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect([0, 1]).toContain((await published(group.audienceId)).length);
  });

  test("publishes all or none: one that is another's, deleted or unknown refuses the rest", async () => {
    const mine = await draft();
    const deleted = await buildAnnotation({ author, episode, deletedAt: past });
    for (const other of [(await draft(stranger)).id, deleted.id, newId()])
      expect(await publish(author, group.audienceId, [mine.id, other])).toMatchObject(notThere);
    expect(await published(group.audienceId)).toEqual([]);
  });

  test("is refused to someone who may only read there", async () => {
    const { id } = await draft(reader);
    expect(await publish(reader, group.audienceId, [id])).toMatchObject({ ok: false, problem: { code: "not-yours" } });
    expect(await published(group.audienceId)).toEqual([]);
  });

  test("is refused to strangers as if there were no such group, and so it is to those who left", async () => {
    const former = await buildUser();
    const left = await buildGroup([[former, "owner", { leftAt: past }], [author, "owner"]]);
    const { id } = await draft(former);
    expect(await publish(former, group.audienceId, [id])).toMatchObject(notThere);
    expect(await publish(former, left.audienceId, [id])).toMatchObject(notThere);
    expect(await publish(former, newId(), [id])).toEqual(await publish(former, left.audienceId, [id]));
    expect(await published(left.audienceId)).toEqual([]);
  });

  test("is refused once the group is archived", async () => {
    await db.group.update({ where: { id: group.id }, data: { archivedAt: past } });
    const { id } = await draft();
    expect(await publish(author, group.audienceId, [id])).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  });
});

describe("publishing to a share link", () => {
  test("shows the annotation through the link", async () => {
    const link = await buildShareLink(author, episode.id);
    const { id } = await draft();
    valueOf(await publish(author, link.audienceId, [id]));
    expect(await annotationsIn({ kind: "link", audienceId: link.audienceId }, episode.id, link.audienceId)).toMatchObject([{ id }]);
  });

  test("is refused when the link is another's, to another episode, revoked or expired", async () => {
    const { id } = await draft();
    const links = [
      await buildShareLink(stranger, episode.id),
      await buildShareLink(author, (await buildEpisode()).id),
      await buildShareLink(author, episode.id, { revokedAt: past }),
      await buildShareLink(author, episode.id, { expiresAt: past }),
    ];
    for (const { audienceId } of links) {
      expect(await publish(author, audienceId, [id])).toMatchObject(notThere);
      expect(await published(audienceId)).toEqual([]);
    }
  });

  test("is refused whole when one of the annotations is on another episode", async () => {
    const link = await buildShareLink(author, episode.id);
    const elsewhere = await draft(author, await buildEpisode());
    expect(await publish(author, link.audienceId, [(await draft()).id, elsewhere.id])).toMatchObject(notThere);
    expect(await published(link.audienceId)).toEqual([]);
  });
});

describe("withdrawing", () => {
  test("takes one annotation back from one audience and from no other", async () => {
    const second = await buildGroup([[author, "member"]]);
    const audiences = [group.audienceId, second.audienceId];
    const [one, two] = [await buildAnnotation({ author, episode, publishedTo: audiences }), await buildAnnotation({ author, episode, publishedTo: audiences })];
    expect(await withdraw(author, group.audienceId, one.id)).toMatchObject({ ok: true });
    expect(await withdraw(author, group.audienceId, one.id)).toMatchObject({ ok: true });
    expect(await published(group.audienceId)).toEqual([two.id]);
    expect(await published(second.audienceId)).toEqual([one.id, two.id]);
    expect((await annotationsIn(reader, episode.id, group.audienceId)).map(({ id }) => id)).toEqual([two.id]);
  });

  test("is still possible for someone who has left the group", async () => {
    const { id } = await buildAnnotation({ author, episode, publishedTo: [group.audienceId] });
    await db.membership.updateMany({ where: { userId: author.id }, data: { leftAt: past } });
    expect(await withdraw(author, group.audienceId, id)).toMatchObject({ ok: true });
    expect(await published(group.audienceId)).toEqual([]);
  });

  test("is for the author alone", async () => {
    const { id } = await buildAnnotation({ author, episode, publishedTo: [group.audienceId] });
    expect(await withdraw(reader, group.audienceId, id)).toMatchObject(notThere);
    expect(await withdraw(stranger, group.audienceId, id)).toMatchObject(notThere);
    expect(await published(group.audienceId)).toEqual([id]);
  });
});

describe("many at once", () => {
  let second: BuiltGroup;
  beforeEach(async () => {
    second = await buildGroup([[author, "member"], [stranger, "member"]]);
  });
  const to = (audience: string, ...annotations: { id: string }[]) => ({ audience, annotations: annotations.map(({ id }) => id) });

  test("are published to several audiences, and taken back are exactly those that this added", async () => {
    const [one, two] = [await draft(), await draft()];
    valueOf(await publish(author, group.audienceId, [one.id]));
    const answer = valueOf(await publishAll(author, [to(group.audienceId, one, two), to(second.audienceId, one, two)]));
    expect(answer.annotations.map(({ id, audiences }) => [id, audiences.sort()])).toEqual([one, two].map(({ id }) => [id, [group.audienceId, second.audienceId].sort()]));
    expect(answer.changed).toEqual([to(group.audienceId, two), to(second.audienceId, one, two)]);
    const undone = valueOf(await withdrawAll(author, answer.changed));
    expect(undone.changed).toEqual(answer.changed);
    expect([await published(group.audienceId), await published(second.audienceId)]).toEqual([[one.id], []]);
    valueOf(await publishAll(author, undone.changed));
    expect([await published(group.audienceId), await published(second.audienceId)]).toEqual([[one.id, two.id], [one.id, two.id]]);
    expect(valueOf(await publishAll(author, undone.changed)).changed, "all of them are there").toEqual([]);
  });

  test("are published to none of the audiences when one is closed to them, or unknown", async () => {
    const mine = await draft();
    const closed = await buildGroup([[author, "reader"]]);
    expect(await publishAll(author, [to(group.audienceId, mine), to(closed.audienceId, mine)])).toMatchObject({ ok: false, problem: { code: "not-yours" } });
    for (const audience of [newId(), (await buildShareLink(author, (await buildEpisode()).id)).audienceId])
      expect(await publishAll(author, [to(group.audienceId, mine), to(audience, mine)])).toMatchObject(notThere);
    expect(await publishAll(author, [to(group.audienceId, mine), to(second.audienceId, await draft(stranger))])).toMatchObject(notThere);
    expect(await published(group.audienceId)).toEqual([]);
  });

  test("are withdrawn from everywhere, also from where their author has left, and from nobody else's", async () => {
    const everywhere = [group.audienceId, second.audienceId];
    const [one, two] = [await buildAnnotation({ author, episode, publishedTo: everywhere }), await buildAnnotation({ author, episode, publishedTo: everywhere })];
    const other = await buildAnnotation({ author: stranger, episode, publishedTo: [second.audienceId] });
    const thread = await db.thread.create({ data: { annotationId: one.id, audienceId: group.audienceId, replies: { create: { id: newId(), authorId: reader.id, body: "A reply" } } } });
    await db.membership.updateMany({ where: { userId: author.id, groupId: second.id }, data: { leftAt: past } });
    expect(await withdrawAll(author, [{ annotations: [one.id, other.id] }])).toMatchObject(notThere);
    expect(await published(group.audienceId), "none of them").toEqual([one.id, two.id]);
    const answer = valueOf(await withdrawAll(author, [{ annotations: [one.id] }]));
    expect(answer).toMatchObject({ annotations: [{ id: one.id, audiences: [] }] });
    expect(answer.changed.map(({ audience }) => audience).sort()).toEqual(everywhere.sort());
    expect([await published(group.audienceId), await published(second.audienceId)]).toEqual([[two.id], [two.id, other.id].sort()]);
    expect(await db.reply.count({ where: { threadId: thread.id } }), "what was replied stays").toBe(1);
  });
});

describe("what a reader is told of an annotation's audiences", () => {
  test("is those that they are in themselves, while its author is told of all", async () => {
    const secret = await buildGroup([[author, "member"], [stranger, "member"]]);
    await buildAnnotation({ author, episode, publishedTo: [group.audienceId, secret.audienceId] });
    expect(await annotationsIn(reader, episode.id, group.audienceId)).toMatchObject([{ audiences: [group.audienceId] }]);
    expect(await annotationsIn(stranger, episode.id, secret.audienceId)).toMatchObject([{ audiences: [secret.audienceId] }]);
    await db.reading.create({ data: { groupId: secret.id, episodeId: episode.id, blindCount: 1 } });
    await db.membership.create({ data: { groupId: secret.id, userId: reader.id, role: "reader" } });
    expect(await annotationsIn(reader, episode.id, group.audienceId), "in a blind round not even that it is there").toMatchObject([{ audiences: [group.audienceId] }]);
    const [own] = await ownAnnotations(author, episode.id);
    expect(own?.audiences.sort()).toEqual([group.audienceId, secret.audienceId].sort());
  });
});
