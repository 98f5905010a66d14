import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation, deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish, withdraw } from "@/lib/annotations/publishing";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, documentOf, newAnnotation, newId, unique, valueOf } from "@/lib/testing/factories";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { changesSince, cursorBefore } from "./changes";

let ada: UserViewer;
let ben: UserViewer;
let group: BuiltGroup;
let episode: BuiltEpisode;

beforeEach(async () => {
  [ada, ben, episode] = [await buildUser(), await buildUser(), await buildEpisode()];
  group = await buildGroup([[ada, "owner"], [ben, "member"]]);
});

const place = () => ({ episodeId: episode.id, audienceId: group.audienceId });
const cursorOf = (viewer: UserViewer) => cursorBefore(viewer, place());
const changes = async (viewer: UserViewer, since?: string) => valueOf(await changesSince(viewer, place(), since === undefined ? [] : [since])).changes;

/** What changed, by the ids alone. */
async function told(viewer: UserViewer, since: string) {
  const { own, others, startOver, revisionId } = await changes(viewer, since);
  expect([startOver, revisionId]).toEqual([false, null]);
  const ids = ({ annotations, gone }: typeof own) => ({ there: annotations.map(({ id }) => id), gone });
  return { own: ids(own), others: ids(others) };
}
const nothing = { there: [], gone: [] };
const make = async (author: UserViewer, audiences: string[] = []) => valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { audiences })));

describe("what changed since a cursor", () => {
  test("is nothing, as long as nothing did", async () => {
    await make(ada, [group.audienceId]);
    for (const viewer of [ada, ben]) expect(await told(viewer, await cursorOf(viewer))).toEqual({ own: nothing, others: nothing });
  });

  test("is what was published, as its reader sees it, each time since the cursor and not since the next", async () => {
    const since = await cursorOf(ben);
    const one = await make(ada, [group.audienceId]);
    const first = await changes(ben, since);
    expect(first.others.annotations).toEqual([{ ...one, audiences: [group.audienceId], unread: true }]);
    const two = await make(ada, [group.audienceId]);
    expect((await told(ben, first.cursor)).others.there).toEqual([two.id]);
    expect((await told(ben, since)).others.there).toEqual([one.id, two.id]);
  });

  test("is a draft for its author alone", async () => {
    const [mine, theirs] = [await cursorOf(ada), await cursorOf(ben)];
    const draft = await make(ada);
    await updateAnnotation(ada, draft.id, { version: 1, note: "Not yet." });
    expect(await told(ada, mine)).toEqual({ own: { there: [draft.id], gone: [] }, others: nothing });
    expect(await told(ben, theirs)).toEqual({ own: nothing, others: nothing });
    await deleteAnnotation(ada, draft.id);
    expect(await told(ada, mine)).toEqual({ own: { there: [], gone: [draft.id] }, others: nothing });
    expect(await told(ben, theirs)).toEqual({ own: nothing, others: nothing });
  });

  test("is gone for its readers when it was deleted or withdrawn, and there again when it is back", async () => {
    const [deleted, withdrawn] = [await make(ada, [group.audienceId]), await make(ada, [group.audienceId])];
    const [mine, theirs] = [await cursorOf(ada), await cursorOf(ben)];
    await deleteAnnotation(ada, deleted.id);
    await withdraw(ada, group.audienceId, withdrawn.id);
    expect((await told(ben, theirs)).others).toEqual({ there: [], gone: expect.toSatisfy((ids: string[]) => ids.toSorted().join() === [deleted.id, withdrawn.id].toSorted().join()) });
    expect((await told(ada, mine)).own).toEqual({ there: [withdrawn.id], gone: [deleted.id] });
    await restoreAnnotation(ada, deleted.id);
    valueOf(await publish(ada, group.audienceId, [withdrawn.id]));
    expect((await told(ben, theirs)).others).toEqual({ there: [deleted.id, withdrawn.id].toSorted(), gone: [] });
  });

  test("names the new revision when the summary was revised", async () => {
    const owner = await buildUser({ isOwner: true });
    const show = unique("Show");
    const source = (points: string[]) => documentOf(points, { show });
    const path = valueOf(await importSummary(owner, { source: source(["One point."]) })).path.split("/");
    const { id: episodeId } = await db.episode.findFirstOrThrow({ where: { slug: path.at(-1), show: { slug: path.at(-2) } } });
    const alone = { episodeId, audienceId: null };
    const since = await cursorBefore(ben, alone);
    valueOf(await importSummary(owner, { source: source(["One point.", "Another."]) }));
    const { currentRevisionId } = await db.summary.findUniqueOrThrow({ where: { episodeId } });
    const { changes: said } = valueOf(await changesSince(ben, alone, [since]));
    expect([said.startOver, said.revisionId]).toEqual([false, currentRevisionId]);
    expect(valueOf(await changesSince(ben, alone, [said.cursor])).changes.revisionId).toBeNull();
    await db.user.delete({ where: { id: owner.id } });
  });
});

