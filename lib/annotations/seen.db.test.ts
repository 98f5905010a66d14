import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildShareLink, buildUser, newAnnotation, newId, valueOf } from "@/lib/testing/factories";
import { createAnnotation, updateAnnotation } from "./mutations";
import { annotationsIn, ownAnnotations, readAnnotation } from "./queries";
import { markSeen } from "./seen";

let ada: UserViewer;
let ben: UserViewer;
let cleo: UserViewer;
let episode: BuiltEpisode;
let group: BuiltGroup;

beforeEach(async () => {
  [ada, ben, cleo] = [await buildUser(), await buildUser(), await buildUser()];
  episode = await buildEpisode();
  group = await buildGroup([[ada, "owner"], [ben, "member"], [cleo, "member"]]);
});

const publish = (author: UserViewer, data: { audiences?: string[] } = {}) => buildAnnotation({ author, episode, publishedTo: data.audiences ?? [group.audienceId] });
const unreadBy = async (viewer: UserViewer) =>
  (await annotationsIn(viewer, episode.id, group.audienceId)).filter(({ unread }) => unread).map(({ id }) => id);

describe("what is unread", () => {
  test("is what others wrote and one has not seen, for each by themselves", async () => {
    const [one, two] = [await publish(ada), await publish(ada)];
    const mine = await publish(ben);
    expect(await unreadBy(ben)).toEqual([one.id, two.id]);
    expect(await unreadBy(ada)).toEqual([mine.id]);
    valueOf(await markSeen(ben, [one.id]));
    expect(await unreadBy(ben)).toEqual([two.id]);
    expect(await unreadBy(cleo)).toEqual([one.id, two.id, mine.id]);
    expect(await readAnnotation(ben, one.id)).toMatchObject({ unread: false });
    expect(await readAnnotation(ben, two.id)).toMatchObject({ unread: true });
  });

  test("is nothing of one's own, wherever it is read", async () => {
    const mine = valueOf(await createAnnotation(ada, newId(), { ...newAnnotation(episode), audiences: [group.audienceId] }));
    expect(mine.unread).toBe(false);
    expect((await ownAnnotations(ada, episode.id)).map(({ unread }) => unread)).toEqual([false]);
    expect(await readAnnotation(ada, mine.id)).toMatchObject({ unread: false });
    expect((await annotationsIn(ada, episode.id, group.audienceId)).map(({ unread }) => unread)).toEqual([false]);
  });

  test("is not a question for the holder of a link", async () => {
    const link = await buildShareLink(ada, episode.id);
    await publish(ada, { audiences: [link.audienceId] });
    expect((await annotationsIn({ kind: "link", audienceId: link.audienceId }, episode.id, link.audienceId)).map(({ unread }) => unread)).toEqual([false]);
  });

  test("stays seen when it is changed, withdrawn and published again", async () => {
    const one = await publish(ada);
    valueOf(await markSeen(ben, [one.id]));
    valueOf(await updateAnnotation(ada, one.id, { version: 1, note: "Changed.", kind: "note" }));
    await db.publication.deleteMany({ where: { annotationId: one.id } });
    await db.publication.create({ data: { annotationId: one.id, audienceId: group.audienceId } });
    expect(await unreadBy(ben)).toEqual([]);
  });
});

describe("noting what one has seen", () => {
  test("can be repeated, also at once", async () => {
    const [one, two] = [await publish(ada), await publish(ada)];
    await Promise.all([markSeen(ben, [one.id]), markSeen(ben, [one.id, two.id]), markSeen(ben, [two.id, two.id])]);
    valueOf(await markSeen(ben, [one.id]));
    expect(await unreadBy(ben)).toEqual([]);
    expect(await db.seen.count({ where: { userId: ben.id } })).toBe(2);
  });

  test("passes over what one cannot read and what is one's own, and notes the rest", async () => {
    const stranger = await buildUser();
    const [readable, draft, own, deleted] = [await publish(ada), await publish(ada, { audiences: [] }), await publish(ben), await publish(ada)];
    await db.annotation.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
    const ids = [readable.id, draft.id, own.id, deleted.id, newId()];
    valueOf(await markSeen(ben, ids));
    valueOf(await markSeen(stranger, ids));
    expect(await db.seen.findMany({ where: { userId: { in: [ben.id, stranger.id] } }, select: { userId: true, annotationId: true } })).toEqual([{ userId: ben.id, annotationId: readable.id }]);
  });
});
