import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { buildGroup } from "@/lib/testing/factories";
import { loadFacts } from "@/lib/testing/facts";
import type { Facts } from "@/lib/testing/facts";
import { buildWorld, everyone, now, situations, writerOf, yesterday } from "@/lib/testing/world";
import type { Situation, Who, World } from "@/lib/testing/world";
import * as policy from "./policy";
import type { AnnotationFacts, LinkFacts } from "./policy";
import { loadReach, standingsIn } from "./reach";
import * as scope from "./scope";
import * as scopeSql from "./scope-sql";
import type { UserViewer, Viewer } from "./viewer";

/*
 * The rules are stated twice: as predicates (policy) and as query fragments (scope). Here every kind of viewer meets
 * every kind of annotation, in real rows. Each row of the table says, by hand, who may read it; both statements of
 * the rules must give exactly that.
 */

const group: Who[] = ["author", "owner", "moderator", "member", "reader", "muted member", "writer in the blind"];

/** Who may read each annotation, and no one else. */
const table: Record<Situation, Who[]> = {
  "a draft": ["author"],
  "published to the group": group,
  "published to the group and deleted": [],
  "published to the group and deleted long ago": [],
  "published to the group and withdrawn": ["author"],
  "published to another group": ["owner of another group"],
  "published to the link": ["author", "link holder"],
  "published to group and link": [...group, "link holder"],
  "published to the expired link": ["author"],
  "published to the revoked link": ["author"],
  "published to a group that was archived": ["author", "member"],
  "in a blind round that is open": ["author", "writer in the blind"],
  "in a blind round whose date has passed": group,
  "in a blind round, published to the link as well": ["author", "writer in the blind", "link holder of the blind"],
  "in a blind round that only counts": ["author", "writer in the blind"],
  "in a blind round that only has a date to come": ["author"],
  "the writer’s first in the blind": ["author", "writer in the blind"],
  "the writer’s second in the blind": ["author", "writer in the blind"],
  "the writer’s first where it only counts": ["writer in the blind"],
  "the writer’s second where it only counts": ["writer in the blind"],
  "the member’s in the blind": ["author", "member", "writer in the blind"],
  "the member’s in the blind, deleted": [],
  "the member’s draft in the blind": ["member"],
  "published by someone who then left the group": ["ex-member", ...group],
  "published to the group and hidden there": ["author", "owner", "moderator"],
  "hidden in the group, published to the link as well": ["author", "owner", "moderator", "link holder"],
  "hidden in another group than the one it is read in": group,
  "published where its author is muted": ["author", "member"],
  "published where its author was muted, and left": ["author", "member", "link holder"],
  "put into the link of another author": ["stranger"],
  "put into a link to another episode": ["author"],
  "published to the link that asks for sign-in": ["author", "holder of the sign-in link, signed in"],
  "put into a frozen link, which shows only what it was made of": ["author"],
};

let { viewers, ids }: World = {} as World;
let facts: Facts;

beforeAll(async () => {
  ({ viewers, ids } = await buildWorld());
  facts = await loadFacts();
});

const names = situations;

/** The annotations that a rule lets someone do something with, of every row there is. */
const allowedTo = (viewer: Viewer, rule: (viewer: Viewer, annotation: AnnotationFacts, now: Date) => boolean) =>
  facts.annotationIds.filter((id) => rule(viewer, facts.annotation(viewer, id), now));