describe("who may not read is told nothing", () => {
  test("a stranger and someone who left, that there is no such audience", async () => {
    const [stranger, since] = [await buildUser(), await cursorOf(ben)];
    await db.membership.updateMany({ where: { userId: ben.id }, data: { leftAt: new Date() } });
    await make(ada, [group.audienceId]);
    for (const viewer of [stranger, ben]) expect(await changesSince(viewer, place(), [since])).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });

  test("by a cursor from before they could read, not the id of what has gone since", async () => {
    const late = await buildUser();
    const elsewhere = await buildGroup([[late, "owner"]]);
    const [before, alone] = [await cursorBefore(late, { episodeId: episode.id, audienceId: elsewhere.audienceId }), await cursorBefore(late, { episodeId: episode.id, audienceId: null })];
    const refused = await cursorOf(late);
    const gone = await make(ada, [group.audienceId]);
    await withdraw(ada, group.audienceId, gone.id);
    await db.membership.create({ data: { groupId: group.id, userId: late.id, role: "member" } });
    for (const cursor of [before, alone, refused, "made up"]) {
      const said = await changes(late, cursor);
      expect(said).toMatchObject({ startOver: true, own: { annotations: [], gone: [] }, others: { annotations: [], gone: [] } });
    }
  });

  test("in a blind round, of the others' nothing at all; once it is over for them they start over", async () => {
    await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
    const since = await cursorOf(ben);
    const hidden = await make(ada, [group.audienceId]);
    await deleteAnnotation(ada, hidden.id);
    await make(ada, [group.audienceId]);
    const draft = await make(ben);
    expect(await told(ben, since)).toEqual({ own: { there: [draft.id], gone: [] }, others: nothing });
    valueOf(await publish(ben, group.audienceId, [draft.id]));
    const over = await changes(ben, since);
    expect(over.startOver).toBe(true);
    expect(await told(ben, over.cursor)).toEqual({ own: nothing, others: nothing });
  });

  test("of what a moderator hides, that it is gone; who moderates still has it", async () => {
    const moderator = await buildUser();
    await db.membership.create({ data: { groupId: group.id, userId: moderator.id, role: "moderator" } });
    const one = await make(ada, [group.audienceId]);
    const [theirs, moderators] = [await cursorOf(ben), await cursorOf(moderator)];
    await db.thread.create({ data: { annotationId: one.id, audienceId: group.audienceId, hiddenAt: new Date() } });
    expect((await told(ben, theirs)).others).toEqual({ there: [], gone: [one.id] });
    expect((await told(moderator, moderators)).others).toEqual({ there: [one.id], gone: [] });
  });

  test("of what is in other audiences only, nothing", async () => {
    const other = await buildGroup([[ada, "owner"]]);
    const since = await cursorOf(ben);
    const one = await make(ada, [other.audienceId]);
    await deleteAnnotation(ada, one.id);
    expect(await told(ben, since)).toEqual({ own: nothing, others: nothing });
  });
});

test("Who was away while more changed than is told one by one starts over", async () => {
  const since = await cursorOf(ben);
  for (let count = 0; count < 501; count++) await buildAnnotation({ author: ada, episode, publishedTo: [group.audienceId] });
  expect((await changes(ben, since)).startOver).toBe(true);
});
