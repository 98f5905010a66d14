import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { nobody } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createInvite, revokeInvite } from "./invites";
import { endMembership } from "./members";
import { createGroup, updateGroup } from "./mutations";
import { readGroup } from "./page";
import { listGroups, listPublishableGroups } from "./queries";
import { takeOnReading } from "./readings";

const notThere = { ok: false, problem: { code: "not-found" } };
const notYours = { ok: false, problem: { code: "not-yours" } };
const past = new Date("2026-01-01T00:00:00Z");
const invite = { role: "member", expiresInDays: 14, maxUses: null } as const;

describe("creating a group", () => {
  test("makes its creator the owner of a group with an audience of its own", async () => {
    const owner = await buildUser();
    const group = valueOf(await createGroup(owner, { name: "Évariste’s Reading", description: "Thursdays" }));
    expect(group).toMatchObject({ name: "Évariste’s Reading", description: "Thursdays", role: "owner", members: 1 });
    expect(await db.audience.findUnique({ where: { id: group.audienceId } })).toMatchObject({ kind: "group" });
    expect(await listGroups(owner)).toEqual([group]);
  });

  test("gives it a readable address that does not tell whether another group has the name", async () => {
    const owner = await buildUser();
    const slugs: string[] = [];
    for (const name of ["Évariste’s Reading", "Évariste’s Reading", "???"]) slugs.push(valueOf(await createGroup(owner, { name, description: "" })).slug);
    expect(slugs[0]).toMatch(/^evariste-s-reading-[0-9a-f]{8}$/);
    expect(slugs[1]).toMatch(/^evariste-s-reading-[0-9a-f]{8}$/);
    expect(slugs[2]).toMatch(/^group-[0-9a-f]{8}$/);
    expect(new Set(slugs).size).toBe(3);
  });
});

describe("a group of every role", () => {
  const roles: Role[] = ["owner", "moderator", "member", "reader"];
  let people: Record<Role, UserViewer>;
  let stranger: UserViewer;
  let former: UserViewer;
  let group: BuiltGroup;

  beforeEach(async () => {
    people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
    [stranger, former] = [await buildUser(), await buildUser()];
    group = await buildGroup([...roles.map((role): [UserViewer, Role] => [people[role], role]), [former, "owner", { leftAt: past }]]);
  });

  test.each(roles)("shows its %s the group, its present members and their own role", async (role) => {
    const page = await readGroup(people[role], { slug: group.slug });
    expect(page?.group).toMatchObject({ id: group.id, role, members: 4 });
    expect(page?.members.map(({ id }) => id).sort()).toEqual(Object.values(people).map(({ id }) => id).sort());
  });

  test.each([["owner", true], ["moderator", true], ["member", false], ["reader", false]] as const)(
    "lets its %s invite, revoke and take on readings: %s",
    async (role, may) => {
      const episode = await buildEpisode();
      const theirs = valueOf(await createInvite(people.owner, group.id, invite));
      const expected = may ? { ok: true } : notYours;
      expect((await readGroup(people[role], { slug: group.slug }))?.invites?.map(({ id }) => id)).toEqual(may ? [theirs.id] : undefined);
      expect(await createInvite(people[role], group.id, invite)).toMatchObject(expected);
      expect(await revokeInvite(people[role], theirs.id)).toMatchObject(may ? expected : notThere);
      expect(await takeOnReading(people[role], group.id, episode.id)).toMatchObject(expected);
      expect(await db.reading.count({ where: { groupId: group.id } })).toBe(may ? 1 : 0);
    },
  );

  test.each([["owner", true], ["moderator", false], ["member", false], ["reader", false]] as const)(
    "lets its %s rename it: %s",
    async (role, may) => {
      const answer = await updateGroup(people[role], group.id, { name: "Renamed", description: "New." });
      expect(answer).toMatchObject(may ? { ok: true, value: { name: "Renamed", description: "New.", slug: group.slug } } : notYours);
      expect((await readGroup(people.reader, { slug: group.slug }))?.group.name, "its address stays").toBe(may ? "Renamed" : group.slug);
      expect(await updateGroup(people[role], group.id, { takesRequests: true })).toMatchObject(may ? { ok: true, value: { name: "Renamed", takesRequests: true } } : notYours);
    },
  );

  test.each([["owner", true], ["moderator", true], ["member", true], ["reader", false]] as const)(
    "is offered to its %s to publish to: %s",
    async (role, may) => {
      expect((await listPublishableGroups(people[role])).map(({ id }) => id)).toEqual(may ? [group.id] : []);
    },
  );

  test("gives a stranger and someone who left the same answer as a group that is not there, whatever they ask", async () => {
    const [mine, episode] = [valueOf(await createInvite(people.owner, group.id, invite)), await buildEpisode()];
    for (const viewer of [stranger, former])
      for (const id of [group.id, newId()]) {
        expect(await updateGroup(viewer, id, { name: "Mine", description: "" })).toMatchObject(notThere);
        expect(await createInvite(viewer, id, invite)).toMatchObject(notThere);
        expect(await takeOnReading(viewer, id, episode.id)).toMatchObject(notThere);
        expect(await endMembership(viewer, id, people.member.id)).toMatchObject(notThere);
        expect(await endMembership(viewer, id, viewer.id)).toMatchObject(notThere);
        expect(await revokeInvite(viewer, id === group.id ? mine.id : newId())).toEqual(await revokeInvite(viewer, newId()));
      }
    for (const viewer of [stranger, former, nobody]) expect(await readGroup(viewer, { slug: group.slug })).toBeNull();
    for (const viewer of [stranger, former]) expect(await listGroups(viewer)).toEqual([]);
    expect(await db.membership.count({ where: { groupId: group.id, leftAt: null } })).toBe(4);
    expect((await db.invite.findUniqueOrThrow({ where: { id: mine.id } })).revokedAt).toBeNull();
  });

  test("takes on an episode once, however often it is asked to", async () => {
    const episode = await buildEpisode();
    for (const role of ["owner", "moderator", "owner"] as const) expect(await takeOnReading(people[role], group.id, episode.id)).toMatchObject({ ok: true });
    expect(await db.reading.count({ where: { groupId: group.id } })).toBe(1);
    expect(await takeOnReading(people.owner, group.id, newId())).toMatchObject(notThere);
  });

  test("counts for each member the annotations that they can read there: no drafts, no deleted ones, no other audience", async () => {
    const [episode, other] = [await buildEpisode(), await buildGroup([[people.member, "owner"]])];
    valueOf(await takeOnReading(people.owner, group.id, episode.id));
    const by = { author: people.member, episode };
    await buildAnnotation({ ...by, publishedTo: [group.audienceId] });
    await buildAnnotation({ ...by, publishedTo: [group.audienceId], deletedAt: past });
    await buildAnnotation({ ...by, publishedTo: [other.audienceId] });
    await buildAnnotation(by);
    const count = async (role: Role) => (await readGroup(people[role], { slug: group.slug }))?.readings.map(({ annotations }) => annotations);
    expect(await count("reader")).toEqual([1]);
    expect(await count("member")).toEqual([1]);
    await db.reading.updateMany({ where: { groupId: group.id }, data: { blindCount: 1 } });
    expect(await count("reader")).toEqual([0]);
    expect(await count("member")).toEqual([1]);
  });
});
