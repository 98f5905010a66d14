import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { nobody } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildGroup, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createInvite } from "./invites";
import { acceptInvite } from "./joining";
import { endMembership } from "./members";
import { updateGroup } from "./mutations";
import { readGroup } from "./page";
import { answerRequest, askToJoin, listOwnRequests, readDoor, withdrawRequest } from "./requests";

const notThere = { ok: false, problem: { code: "not-found" } };
const roles: Role[] = ["owner", "moderator", "member", "reader"];

let people: Record<Role, UserViewer>;
let asking: UserViewer;
let group: BuiltGroup;

beforeEach(async () => {
  people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
  asking = await buildUser();
  group = await buildGroup(roles.map((role): [UserViewer, Role] => [people[role], role]));
  valueOf(await updateGroup(people.owner, group.id, { takesRequests: true, description: "On Thursdays." }));
});

const waiting = async () => (await readGroup(people.owner, { id: group.id }))?.requests?.map(({ person, message }) => [person.id, message]);
const isIn = async (user: UserViewer) => (await readGroup(user, { id: group.id })) !== null;

describe("a group's door", () => {
  test("shows its name and description to someone who is not in it, by id and by address", async () => {
    for (const key of [{ id: group.id }, { slug: group.slug }])
      expect(await readDoor(asking, key)).toEqual({ group: { id: group.id, slug: group.slug, name: group.slug, description: "On Thursdays." }, request: null });
    expect(await readGroup(asking, { id: group.id }), "and nothing else").toBeNull();
  });

  test("is not there for its members, for nobody, and where the group takes no requests", async () => {
    for (const viewer of [...Object.values(people), nobody]) expect(await readDoor(viewer, { id: group.id })).toBeNull();
    expect(await readDoor(asking, { id: newId() })).toBeNull();
    expect(await readDoor(asking, { slug: "a\u0000b" })).toBeNull();
    valueOf(await updateGroup(people.owner, group.id, { takesRequests: false }));
    expect(await readDoor(asking, { id: group.id })).toBeNull();
    expect(await askToJoin(asking, group.id, "")).toMatchObject(notThere);
  });
});

describe("asking to join", () => {
  test("waits, is listed to those who answer and to who asked, and can be taken back", async () => {
    expect(valueOf(await askToJoin(asking, group.id, "I know Ada."))).toMatchObject({ request: { state: "waiting" } });
    expect(valueOf(await askToJoin(asking, group.id, "I know Ada and Ben."))).toMatchObject({ request: { state: "waiting" } });
    expect(await waiting()).toEqual([[asking.id, "I know Ada and Ben."]]);
    expect(await listOwnRequests(asking)).toMatchObject([{ group: { id: group.id }, request: { state: "waiting" } }]);
    expect(await isIn(asking)).toBe(false);
    expect(await withdrawRequest(asking, group.id)).toMatchObject({ ok: true });
    expect(await withdrawRequest(asking, group.id)).toMatchObject(notThere);
    expect(await waiting()).toEqual([]);
    expect(await answerRequest(people.owner, group.id, asking.id, true)).toMatchObject(notThere);
  });

  test("is not for members", async () => {
    for (const role of roles) expect(await askToJoin(people[role], group.id, "")).toMatchObject(notThere);
    expect(await waiting()).toEqual([]);
  });

  test("is open to someone who was removed: the group decides", async () => {
    await endMembership(people.owner, group.id, people.reader.id);
    expect(await askToJoin(people.reader, group.id, "I am sorry.")).toMatchObject({ ok: true });
    expect(await answerRequest(people.owner, group.id, people.reader.id, true)).toMatchObject({ ok: true });
    expect(await isIn(people.reader)).toBe(true);
  });

  test("is answered by joining in another way", async () => {
    valueOf(await askToJoin(asking, group.id, ""));
    const { token } = valueOf(await createInvite(people.owner, group.id, { role: "reader", expiresInDays: 1, maxUses: null }));
    expect(valueOf(await acceptInvite(asking, token))).toMatchObject({ role: "reader" });
    expect(await waiting()).toEqual([]);
    expect(await answerRequest(people.owner, group.id, asking.id, true)).toMatchObject(notThere);
    expect((await readGroup(asking, { id: group.id }))?.group.role).toBe("reader");
  });
});

describe("answering", () => {
  test.each([["owner", true], ["moderator", true], ["member", false], ["reader", false]] as const)("is for the %s: %s", async (role, may) => {
    valueOf(await askToJoin(asking, group.id, ""));
    expect((await readGroup(people[role], { id: group.id }))?.requests?.length).toBe(may ? 1 : undefined);
    expect(await answerRequest(people[role], group.id, asking.id, true)).toMatchObject(may ? { ok: true } : notThere);
    expect(await isIn(asking)).toBe(may);
    const stranger = await buildUser();
    for (const id of [group.id, newId()]) expect(await answerRequest(stranger, id, asking.id, true)).toMatchObject(notThere);
    expect(await answerRequest(asking, group.id, asking.id, true)).toMatchObject(notThere);
  });

  test("with yes makes a member of who asked", async () => {
    valueOf(await askToJoin(asking, group.id, ""));
    valueOf(await answerRequest(people.moderator, group.id, asking.id, true));
    expect(await readGroup(asking, { id: group.id })).toMatchObject({ group: { role: "member", members: 5 } });
    expect(await waiting()).toEqual([]);
    expect(await listOwnRequests(asking)).toEqual([]);
  });

  test("with no is final: they see it, cannot ask or take back again, and an invite still leads in", async () => {
    valueOf(await askToJoin(asking, group.id, ""));
    valueOf(await answerRequest(people.owner, group.id, asking.id, false));
    expect(await waiting()).toEqual([]);
    expect(await readDoor(asking, { id: group.id })).toMatchObject({ request: { state: "declined" } });
    expect(await askToJoin(asking, group.id, "Please!")).toMatchObject({ ok: false, problem: { code: "not-yours", detail: "The group has declined your request. Only an invite leads in now." } });
    expect(await withdrawRequest(asking, group.id)).toMatchObject(notThere);
    expect(await answerRequest(people.owner, group.id, asking.id, true)).toMatchObject(notThere);
    const { token } = valueOf(await createInvite(people.owner, group.id, { role: "member", expiresInDays: 1, maxUses: null }));
    expect(await acceptInvite(asking, token)).toMatchObject({ ok: true });
  });

  test("twice at once, yes and no, is answered once", async () => {
    for (let round = 0; round < 6; round++) {
      const person = await buildUser();
      valueOf(await askToJoin(person, group.id, ""));
      const answers = await Promise.all([answerRequest(people.owner, group.id, person.id, true), answerRequest(people.moderator, group.id, person.id, false)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await isIn(person)).toBe(answers[0].ok);
      expect(await db.joinRequest.count({ where: { userId: person.id } })).toBe(answers[0].ok ? 0 : 1);
    }
  });
});
