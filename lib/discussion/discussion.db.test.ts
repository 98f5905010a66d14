import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation } from "@/lib/annotations/mutations";
import { db } from "@/lib/db";
import { readSummary } from "@/lib/episodes/queries";
import { findGroup } from "@/lib/groups/queries";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, hideIn, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { acceptAnswer, resolveThread } from "@/lib/threads/mutations";
import { createReply } from "@/lib/threads/replies";
import { readDiscussionPack } from "./queries";

let [ada, ben, moderator]: UserViewer[] = [];
let group: BuiltGroup;
let episode: BuiltEpisode;

beforeEach(async () => {
  [ada, ben, moderator] = [await buildUser({ name: "Ada" }), await buildUser({ name: "Ben" }), await buildUser()];
  group = await buildGroup([[ada, "member"], [ben, "member"], [moderator, "moderator"]]);
  episode = await buildEpisode(["Everything flows and nothing stays.", "Nobody steps twice into the same river."]);
});

const write = async (author: UserViewer, kind: "question" | "agree" | "disagree", words: string, audiences = [group.audienceId]) =>
  valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { kind, note: `${kind}: ${words}`, targets: [targetOn(episode, 0, words)], audiences })));

const pack = async (viewer: UserViewer) =>
  (await readDiscussionPack(viewer, (await findGroup(viewer, group))!, (await readSummary(episode.showSlug, episode.slug))!)).pack;
const questions = async (viewer: UserViewer) => (await pack(viewer))?.questions.map(({ words }) => words);

describe("a group’s discussion pack", () => {
  test("has what is published to the group, and neither drafts nor what other groups read", async () => {
    const elsewhere = await buildGroup([[ada!, "owner"], [ben!, "member"]]);
    await write(ada!, "agree", "flows and nothing");
    await write(ben!, "disagree", "nothing stays");
    await write(ben!, "question", "Everything");
    await write(ada!, "question", "flows", []);
    await write(ada!, "question", "stays", [elsewhere.audienceId]);
    for (const viewer of [ada!, ben!, moderator!]) {
      const found = await pack(viewer);
      expect(found?.questions).toMatchObject([{ words: "Everything", annotations: [{ author: { name: "Ben" } }] }]);
      expect(found?.disagreements).toMatchObject([{ words: "flows and nothing stays", people: 2 }]);
      expect(found?.passages).toMatchObject([{ words: "nothing", people: 2 }]);
    }
  });

  test("has no question that is answered or resolved there", async () => {
    const [answered, resolved] = [await write(ada!, "question", "Everything"), await write(ada!, "question", "flows")];
    await write(ada!, "question", "stays");
    const reply = newId();
    const key = ({ id }: { id: string }) => ({ annotation: id, audience: group.audienceId });
    valueOf(await createReply(ben!, reply, { ...key(answered), body: "It does." }));
    expect(await questions(ben!)).toEqual(["Everything", "flows", "stays"]);
    valueOf(await acceptAnswer(ada!, key(answered), reply));
    valueOf(await resolveThread(ada!, key(resolved), true));
    expect(await questions(ben!)).toEqual(["stays"]);
  });

  test("has nothing that a moderator hides from the group, not for its author nor for moderators", async () => {
    const hidden = await write(ada!, "question", "Everything");
    await hideIn(group.audienceId, hidden);
    for (const viewer of [ada!, ben!, moderator!]) expect(await questions(viewer)).toEqual([]);
  });

  test("is not there in a blind round, also for moderators, and then for those who have written enough", async () => {
    await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
    await write(ada!, "question", "Everything");
    for (const viewer of [ben!, moderator!]) expect(await pack(viewer)).toBeNull();
    expect(await questions(ada!)).toEqual(["Everything"]);
    await write(ben!, "question", "stays");
    expect(await questions(ben!)).toEqual(["Everything", "stays"]);
  });
});