/** The ids of the annotations under a condition of `scopeSql`, inside an AND and beside a NOT as queries have it. */
async function idsWhere(condition: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text FROM "Annotation" a WHERE a."version" > 0 AND ${condition} AND NOT a."version" < 0 ORDER BY a."id"`;
  return rows.map(({ id }) => id);
}

describe("reading an annotation", () => {
  test.each(everyone)("policy allows %s exactly what the table says", (who) => {
    const allowed = allowedTo(viewers[who], policy.canReadAnnotation);
    expect(names.filter((name) => allowed.includes(ids[name]))).toEqual(names.filter((name) => table[name].includes(who)));
  });

  test.each(everyone)("scope returns to %s exactly what policy allows, of every row there is", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const within = scope.readableAnnotations(viewer, reach);
    const rows = await db.annotation.findMany({ where: within, orderBy: { id: "asc" } });
    // Queries add conditions of their own: the fragment must hold inside an AND as well.
    const combined = await db.annotation.findMany({ where: { AND: [within, { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    expect(rows.map(({ id }) => id)).toEqual(allowedTo(viewer, policy.canReadAnnotation));
    expect(combined).toEqual(rows);
  });

  test.each(everyone)("%s can note as seen exactly what they may read of others, by policy and by scope", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const markable = await db.annotation.findMany({ where: { AND: [scope.markableAnnotations(viewer, reach), { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    const allowed = allowedTo(viewer, policy.canMarkSeen);
    expect(markable.map(({ id }) => id)).toEqual(allowed);
    const others = names.filter((name) => viewer.kind === "user" && table[name].includes(who) && writerOf(name) !== who);
    expect(names.filter((name) => allowed.includes(ids[name]))).toEqual(others);
  });

  test.each(everyone)("scope for SQL, by which %s searches, finds exactly what scope returns", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const rows = await db.annotation.findMany({ where: scope.readableAnnotations(viewer, reach), orderBy: { id: "asc" } });
    expect(await idsWhere(scopeSql.readableAnnotationsSql(viewer, reach))).toEqual(rows.map(({ id }) => id));
  });

  test.each(everyone)("scope for one audience returns to %s exactly what policy allows in it, of every audience there is", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    for (const { id: audienceId } of await db.audience.findMany()) {
      const rows = await db.annotation.findMany({ where: { AND: [scope.readableIn(viewer, reach, audienceId)] }, orderBy: { id: "asc" } });
      expect(rows.map(({ id }) => id)).toEqual(allowedTo(viewer, (viewer, annotation) => policy.canReadIn(viewer, annotation, audienceId, now)));
    }
  });
});

/** How each stands to what the others publish to the seminar, and no one else stands there at all. */
const open = { author: "reads", owner: "moderates", moderator: "moderates", member: "reads", reader: "reads", "muted member": "reads", "writer in the blind": "reads" } as const;
const closed = { author: "blind", owner: "blind", moderator: "blind", member: "blind", reader: "blind", "muted member": "blind", "writer in the blind": "blind" } as const;
const standings: Partial<Record<Situation, Partial<Record<Who, policy.Standing>>>> = {
  "published to the group": open,
  "in a blind round that is open": { ...closed, author: "reads", "writer in the blind": "reads" },
  "in a blind round whose date has passed": open,
  "in a blind round that only has a date to come": closed,
};

describe("following what happens in a group", () => {
  const users = () => everyone.flatMap((who) => (viewers[who].kind === "user" ? [{ who, viewer: viewers[who] }] : []));
  const placeOf = async (name: Situation) => {
    const { episodeId, publications } = await db.annotation.findUniqueOrThrow({ where: { id: ids[name] }, include: { publications: true } });
    return { episodeId, audienceId: publications[0]!.audienceId };
  };

  test.each(Object.keys(standings) as Situation[])("%s: all stand as the table says, asked for together or each alone", async (name) => {
    const place = await placeOf(name);
    const together = await standingsIn(db, place, users().map(({ viewer }) => viewer.id), now);
    for (const { who, viewer } of users()) {
      expect([who, together.get(viewer.id)]).toEqual([who, standings[name]![who]]);
      expect(await standingsIn(db, place, [viewer.id], now)).toEqual(new Map(together.has(viewer.id) ? [[viewer.id, together.get(viewer.id)]] : []));
    }
  });

  test.each(Object.keys(standings) as Situation[])("%s: who reads is told of exactly what they may read there of others, and who does not of none", async (name) => {
    const place = await placeOf(name);
    const toldTo = (standing: "reads" | "moderates") =>
      db.annotation.findMany({ where: { AND: [scope.publishedTo(place.audienceId, standing), { episodeId: place.episodeId }] }, orderBy: { id: "asc" } });
    for (const { who, viewer } of users()) {
      const reach = await loadReach(db, viewer, now);
      const readable = await db.annotation.findMany({ where: { AND: [scope.readableIn(viewer, reach, place.audienceId), { episodeId: place.episodeId }] }, orderBy: { id: "asc" } });
      const ofOthers = (rows: { id: string; authorId: string }[]) => rows.filter(({ authorId }) => authorId !== viewer.id).map(({ id }) => id);
      const standing = standings[name]![who];
      expect([who, ofOthers(readable)]).toEqual([who, standing === "reads" || standing === "moderates" ? ofOthers(await toldTo(standing)) : []]);
    }
  });

  test("nobody stands anywhere in a share link", async () => {
    expect(await standingsIn(db, await placeOf("published to the link"), users().map(({ viewer }) => viewer.id), now)).toEqual(new Map());
  });
});

describe("an author's own", () => {
  test.each(everyone)("scope lets %s edit and restore exactly what policy allows", async (who) => {
    const viewer = viewers[who];
    const rows = await db.annotation.findMany();
    const sorted = (list: { id: string }[]) => list.map(({ id }) => id).sort();
    const editable = await db.annotation.findMany({ where: scope.editableAnnotations(viewer) });
    const restorable = await db.annotation.findMany({ where: scope.restorableAnnotations(viewer, now) });
    expect(sorted(editable)).toEqual(sorted(rows.filter((row) => policy.canEditAnnotation(viewer, row))));
    expect(sorted(restorable)).toEqual(sorted(rows.filter((row) => policy.canRestoreAnnotation(viewer, row, now))));
    expect((await idsWhere(scopeSql.editableAnnotationsSql(viewer))).sort()).toEqual(sorted(editable));
    expect((await idsWhere(scopeSql.restorableAnnotationsSql(viewer, now))).sort()).toEqual(sorted(restorable));
    if (who === "author") expect(restorable.map(({ id }) => id)).toEqual([ids["published to the group and deleted"]]);
    else expect(restorable.filter(({ authorId }) => authorId === (viewers.author as UserViewer).id)).toEqual([]);
  });
});

describe("what an annotation says", () => {
  test.each(everyone)("scope lets %s change exactly what policy allows: their own, but where they are muted", async (who) => {
    const viewer = viewers[who];
    const allowed = allowedTo(viewer, policy.canReword);
    const rewordable = await db.annotation.findMany({ where: { AND: [scope.rewordableAnnotations(viewer), { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    expect(rewordable.map(({ id }) => id)).toEqual(allowed);
    const isOwn = (name: Situation) => writerOf(name) === who && !name.includes("deleted") && !name.includes("muted");
    expect(names.filter((name) => allowed.includes(ids[name]))).toEqual(names.filter(isOwn));
  });
});

describe("groups and links", () => {
  test.each(everyone)("scope names to %s exactly their fellows by policy", async (who) => {
    const viewer = viewers[who];
    const users = await db.user.findMany({ include: { memberships: { where: { leftAt: null } } } });
    const people = users.map(({ id, memberships }) => ({ id, groupIds: memberships.map(({ groupId }) => groupId) }));
    const own = viewer.kind === "user" ? people.find(({ id }) => id === viewer.id) : undefined;
    const allowed = own ? people.filter((one) => one.id !== own.id && policy.areFellows(own, one)) : [];
    const named = await db.user.findMany({ where: { AND: [scope.fellowsOf(viewer)] } });
    expect(named.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
    // Whoever left the seminar, and everyone who never was in it, knows none of those who are in it.
    expect(named).toHaveLength(group.includes(who) ? group.length - 1 : 0);
  });

  test.each(everyone)("scope shows %s exactly the groups that policy allows", async (who) => {
    const viewer = viewers[who];
    const userId = viewer.kind === "user" ? viewer.id : "";
    const groups = await db.group.findMany({ include: { memberships: true } });
    const allowed = groups.filter(({ memberships, archivedAt }) =>
      policy.canReadGroup({ archivedAt, membership: memberships.find((one) => one.userId === userId) ?? null }),
    );
    const shown = await db.group.findMany({ where: scope.readableGroups(viewer) });
    expect(shown.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
  });

  test("scope finds exactly those whom policy lets answer join requests", async () => {
    for (const { id, archivedAt, memberships } of await db.group.findMany({ include: { memberships: true } })) {
      const found = await db.membership.findMany({ where: scope.requestAnswerers(id) });
      const allowed = memberships.filter((membership) => policy.canAnswerRequests({ archivedAt, membership }));
      expect(found.map(({ userId }) => userId).sort()).toEqual(allowed.map(({ userId }) => userId).sort());
    }
  });

  test.each(everyone)("scope shows %s the doors of exactly the groups that policy lets them ask to join", async (who) => {
    const viewer = viewers[who];
    const userId = viewer.kind === "user" ? viewer.id : "";
    const taking = await buildGroup([[viewers.member as UserViewer, "owner"], [viewers["ex-member"] as UserViewer, "owner", { leftAt: yesterday }]]);
    const closed = await buildGroup([[viewers.member as UserViewer, "owner"]]);
    await db.group.updateMany({ where: { id: { in: [taking.id, closed.id] } }, data: { takesRequests: true } });
    await db.group.update({ where: { id: closed.id }, data: { archivedAt: yesterday } });
    const groups = await db.group.findMany({ include: { memberships: true } });
    const allowed = groups.filter((one) => policy.canAskToJoin(viewer, { ...one, membership: one.memberships.find((its) => its.userId === userId) ?? null }));
    const shown = await db.group.findMany({ where: scope.askableGroups(viewer) });
    expect(shown.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
    expect(shown.some(({ id }) => id === taking.id)).toBe(viewer.kind === "user" && who !== "member");
    expect(shown.some(({ id }) => id === closed.id)).toBe(false);
  });

  test.each(everyone)("scope gives %s exactly the share links that policy lets them manage", async (who) => {
    const viewer = viewers[who];
    const links = await db.shareLink.findMany();
    const given = await db.shareLink.findMany({ where: scope.manageableLinks(viewer) });
    expect(given.map(({ id }) => id).sort()).toEqual(links.filter((link) => policy.canManageLink(viewer, link)).map(({ id }) => id).sort());
  });

  test.each(everyone)("%s opens, publishes to and copies from exactly the links that policy lets them", async (who) => {
    const viewer = viewers[who];
    const links = await db.shareLink.findMany({ orderBy: { id: "asc" } });
    const idsOf = async (where: Prisma.ShareLinkWhereInput) =>
      (await db.shareLink.findMany({ where: { AND: [where, { token: { not: "" } }] }, orderBy: { id: "asc" } })).map(({ id }) => id);
    const allowed = (rule: (viewer: Viewer, link: LinkFacts, now: Date) => boolean) => links.filter((link) => rule(viewer, link, now)).map(({ id }) => id);
    expect(await idsOf(scope.openableLinks(viewer, now))).toEqual(allowed(policy.canOpenLink));
    expect(await idsOf(scope.publishableLinks(viewer, now))).toEqual(allowed(policy.canPublishToLink));
    // Of those that are open one asks for sign-in, one is frozen, and one is the stranger's.
    const isSignedIn = viewer.kind === "user" || who === "holder of the sign-in link, signed in";
    expect(allowed(policy.canOpenLink)).toHaveLength(isSignedIn ? 5 : 4);
    expect(allowed(policy.canPublishToLink)).toHaveLength(who === "author" ? 3 : who === "stranger" ? 1 : 0);
    expect(allowed(policy.canCopyVersion)).toHaveLength(viewer.kind !== "user" ? 0 : who === "author" ? 1 : who === "stranger" ? 4 : 5);
  });
});
