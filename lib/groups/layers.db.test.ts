import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { buildAnnotation, buildEpisode, buildGroup, buildUser } from "@/lib/testing/factories";
import { listLayers } from "./layers";

test("someone's layers are the groups that they are in, and say where a blind round is closed to them", async () => {
  const [ada, ben] = [await buildUser(), await buildUser()];
  const episode = await buildEpisode();
  const open = await buildGroup([[ada, "owner"], [ben, "reader"]]);
  const blind = await buildGroup([[ada, "owner"], [ben, "member"]]);
  await buildGroup([[ada, "owner"], [ben, "member", { leftAt: new Date() }]]);
  const [archived, forgotten] = [await buildGroup([[ben, "member"]]), await buildGroup([[ben, "member"]])];
  await db.group.updateMany({ where: { id: { in: [archived.id, forgotten.id] } }, data: { archivedAt: new Date() } });
  for (const [{ id: groupId }, blindCount] of [[blind, 1], [archived, null]] as const) await db.reading.create({ data: { groupId, episodeId: episode.id, blindCount } });
  const layers = async () => new Map((await listLayers(ben, episode.id)).map(({ audienceId, isBlind }) => [audienceId, isBlind]));
  expect(await layers()).toEqual(new Map([[open.audienceId, false], [blind.audienceId, true], [archived.audienceId, false]]));
  expect((await listLayers(ben, (await buildEpisode()).id)).every(({ isBlind }) => !isBlind), "of another episode").toBe(true);
  await buildAnnotation({ author: ben, episode, publishedTo: [blind.audienceId] });
  expect((await layers()).get(blind.audienceId), "once they have written").toBe(false);
});
