import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { nobody } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildGroup, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createInvite, revokeInvite } from "./invites";
import { acceptInvite, isInvite, readInvite } from "./joining";
import { endMembership } from "./members";
import { readGroup } from "./page";
import type { Invite } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date("2026-03-01T12:00:00Z");
const after = (days: number, plusMs = 0) => new Date(now.getTime() + days * DAY_MS + plusMs);
const gone = { ok: false, problem: { code: "gone" } };
const notThere = { ok: false, problem: { code: "not-found" } };

let owner: UserViewer;
let guest: UserViewer;
let group: BuiltGroup;

beforeEach(async () => {
  [owner, guest] = [await buildUser(), await buildUser()];
  group = await buildGroup([[owner, "owner"]]);
});

type Choice = { role?: "moderator" | "member" | "reader"; expiresInDays?: number; maxUses?: number | null };
const invite = async ({ role = "member", expiresInDays = 14, maxUses = null }: Choice = {}): Promise<Invite> =>
  valueOf(await createInvite(owner, group.id, { role, expiresInDays, maxUses }, now));

const usesOf = async ({ id }: Invite) => (await db.invite.findUniqueOrThrow({ where: { id } })).uses;
const membersOf = () => db.membership.count({ where: { groupId: group.id, leftAt: null } });

