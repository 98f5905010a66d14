import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { annotationsIn } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createInvite } from "./invites";
import { changeRole, endMembership, handOver } from "./members";
import { setArchived, updateGroup } from "./mutations";
import { readGroup } from "./page";
import { listGroups, listPublishableGroups } from "./queries";
import { dropReading, planReading, takeOnReading } from "./readings";
import { answerRequest, askToJoin, readDoor } from "./requests";

const archivedGroup = { ok: false, problem: { code: "forbidden", detail: "This group is archived. Its owner can bring it back." } };
const forbidden = { ok: false, problem: { code: "forbidden" } };
const notYours = { ok: false, problem: { code: "not-yours" } };
const notThere = { ok: false, problem: { code: "not-found" } };
const roles: Role[] = ["owner", "moderator", "member", "reader"];

let people: Record<Role, UserViewer>;
let group: BuiltGroup;

beforeEach(async () => {
  people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
  group = await buildGroup(roles.map((role): [UserViewer, Role] => [people[role], role]));
});

describe("archiving a group", () => {
  test.each([["owner", true], ["moderator", false], ["member", false], ["reader", false]] as const)("is for its %s: %s", async (role, may) => {
    const [archive, back] = [() => setArchived(people[role], group.id, true), () => setArchived(people[role], group.id, false)];
    expect(await archive()).toMatchObject(may ? { ok: true, value: { archived: true } } : notYours);
    valueOf(await setArchived(people.owner, group.id, true));
    expect(await archive()).toMatchObject(may ? { ok: true } : notYours);
    expect(await back()).toMatchObject(may ? { ok: true, value: { archived: false } } : notYours);
    valueOf(await setArchived(people.owner, group.id, false));
    expect(await back()).toMatchObject(may ? { ok: true } : notYours);
  });

  test("is answered to strangers as if the group were not there", async () => {
    const stranger = await buildUser();
    for (const archived of [true, false])
      for (const id of [group.id, newId()]) expect(await setArchived(stranger, id, archived)).toMatchObject(notThere);
  });

  test("lists it apart for all who are in it, and leaves it to be read", async () => {
    const episode = await buildEpisode();
    valueOf(await takeOnReading(people.owner, group.id, episode.id));
    await buildAnnotation({ author: people.member, episode, publishedTo: [group.audienceId] });
    valueOf(await setArchived(people.owner, group.id, true));
    for (const role of roles) {
      expect(await listGroups(people[role])).toEqual([]);
      expect(await listGroups(people[role], { archived: true })).toMatchObject([{ id: group.id, archived: true, role }]);
      expect(await listPublishableGroups(people[role])).toEqual([]);
      expect(await readGroup(people[role], { id: group.id })).toMatchObject({ readings: [{ annotations: 1 }], invites: null, requests: null });
      expect(await annotationsIn(people[role], episode.id, group.audienceId)).toHaveLength(1);
    }
    valueOf(await setArchived(people.owner, group.id, false));
    expect(await listGroups(people.reader)).toMatchObject([{ id: group.id, archived: false }]);
    expect(await listGroups(people.reader, { archived: true })).toEqual([]);
  });

  test("makes it read-only, also for its owner, until it is brought back", async () => {
    const [episode, asking] = [await buildEpisode(), await buildUser()];
    valueOf(await takeOnReading(people.owner, group.id, episode.id));
    valueOf(await updateGroup(people.owner, group.id, { takesRequests: true }));
    valueOf(await askToJoin(asking, group.id, ""));
    const { owner, member } = people;
    const attempts = [
      () => updateGroup(owner, group.id, { name: "Renamed" }),
      () => takeOnReading(owner, group.id, episode.id),
      () => planReading(owner, group.id, episode.id, { question: "Why?" }),
      () => createInvite(owner, group.id, { role: "member", expiresInDays: 14, maxUses: null }),
      () => changeRole(owner, group.id, member.id, "moderator"),
      () => handOver(owner, group.id, member.id),
      () => answerRequest(owner, group.id, asking.id, true),
      () => dropReading(owner, group.id, episode.id),
    ];
    valueOf(await setArchived(owner, group.id, true));
    for (const attempt of attempts) expect(await attempt()).toEqual(archivedGroup);
    expect(await updateGroup(member, group.id, { name: "Renamed" }), "whose it never is").toMatchObject(notYours);
    expect(await answerRequest(member, group.id, asking.id, true)).toMatchObject(notThere);
    expect(await readDoor(asking, { id: group.id })).toBeNull();
    expect(await askToJoin(await buildUser(), group.id, "")).toMatchObject(notThere);
    expect(await db.reading.count({ where: { groupId: group.id, question: "" } })).toBe(1);
    valueOf(await setArchived(owner, group.id, false));
    for (const attempt of attempts) expect(await attempt()).toMatchObject({ ok: true });
  });

  test("leaves the way out open", async () => {
    valueOf(await setArchived(people.owner, group.id, true));
    expect(await endMembership(people.member, group.id, people.member.id)).toMatchObject({ ok: true });
    expect(await endMembership(people.owner, group.id, people.reader.id)).toMatchObject({ ok: true });
    expect(await endMembership(people.owner, group.id, people.owner.id)).toMatchObject(forbidden);
  });
});
