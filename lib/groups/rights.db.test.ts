import { beforeAll, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { contract } from "@/lib/contract";
import { buildEpisode, buildGroup, buildUser, newId } from "@/lib/testing/factories";
import { takeOnReading } from "./readings";

/* Every operation that names a group or something of one, tried by those who are not in it. */

const body: Record<string, unknown> = {
  updateGroup: { name: "Mine" },
  planReading: { question: "Mine?" },
  changeRole: { role: "reader" },
  handOverGroup: {},
  createInvite: { role: "member", expiresInDays: 14, maxUses: null },
  mailInvites: { emails: ["stranger@example.org"], role: "member", expiresInDays: 14 },
  askToJoin: { message: "" },
  answerRequest: { accept: true },
};

const operations = (contract.Groups ?? []).filter(({ path }) => path.includes("{group}"));

const viewers = {} as Record<"stranger" | "former owner" | "removed member", UserViewer>;
const ids = {} as Record<"group" | "member" | "episode", string>;

beforeAll(async () => {
  const [owner, member] = [await buildUser(), await buildUser()];
  Object.assign(viewers, { stranger: await buildUser(), "former owner": await buildUser(), "removed member": await buildUser() });
  const left = { leftAt: new Date() };
  const group = await buildGroup([[owner, "owner"], [member, "member"], [viewers["former owner"], "owner", left], [viewers["removed member"], "member", left]]);
  const episode = await buildEpisode();
  await takeOnReading(owner, group.id, episode.id);
  Object.assign(ids, { group: group.id, member: member.id, episode: episode.id });
});

describe.each(operations)("$method $path", (it) => {
  test.each(["stranger", "former owner", "removed member"] as const)("answers a %s as it does for a group that is not there", async (who) => {
    const input = (group: string) => ({
      viewer: viewers[who],
      params: { group, user: ids.member, episode: ids.episode },
      query: {},
      body: { user: ids.member, ...(body[it.id] as object) },
      credential: null,
      address: "somewhere",
    });
    const answer = await it.run(input(ids.group));
    expect(answer).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect(answer).toEqual(await it.run(input(newId())));
  });
});

test("There are such operations", () => {
  expect(operations.length).toBeGreaterThan(12);
});
