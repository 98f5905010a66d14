import { expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { markSeen } from "@/lib/annotations/seen";
import { buildAnnotation, buildEpisode, buildGroup, buildReply, buildUser, hideIn, valueOf } from "@/lib/testing/factories";
import { markRepliesSeen } from "@/lib/threads/seen";
import { readGroup } from "./page";
import { takeOnReading } from "./readings";
import { unreadOf } from "./unread";

test("What others published and said is unread until it is seen: by reading, by group, and in all", async () => {
  const [ada, ben] = [await buildUser(), await buildUser()];
  const [one, two] = [await buildEpisode(), await buildEpisode()];
  const group = await buildGroup([[ada, "owner"], [ben, "member"]]);
  const other = await buildGroup([[ada, "owner"], [ben, "member"]]);
  for (const { id } of [one, two]) valueOf(await takeOnReading(ada, group.id, id));
  const publish = (author: UserViewer, episode: typeof one, ...to: (typeof group)[]) => buildAnnotation({ author, episode, publishedTo: to.map(({ audienceId }) => audienceId) });
  const inBoth = await publish(ada, one, group, other);
  const inOne = await publish(ada, two, group);
  const own = await publish(ben, one, group);
  await buildAnnotation({ author: ada, episode: one });
  await hideIn(group.audienceId, await publish(ada, two, group));
  const said = await buildReply({ author: ada, under: own, audienceId: group.audienceId });
  await buildReply({ author: ada, under: own, audienceId: group.audienceId, deletedAt: new Date() });
  await buildReply({ author: ben, under: inOne, audienceId: group.audienceId });

  const seenBy = async (who: UserViewer) => {
    const { total, groups } = await unreadOf(who);
    const readings = (await readGroup(who, { id: group.id }))?.readings;
    const of = (id: string) => groups.find((it) => it.group === id)?.unread;
    return [total, of(group.id), of(other.id), ...[one, two].map(({ id }) => readings?.find(({ episodeId }) => episodeId === id)?.unread)];
  };
  expect(await seenBy(ben)).toEqual([3, 3, 1, 2, 1]);
  expect(await seenBy(ada)).toEqual([2, 2, 0, 1, 1]);
  valueOf(await markSeen(ben, [inBoth.id]));
  expect(await seenBy(ben)).toEqual([2, 2, 0, 1, 1]);
  valueOf(await markRepliesSeen(ben, { replies: [said.id], threads: [] }));
  valueOf(await markSeen(ben, [inOne.id]));
  expect(await seenBy(ben)).toEqual([0, 0, 0, 0, 0]);
  expect(await seenBy(ada)).toEqual([2, 2, 0, 1, 1]);
  expect(await unreadOf(await buildUser())).toEqual({ total: 0, groups: [] });
});
