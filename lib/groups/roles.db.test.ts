import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildGroup, buildUser, newId } from "@/lib/testing/factories";
import { changeRole, endMembership, handOver } from "./members";

const notYours = { ok: false, problem: { code: "not-yours" } };
const notThere = { ok: false, problem: { code: "not-found" } };
const onlyOwner = { ok: false, problem: { code: "forbidden", detail: "You are the group's only owner. Hand it over before you take another role." } };
const roles: Role[] = ["owner", "moderator", "member", "reader"];

const roleOf = async (group: BuiltGroup, { id: userId }: UserViewer) => (await db.membership.findFirstOrThrow({ where: { groupId: group.id, userId } })).role;
const activeOwners = (group: BuiltGroup) => db.membership.count({ where: { groupId: group.id, role: "owner", leftAt: null } });
const pair = async () => [await buildUser(), await buildUser()] as const;

describe("giving another role", () => {
  let people: Record<Role, UserViewer>;
  let others: Record<Role, UserViewer>;
  let group: BuiltGroup;

  beforeEach(async () => {
    people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
    others = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
    group = await buildGroup(roles.flatMap((role): [UserViewer, Role][] => [[people[role], role], [others[role], role]]));
  });

  const plain: Role[] = ["member", "reader"];
  const gives: Record<Role, (from: Role, to: Role) => boolean> = {
    owner: () => true,
    moderator: (from, to) => plain.includes(from) && plain.includes(to),
    member: () => false,
    reader: () => false,
  };

  test.each(roles)("is for the %s what policy says, from every role to every other", async (role) => {
    for (const from of roles)
      for (const to of roles) {
        await db.membership.updateMany({ where: { groupId: group.id, userId: others[from].id }, data: { role: from } });
        const may = gives[role](from, to);
        expect(await changeRole(people[role], group.id, others[from].id, to)).toMatchObject(may ? { ok: true } : notYours);
        expect(await roleOf(group, others[from])).toBe(may ? to : from);
      }
  });

  test("a moderator cannot raise themselves, and can step down", async () => {
    expect(await changeRole(people.moderator, group.id, people.moderator.id, "owner")).toMatchObject(notYours);
    expect(await changeRole(people.moderator, group.id, people.moderator.id, "reader")).toMatchObject({ ok: true });
    expect(await changeRole(people.moderator, group.id, people.moderator.id, "member")).toMatchObject(notYours);
  });

  test("is answered as not found to strangers, and for people who are not in the group", async () => {
    const stranger = await buildUser();
    await endMembership(others.member, group.id, others.member.id);
    for (const id of [group.id, newId()]) expect(await changeRole(stranger, id, people.reader.id, "member")).toMatchObject(notThere);
    for (const { id } of [stranger, others.member]) {
      expect(await changeRole(people.owner, group.id, id, "member")).toMatchObject(notThere);
      expect(await handOver(people.owner, group.id, id)).toMatchObject(notThere);
    }
    expect(await handOver(stranger, group.id, people.member.id)).toMatchObject(notThere);
  });

  test.each([["owner", true], ["moderator", false], ["member", false], ["reader", false]] as const)("handing over is for the %s: %s", async (role, may) => {
    expect(await handOver(people[role], group.id, others.reader.id)).toMatchObject(may ? { ok: true } : notYours);
    expect([await roleOf(group, people[role]), await roleOf(group, others.reader)]).toEqual(may ? ["moderator", "owner"] : [role, "reader"]);
  });
});

describe("the last owner", () => {
  test("cannot take another role before handing over, and can afterwards", async () => {
    const [owner, other] = await pair();
    const group = await buildGroup([[owner, "owner"], [other, "member"], [await buildUser(), "owner", { leftAt: new Date() }]]);
    expect(await changeRole(owner, group.id, owner.id, "moderator")).toEqual(onlyOwner);
    expect(await changeRole(owner, group.id, owner.id, "owner")).toMatchObject({ ok: true });
    expect(await handOver(owner, group.id, owner.id)).toMatchObject({ ok: false, problem: { code: "invalid" } });
    expect(await handOver(owner, group.id, other.id)).toMatchObject({ ok: true });
    expect([await roleOf(group, owner), await roleOf(group, other)]).toEqual(["moderator", "owner"]);
    expect(await endMembership(owner, group.id, owner.id)).toMatchObject({ ok: true });
  });

  test("remains, whatever two owners do at once", async () => {
    type Deed = (group: BuiltGroup, self: UserViewer, other: UserViewer) => Promise<{ ok: boolean }>;
    const deeds: Deed[] = [
      (group, self) => endMembership(self, group.id, self.id),
      (group, self) => changeRole(self, group.id, self.id, "member"),
      (group, self, other) => changeRole(self, group.id, other.id, "reader"),
      (group, self, other) => endMembership(self, group.id, other.id),
      (group, self, other) => handOver(self, group.id, other.id),
    ];
    for (const first of deeds)
      for (const second of deeds) {
        const [one, two] = await pair();
        const group = await buildGroup([[one, "owner"], [two, "owner"]]);
        await Promise.all([first(group, one, two), second(group, two, one)]);
        expect(await activeOwners(group)).toBeGreaterThan(0);
      }
  });
});
