import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/db/generated/enums";
import * as policy from "./policy";
import type { GroupFacts } from "./policy";
import { nobody, operator } from "./viewer";
import type { Viewer } from "./viewer";

/* What each role may do in a group, by hand: every role meets every action, in a group that is open and in an archived one. */

const longAgo = new Date("2026-01-01T00:00:00Z");
const roles: Role[] = ["owner", "moderator", "member", "reader"];
const everyone = [...roles, "muted member", "former owner", "stranger"] as const;
type Who = (typeof everyone)[number];

const factsOf = (who: Who, archivedAt: Date | null): GroupFacts => {
  const membership = { role: "member" as Role, leftAt: null, mutedAt: null };
  if (who === "stranger") return { membership: null, archivedAt };
  if (who === "former owner") return { membership: { ...membership, role: "owner", leftAt: longAgo }, archivedAt };
  if (who === "muted member") return { membership: { ...membership, mutedAt: longAgo }, archivedAt };
  return { membership: { ...membership, role: who }, archivedAt };
};

type Row = { may: (group: GroupFacts) => boolean; open: Who[]; archived: Who[] };

const members: Who[] = [...roles, "muted member"];
const leads: Who[] = ["owner", "moderator"];
const changing = (from: Role, to: Role, isOwn = false) => (group: GroupFacts) => policy.canChangeRole(group, { from, to, isOwn });
const removing = (other: Role) => (group: GroupFacts) => policy.canRemove(group, other);

const table: Record<string, Row> = {
  "read it": { may: policy.canReadGroup, open: members, archived: members },
  "rename, describe and set it": { may: policy.canEditGroup, open: ["owner"], archived: [] },
  "archive it": { may: policy.canArchiveGroup, open: ["owner"], archived: [] },
  "bring it back": { may: policy.canUnarchiveGroup, open: [], archived: ["owner"] },
  "take on, plan and drop readings": { may: policy.canTakeOnReading, open: leads, archived: [] },
  "invite": { may: policy.canInvite, open: leads, archived: [] },
  "answer join requests": { may: policy.canAnswerRequests, open: leads, archived: [] },
  "publish": { may: policy.canPublishToGroup, open: ["owner", "moderator", "member"], archived: [] },
  "hand it over": { may: policy.canHandOver, open: ["owner"], archived: [] },
  "make a member an owner": { may: changing("member", "owner"), open: ["owner"], archived: [] },
  "make a member a moderator": { may: changing("member", "moderator"), open: ["owner"], archived: [] },
  "make a member a reader": { may: changing("member", "reader"), open: leads, archived: [] },
  "make a reader a member": { may: changing("reader", "member"), open: leads, archived: [] },
  "make a reader a moderator": { may: changing("reader", "moderator"), open: ["owner"], archived: [] },
  "make a moderator a member": { may: changing("moderator", "member"), open: ["owner"], archived: [] },
  "make another owner a member": { may: changing("owner", "member"), open: ["owner"], archived: [] },
  "remove an owner": { may: removing("owner"), open: ["owner"], archived: ["owner"] },
  "remove a moderator": { may: removing("moderator"), open: ["owner"], archived: ["owner"] },
  "remove a member": { may: removing("member"), open: leads, archived: leads },
  "remove a reader": { may: removing("reader"), open: leads, archived: leads },
  "moderate it": { may: policy.canModerate, open: leads, archived: [] },
  "see what is hidden in it": { may: policy.seesHidden, open: leads, archived: leads },
  "mute an owner": { may: (group) => policy.canMute(group, { role: "owner", isOwn: false }), open: ["owner"], archived: [] },
  "mute a member": { may: (group) => policy.canMute(group, { role: "member", isOwn: false }), open: leads, archived: [] },
  "mute themselves": { may: (group) => policy.canMute(group, { role: "member", isOwn: true }), open: [], archived: [] },
  "read its log": { may: policy.canReadLog, open: ["owner"], archived: ["owner"] },
  "leave it as one of two owners": { may: (group) => policy.canLeave(group, 2), open: members, archived: members },
  "leave it as the only owner": { may: (group) => policy.canLeave(group, 1), open: ["moderator", "member", "reader", "muted member"], archived: ["moderator", "member", "reader", "muted member"] },
};

describe.each(Object.entries(table))("who may %s", (_, { may, open, archived }) => {
  test.each(everyone)("%s", (who) => {
    expect(may(factsOf(who, null))).toBe(open.includes(who));
    expect(may(factsOf(who, longAgo))).toBe(archived.includes(who));
  });
});

describe("taking another role oneself", () => {
  const lower: Record<Role, Role[]> = {
    owner: ["owner", "moderator", "member", "reader"],
    moderator: ["moderator", "member", "reader"],
    member: ["member", "reader"],
    reader: ["reader"],
  };
  test.each(roles)("is for the %s a matter of no higher ones", (role) => {
    expect(roles.filter((to) => policy.canChangeRole(factsOf(role, null), { from: role, to, isOwn: true }))).toEqual(lower[role]);
    expect(roles.filter((to) => policy.canChangeRole(factsOf(role, longAgo), { from: role, to, isOwn: true }))).toEqual([]);
  });

  test("never takes the group's last owner away", () => {
    for (const from of roles)
      for (const to of [...roles, null])
        for (const owners of [1, 2])
          expect(policy.keepsAnOwner(from, to, owners)).toBe(!(from === "owner" && to !== "owner" && owners === 1));
  });
});

describe("coming in", () => {
  const user: Viewer = { kind: "user", id: "1", name: "Robin", isOwner: true };
  const link: Viewer = { kind: "link", audienceId: "1" };
  const strangers: Who[] = ["former owner", "stranger"];

  test.each(everyone)("by asking, for a %s who is signed in, is open where the group takes requests and is not archived", (who) => {
    const may = (takesRequests: boolean, archivedAt: Date | null) => policy.canAskToJoin(user, { ...factsOf(who, archivedAt), takesRequests });
    expect(may(true, null)).toBe(strangers.includes(who));
    for (const closed of [may(false, null), may(true, longAgo), may(false, longAgo)]) expect(closed).toBe(false);
  });

  test("by asking is for people who are signed in", () => {
    for (const viewer of [nobody, operator, link]) expect(policy.canAskToJoin(viewer, { ...factsOf("stranger", null), takesRequests: true })).toBe(false);
  });

  test.each([
    ["never was in it", null, false],
    ["is in it", { leftAt: null, removed: false }, false],
    ["left before the invite was made", { leftAt: longAgo, removed: false }, false],
    ["left after it was made", { leftAt: new Date("2026-03-01"), removed: false }, false],
    ["was removed before it was made", { leftAt: longAgo, removed: true }, false],
    ["was removed at the moment when it was made", { leftAt: new Date("2026-02-01"), removed: true }, true],
    ["was removed after it was made", { leftAt: new Date("2026-03-01"), removed: true }, true],
  ])("by an invite for someone who %s: barred is %s", (_, membership, barred) => {
    expect(policy.isBarredFrom({ createdAt: new Date("2026-02-01") }, membership)).toBe(barred);
  });
});

test("The demonstration is the installation's owner's to load and remove", () => {
  const person = (isOwner: boolean): Viewer => ({ kind: "user", id: "1", name: "Robin", isOwner });
  const link: Viewer = { kind: "link", audienceId: "1" };
  expect([person(true), person(false), nobody, operator, link].map(policy.canDemonstrate)).toEqual([true, false, false, false, false]);
});