describe("an invite", () => {
  test("has a secret of its own that cannot be guessed, and says when it ends", async () => {
    const [one, two] = [await invite({ expiresInDays: 7, maxUses: 3 }), await invite()];
    expect(one).toMatchObject({ expiresAt: after(7).toISOString(), maxUses: 3, uses: 0, state: "open" });
    expect(one.token).toMatch(/^[\w-]{43}$/);
    expect(two.token).not.toBe(one.token);
  });

  test.each(["moderator", "member", "reader"] as const)("lets its holder join as a %s, once they accept", async (role) => {
    const { token } = await invite({ role });
    const name = { name: group.slug, description: "", slug: group.slug };
    for (const viewer of [guest, nobody]) expect(await readInvite(viewer, token, now)).toEqual({ group: name, state: "open" });
    expect(await readGroup(guest, { slug: group.slug })).toBeNull();
    expect(valueOf(await acceptInvite(guest, token, now))).toMatchObject({ id: group.id, role, members: 2 });
    expect((await readGroup(guest, { slug: group.slug }))?.group.role).toBe(role);
  });

  test("is good until the moment it expires", async () => {
    const { token } = await invite({ expiresInDays: 1 });
    expect(await readInvite(guest, token, after(1))).toMatchObject({ state: "expired" });
    expect(await acceptInvite(guest, token, after(1))).toMatchObject(gone);
    expect(await acceptInvite(guest, token, after(1, -1))).toMatchObject({ ok: true });
  });

  test("is good for nothing once it is revoked, but those who joined by it stay", async () => {
    const made = await invite();
    const early = await buildUser();
    valueOf(await acceptInvite(early, made.token, now));
    expect(await revokeInvite(owner, made.id, now)).toMatchObject({ ok: true });
    expect(await revokeInvite(owner, made.id, after(1))).toMatchObject({ ok: true });
    expect((await db.invite.findUniqueOrThrow({ where: { id: made.id } })).revokedAt).toEqual(now);
    expect(await acceptInvite(guest, made.token, now)).toMatchObject(gone);
    expect(await readInvite(guest, made.token, now)).toMatchObject({ state: "revoked" });
    expect((await readGroup(owner, { slug: group.slug }, now))?.invites).toMatchObject([{ id: made.id, state: "revoked", uses: 1 }]);
    expect(await readGroup(early, { slug: group.slug })).not.toBeNull();
    expect(await membersOf()).toBe(2);
  });

  test("is good for as many uses as it was made for", async () => {
    const made = await invite({ maxUses: 2 });
    for (const one of [await buildUser(), await buildUser()]) valueOf(await acceptInvite(one, made.token, now));
    expect(await acceptInvite(guest, made.token, now)).toMatchObject(gone);
    expect(await readInvite(guest, made.token, now)).toMatchObject({ state: "used up" });
    expect(await usesOf(made)).toBe(2);
  });

  test("that nobody ever made is not found", async () => {
    for (const token of ["", "unknown", "a\u0000b", newId()]) {
      expect(await acceptInvite(guest, token, now)).toMatchObject(notThere);
      expect(await readInvite(guest, token, now)).toBeNull();
      expect(await isInvite(token)).toBe(false);
    }
  });

  test("accepted again by a member is a success that costs no use, even when there are none left", async () => {
    const made = await invite({ maxUses: 1 });
    valueOf(await acceptInvite(guest, made.token, now));
    expect(await acceptInvite(guest, made.token, now)).toMatchObject({ ok: true, value: { role: "member", members: 2 } });
    expect(await acceptInvite(owner, made.token, after(100))).toMatchObject({ ok: true, value: { role: "owner" } });
    expect(await usesOf(made)).toBe(1);
    for (const member of [guest, owner]) expect(await readInvite(member, made.token, after(100))).toMatchObject({ state: "joined" });
  });

  test("lets someone who was removed back in only if it was made since then", async () => {
    const old = await invite();
    valueOf(await acceptInvite(guest, old.token, now));
    valueOf(await endMembership(owner, group.id, guest.id, undefined, after(1)));
    expect(await readInvite(guest, old.token, after(2))).toMatchObject({ state: "barred" });
    const refused = await acceptInvite(guest, old.token, after(2));
    expect(refused).toMatchObject({ ok: false, problem: { code: "gone", detail: "You were removed from this group after this invite was made. Ask the group for a new one." } });
    expect(await usesOf(old)).toBe(1);
    expect(await acceptInvite(await buildUser(), old.token, after(2)), "it is as good as before for others").toMatchObject({ ok: true });
    const fresh = valueOf(await createInvite(owner, group.id, { role: "reader", expiresInDays: 14, maxUses: null }, after(1, 1)));
    expect(valueOf(await acceptInvite(guest, fresh.token, after(2)))).toMatchObject({ role: "reader" });
    expect(await readInvite(guest, old.token, after(2))).toMatchObject({ state: "joined" });
  });

  test("is listed with its state, the newest first, for those who may invite", async () => {
    const made = [await invite({ maxUses: 1 }), await invite({ expiresInDays: 1 }), await invite(), await invite()];
    valueOf(await acceptInvite(guest, made[0]!.token, now));
    valueOf(await revokeInvite(owner, made[2]!.id, now));
    const listed = (await readGroup(owner, { slug: group.slug }, after(1)))?.invites;
    expect(listed?.map(({ state }) => state)).toEqual(["open", "revoked", "expired", "used up"]);
    expect(listed?.[3]).toMatchObject({ role: "member", email: null, createdBy: { name: owner.name }, createdAt: now.toISOString(), uses: 1 });
    expect((await readGroup(guest, { slug: group.slug }, after(1)))?.invites).toBeNull();
  });

  test("does not change the role of someone who is in the group", async () => {
    valueOf(await acceptInvite(owner, (await invite({ role: "reader" })).token, now));
    expect((await readGroup(owner, { slug: group.slug }))?.group.role).toBe("owner");
  });

  test("lets someone who left come back, in the role that it gives, and counts that", async () => {
    const [first, second] = [await invite({ role: "moderator" }), await invite({ role: "reader", maxUses: 1 })];
    valueOf(await acceptInvite(guest, first.token, now));
    valueOf(await endMembership(guest, group.id, guest.id));
    expect(valueOf(await acceptInvite(guest, second.token, after(2)))).toMatchObject({ role: "reader" });
    const membership = await db.membership.findFirstOrThrow({ where: { groupId: group.id, userId: guest.id } });
    expect(membership).toMatchObject({ joinedAt: after(2), leftAt: null });
    expect(await usesOf(second)).toBe(1);
  });

  test("to a group that was archived since is good for nothing", async () => {
    const made = await invite();
    await db.group.update({ where: { id: group.id }, data: { archivedAt: now } });
    expect(await readInvite(guest, made.token, now)).toMatchObject({ state: "archived" });
    expect(await acceptInvite(guest, made.token, now)).toMatchObject(gone);
    expect(await membersOf()).toBe(1);
  });
});

describe("people who race", () => {
  test("for the last use: exactly one of them joins", async () => {
    for (let round = 0; round < 8; round++) {
      const made = await invite({ maxUses: 1 });
      const before = await membersOf();
      const racers = [await buildUser(), await buildUser(), await buildUser()];
      const answers = await Promise.all(racers.map((one) => acceptInvite(one, made.token, now)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject(gone);
      expect(await membersOf()).toBe(before + 1);
      expect(await usesOf(made)).toBe(1);
    }
  });

  test("against themselves, by pressing twice, join once and use one use", async () => {
    for (let round = 0; round < 8; round++) {
      const [made, one] = [await invite({ maxUses: 5 }), await buildUser()];
      const answers = await Promise.all([1, 2, 3].map(() => acceptInvite(one, made.token, now)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(await usesOf(made)).toBe(1);
    }
  });
});
