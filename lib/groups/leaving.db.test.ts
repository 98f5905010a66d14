import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { annotationsIn } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser } from "@/lib/testing/factories";
import { endMembership } from "./members";
import { readGroup } from "./page";

const forbidden = { ok: false, problem: { code: "forbidden" } };
const notYours = { ok: false, problem: { code: "not-yours" } };
const notThere = { ok: false, problem: { code: "not-found" } };

const activeOwners = (group: BuiltGroup) => db.membership.count({ where: { groupId: group.id, role: "owner", leftAt: null } });
const isIn = async (user: UserViewer, group: BuiltGroup) => (await readGroup(user, { slug: group.slug })) !== null;

describe("leaving", () => {
  test.each(["moderator", "member", "reader"] as const)("is open to a %s, who sees nothing of the group from then on", async (role) => {
    const [owner, leaver, episode] = [await buildUser(), await buildUser(), await buildEpisode()];
    const group = await buildGroup([[owner, "owner"], [leaver, role]]);
    await buildAnnotation({ author: owner, episode, publishedTo: [group.audienceId] });
    expect(await annotationsIn(leaver, episode.id, group.audienceId)).toHaveLength(1);
    expect(await endMembership(leaver, group.id, leaver.id)).toMatchObject({ ok: true });
    expect(await isIn(leaver, group)).toBe(false);
    expect(await annotationsIn(leaver, episode.id, group.audienceId)).toEqual([]);
    expect(await endMembership(leaver, group.id, leaver.id)).toMatchObject(notThere);
  });

  test("leaves what they published with the group, under their name", async () => {
    const [owner, leaver, episode] = [await buildUser(), await buildUser(), await buildEpisode()];
    const group = await buildGroup([[owner, "owner"], [leaver, "member"]]);
    const { id } = await buildAnnotation({ author: leaver, episode, publishedTo: [group.audienceId] });
    await endMembership(leaver, group.id, leaver.id);
    expect(await annotationsIn(owner, episode.id, group.audienceId)).toMatchObject([{ id, author: { name: leaver.name } }]);
  });

  test("is refused to the only owner, whoever else is in the group", async () => {
    const [owner, other] = [await buildUser(), await buildUser()];
    const group = await buildGroup([[owner, "owner"], [other, "moderator"], [await buildUser(), "owner", { leftAt: new Date() }]]);
    expect(await endMembership(owner, group.id, owner.id)).toMatchObject(forbidden);
    expect(await isIn(owner, group)).toBe(true);
  });

  test("at once by both owners leaves one of them", async () => {
    for (let round = 0; round < 8; round++) {
      const owners = [await buildUser(), await buildUser()];
      const group = await buildGroup(owners.map((owner): [UserViewer, Role] => [owner, "owner"]));
      const answers = await Promise.all(owners.map((owner) => endMembership(owner, group.id, owner.id)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject(forbidden);
      expect(await activeOwners(group)).toBe(1);
    }
  });

  test("is possible for one of two owners while the other removes them, and never leaves the group without one", async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [await buildUser(), await buildUser()];
      const group = await buildGroup([[one, "owner"], [two, "owner"]]);
      const answers = await Promise.all([endMembership(one, group.id, two.id), endMembership(two, group.id, one.id)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await activeOwners(group)).toBe(1);
    }
  });
});

describe("removing someone else", () => {
  const roles: Role[] = ["owner", "moderator", "member", "reader"];
  let people: Record<Role, UserViewer>;
  let others: Record<Role, UserViewer>;
  let group: BuiltGroup;

  beforeEach(async () => {
    people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
    others = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
    group = await buildGroup(roles.flatMap((role): [UserViewer, Role][] => [[people[role], role], [others[role], role]]));
  });

  const removes: Record<Role, Role[]> = { owner: roles, moderator: ["member", "reader"], member: [], reader: [] };

  test.each(roles)("an %s removes exactly those whom they may remove", async (role) => {
    for (const other of roles) {
      const may = removes[role].includes(other);
      expect(await endMembership(people[role], group.id, others[other].id)).toMatchObject(may ? { ok: true } : notYours);
      expect(await isIn(others[other], group)).toBe(!may);
    }
  });

  test("who is not in the group is answered as not found", async () => {
    const [stranger, former] = [await buildUser(), others.member];
    await endMembership(former, group.id, former.id);
    for (const { id } of [stranger, former]) expect(await endMembership(people.owner, group.id, id)).toMatchObject(notThere);
  });
});
