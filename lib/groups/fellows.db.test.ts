import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { pointRefs } from "@/lib/episodes/point-refs";
import { db } from "@/lib/db";
import { buildEpisode, buildGroup, buildUser, newId } from "@/lib/testing/factories";
import { listFellows, namesKnownTo } from "./fellows";

let ada: UserViewer;
let ben: UserViewer;
let left: UserViewer;
let stranger: UserViewer;

beforeEach(async () => {
  [ada, ben, left, stranger] = [await buildUser({ name: "Ada" }), await buildUser({ name: "Ben" }), await buildUser({ name: "Left" }), await buildUser({ name: "Stranger" })];
});

describe("one's fellows", () => {
  test("are those who are in a group with one now, with the audiences that both read through", async () => {
    const one = await buildGroup([[ada, "owner"], [ben, "reader"], [left, "member", { leftAt: new Date() }]]);
    const two = await buildGroup([[ben, "owner"], [ada, "member"]]);
    await buildGroup([[ben, "owner"], [stranger, "member"]]);
    const fellows = await listFellows(ada);
    expect(fellows.map(({ id, name }) => [id, name])).toEqual([[ben.id, "Ben"]]);
    expect(fellows[0]?.audiences.sort()).toEqual([one.audienceId, two.audienceId].sort());
    expect(Object.keys(fellows[0] ?? {}).sort()).toEqual(["audiences", "id", "name"]);
    expect(await listFellows(left)).toEqual([]);
  });

  test("are known by name, and nobody else is", async () => {
    await buildGroup([[ada, "owner"], [ben, "member"], [left, "member", { leftAt: new Date() }]]);
    const ids = [ada, ben, left, stranger].map(({ id }) => id);
    expect([...(await namesKnownTo(ada, ids)).values()].sort()).toEqual(["Ada", "Ben"]);
    expect([...(await namesKnownTo(stranger, ids)).values()]).toEqual(["Stranger"]);
    expect([...(await namesKnownTo({ kind: "nobody" }, ids)).values()]).toEqual([]);
  });
});

test("a point is named by its beginning as long as it stands in a summary", async () => {
  const episode = await buildEpisode(["word ".repeat(60), "Gone."]);
  const [first, second] = [episode.points[0]!, episode.points[1]!];
  await db.point.update({ where: { id: second.id }, data: { removedAt: new Date() } });
  const refs = await pointRefs([first.id, second.id, newId()]);
  expect(refs).toEqual([{ id: first.id, title: `${"word ".repeat(15)}word…`, path: `/shows/${episode.showSlug}/${episode.slug}#p-${first.id}` }]);
});
