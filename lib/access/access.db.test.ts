import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { buildAnnotation, buildEpisode, buildGroup, buildShareLink, buildUser, hideIn } from "@/lib/testing/factories";
import * as policy from "./policy";
import type { AnnotationFacts, AudienceFacts, LinkFacts } from "./policy";
import { loadReach, standingsIn } from "./reach";
import * as scope from "./scope";
import * as scopeSql from "./scope-sql";
import { nobody, operator } from "./viewer";
import type { UserViewer, Viewer } from "./viewer";

// One table for all rules, however long it grows.
/* eslint-disable max-lines */

/*
 * The rules are stated twice: as predicates (policy) and as query fragments (scope). Here every kind of viewer meets
 * every kind of annotation, in real rows. Each row of the table says, by hand, who may read it; both statements of
 * the rules must give exactly that.
 */

const now = new Date("2026-03-01T12:00:00Z");
const day = 24 * 60 * 60 * 1000;
const yesterday = new Date(now.getTime() - day);
const tomorrow = new Date(now.getTime() + day);
const longAgo = new Date(now.getTime() - 40 * day);

type Who =
  | "nobody" | "operator" | "stranger" | "author" | "owner" | "moderator" | "member" | "reader" | "ex-member"
  | "owner of another group" | "link holder" | "holder of another link" | "expired link" | "revoked link" | "writer in the blind"
  | "link holder of the blind" | "holder of the sign-in link" | "holder of the sign-in link, signed in" | "holder of the frozen link";

const everyone: Who[] = [
  "nobody", "operator", "stranger", "author", "owner", "moderator", "member", "reader", "ex-member",
  "owner of another group", "link holder", "holder of another link", "expired link", "revoked link", "writer in the blind",
  "link holder of the blind", "holder of the sign-in link", "holder of the sign-in link, signed in", "holder of the frozen link",
];
const group: Who[] = ["author", "owner", "moderator", "member", "reader", "writer in the blind"];

/** Who may read each annotation, and no one else. */
const table: Record<string, Who[]> = {
  "a draft": ["author"],
  "published to the group": group,
  "published to the group and deleted": [],
  "published to the group and deleted long ago": [],
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

/** Who wrote each, where it is not the author. */
const writers: Record<string, Who> = { "published by someone who then left the group": "ex-member", "put into the link of another author": "stranger" };

const viewers = {} as Record<Who, Viewer>;
const ids = {} as Record<string, string>;

beforeAll(async () => {
  const people = {} as Record<Who, UserViewer>;
  for (const who of everyone) people[who] = await buildUser();
  const seminar = await buildGroup([
    [people.author, "member"],
    [people.owner, "owner"],
    [people.moderator, "moderator"],
    [people.member, "member"],
    [people.reader, "reader"],
    [people["ex-member"], "member", { leftAt: yesterday }],
    [people["writer in the blind"], "member"],
  ]);
  await buildGroup([[people["owner of another group"], "owner"]]);
  const archived = await buildGroup([[people.author, "member"], [people.member, "member"]]);
  await db.group.update({ where: { id: archived.id }, data: { archivedAt: yesterday } });

  const [muting, mutingLeft] = [
    await buildGroup([[people.author, "member", { mutedAt: yesterday }], [people.member, "owner"]]),
    await buildGroup([[people.author, "member", { mutedAt: yesterday, leftAt: yesterday }], [people.member, "owner"]]),
  ];

  const episodes: Record<string, Awaited<ReturnType<typeof buildEpisode>>> = {};
  for (const name of ["plain", "blind", "over", "counting", "dated"]) episodes[name] = await buildEpisode();
  const { plain, blind, over, counting, dated } = episodes as Required<typeof episodes>;
  const reading = (episode: typeof plain, rules: { blindUntil?: Date; blindCount?: number }) =>
    db.reading.create({ data: { groupId: seminar.id, episodeId: episode!.id, ...rules } });
  await reading(plain, {});
  await reading(blind, { blindUntil: tomorrow, blindCount: 2 });
  await reading(over, { blindUntil: yesterday, blindCount: 50 });
  await reading(counting, { blindCount: 2 });
  await reading(dated, { blindUntil: tomorrow });

  const link = await buildShareLink(people.author, plain!.id, { expiresAt: tomorrow });
  const otherLink = await buildShareLink(people.stranger, plain!.id);
  const expired = await buildShareLink(people.author, plain!.id, { expiresAt: yesterday });
  const revoked = await buildShareLink(people.author, plain!.id, { revokedAt: yesterday });
  const blindLink = await buildShareLink(people.author, blind!.id);
  const signInLink = await buildShareLink(people.author, plain!.id, { needsSignIn: true });
  const frozen = await buildShareLink(people.author, plain!.id, { mode: "frozen" });

  // The writer in the blind has published two of their own wherever that is asked; a third is deleted, a fourth a draft.
  for (const episode of [blind, counting]) {
    const mine = { author: people["writer in the blind"], episode: episode! };
    await buildAnnotation({ ...mine, publishedTo: [seminar.audienceId] });
    await buildAnnotation({ ...mine, publishedTo: [seminar.audienceId] });
  }
  // The member has written enough, but one is deleted and one is a draft: it does not count.
  for (const more of [{ publishedTo: [seminar.audienceId] }, { publishedTo: [seminar.audienceId], deletedAt: yesterday }, {}])
    await buildAnnotation({ author: people.member, episode: blind!, ...more });

  const make = async (name: string, episode: typeof plain, publishedTo: string[], deletedAt?: Date, author = people.author) => {
    ids[name] = (await buildAnnotation({ author, episode: episode!, publishedTo, deletedAt })).id;
  };
  await make("a draft", plain, []);
  await make("published to the group", plain, [seminar.audienceId]);
  await make("published to the group and deleted", plain, [seminar.audienceId], yesterday);
  await make("published to the group and deleted long ago", plain, [seminar.audienceId], longAgo);
  await make("published to the link", plain, [link.audienceId]);
  await make("published to group and link", plain, [seminar.audienceId, link.audienceId]);
  await make("published to the expired link", plain, [expired.audienceId]);
  await make("published to the revoked link", plain, [revoked.audienceId]);
  await make("published to a group that was archived", plain, [archived.audienceId]);
  await make("in a blind round that is open", blind, [seminar.audienceId]);
  await make("in a blind round whose date has passed", over, [seminar.audienceId]);
  await make("in a blind round, published to the link as well", blind, [seminar.audienceId, blindLink.audienceId]);
  await make("in a blind round that only counts", counting, [seminar.audienceId]);
  await make("in a blind round that only has a date to come", dated, [seminar.audienceId]);
  await make("published by someone who then left the group", plain, [seminar.audienceId], undefined, people["ex-member"]);
  for (const [name, ...more] of [["published to the group and hidden there"], ["hidden in the group, published to the link as well", link.audienceId]] as const) {
    await make(name, plain, [seminar.audienceId, ...more]);
    await hideIn(seminar.audienceId, { id: ids[name]! });
  }
  const elsewhere = "hidden in another group than the one it is read in";
  await make(elsewhere, plain, [seminar.audienceId, archived.audienceId]);
  await hideIn(archived.audienceId, { id: ids[elsewhere]! });
  await make("published where its author is muted", plain, [muting.audienceId]);
  await make("published where its author was muted, and left", plain, [mutingLeft.audienceId, link.audienceId]);
  await make("put into the link of another author", plain, [link.audienceId], undefined, people.stranger);
  await make("put into a link to another episode", over, [link.audienceId]);
  await make("published to the link that asks for sign-in", plain, [signInLink.audienceId]);
  await make("put into a frozen link, which shows only what it was made of", plain, [frozen.audienceId]);

  const holder = ({ audienceId }: { audienceId: string }): Viewer => ({ kind: "link", audienceId });
  Object.assign(viewers, people, {
    nobody,
    operator,
    "link holder": holder(link),
    "holder of another link": holder(otherLink),
    "expired link": holder(expired),
    "revoked link": holder(revoked),
    "link holder of the blind": holder(blindLink),
    "holder of the sign-in link": holder(signInLink),
    "holder of the sign-in link, signed in": { ...holder(signInLink), isSignedIn: true },
    "holder of the frozen link": holder(frozen),
  });
});

/** The facts that policy asks for, read from the rows without any of scope's help. */
async function factsFor(viewer: Viewer, id: string): Promise<AnnotationFacts> {
  const userId = viewer.kind === "user" ? viewer.id : null;
  const row = await db.annotation.findUniqueOrThrow({
    where: { id },
    include: { threads: true, publications: { include: { audience: { include: { shareLink: true, group: { include: { memberships: true, readings: true } } } } } } },
  });
  const publishedTo = await Promise.all(
    row.publications.map(async ({ audienceId, audience: { shareLink, group: inGroup } }): Promise<AudienceFacts> => {
      if (shareLink) return { kind: "link", audienceId, link: shareLink };
      const own = await db.annotation.findMany({ where: { episodeId: row.episodeId }, include: { publications: true } });
      const published = own.filter(
        (one) => one.authorId === userId && !one.deletedAt && one.publications.some((to) => to.audienceId === audienceId),
      ).length;
      const rules = inGroup!.readings.find(({ episodeId }) => episodeId === row.episodeId);
      return {
        kind: "group",
        audienceId,
        group: { archivedAt: inGroup!.archivedAt, membership: inGroup!.memberships.find((one) => one.userId === userId) ?? null },
        blind: rules ? { ...rules, published } : null,
        hiddenAt: row.threads.find((thread) => thread.audienceId === audienceId)?.hiddenAt ?? null,
      };
    }),
  );
  return { ...row, publishedTo };
}

const names = Object.keys(table);

/** The ids of the annotations under a condition of `scopeSql`, inside an AND and beside a NOT as queries have it. */
async function idsWhere(condition: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text FROM "Annotation" a WHERE a."version" > 0 AND ${condition} AND NOT a."version" < 0 ORDER BY a."id"`;
  return rows.map(({ id }) => id);
}

describe("reading an annotation", () => {
  test.each(everyone)("policy allows %s exactly what the table says", async (who) => {
    const viewer = viewers[who];
    const allowed: string[] = [];
    for (const name of names)
      if (policy.canReadAnnotation(viewer, await factsFor(viewer, ids[name]!), now)) allowed.push(name);
    expect(allowed).toEqual(names.filter((name) => table[name]!.includes(who)));
  });

  test.each(everyone)("scope returns to %s exactly what policy allows, of every row there is", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const within = scope.readableAnnotations(viewer, reach);
    const rows = await db.annotation.findMany({ where: within, orderBy: { id: "asc" } });
    // Queries add conditions of their own: the fragment must hold inside an AND as well.
    const combined = await db.annotation.findMany({ where: { AND: [within, { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    const every = await db.annotation.findMany({ orderBy: { id: "asc" } });
    const allowed: string[] = [];
    for (const { id } of every)
      if (policy.canReadAnnotation(viewer, await factsFor(viewer, id), now)) allowed.push(id);
    expect(rows.map(({ id }) => id)).toEqual(allowed);
    expect(combined).toEqual(rows);
  });

  test.each(everyone)("%s can note as seen exactly what they may read of others, by policy and by scope", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const markable = await db.annotation.findMany({ where: { AND: [scope.markableAnnotations(viewer, reach), { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    const allowed: string[] = [];
    for (const { id } of await db.annotation.findMany({ orderBy: { id: "asc" } }))
      if (policy.canMarkSeen(viewer, await factsFor(viewer, id), now)) allowed.push(id);
    expect(markable.map(({ id }) => id)).toEqual(allowed);
    const others = names.filter((name) => viewer.kind === "user" && table[name]!.includes(who) && (writers[name] ?? "author") !== who);
    expect(names.filter((name) => allowed.includes(ids[name]!))).toEqual(others);
  });

  test.each(everyone)("scope for SQL, by which %s searches, finds exactly what scope returns", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const rows = await db.annotation.findMany({ where: scope.readableAnnotations(viewer, reach), orderBy: { id: "asc" } });
    expect(await idsWhere(scopeSql.readableAnnotationsSql(viewer, reach))).toEqual(rows.map(({ id }) => id));
  });

  test.each(everyone)("scope for one audience returns to %s what policy allows in it", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    for (const { audienceId } of reach.audiences) {
      const rows = await db.annotation.findMany({ where: { AND: [scope.readableIn(viewer, reach, audienceId)] }, orderBy: { id: "asc" } });
      const published = await db.publication.findMany({ where: { audienceId }, orderBy: { annotationId: "asc" } });
      const allowed: string[] = [];
      for (const { annotationId } of published)
        if (policy.canReadIn(viewer, await factsFor(viewer, annotationId), audienceId, now)) allowed.push(annotationId);
      expect(rows.map(({ id }) => id)).toEqual(allowed);
    }
  });
});

/** How each stands to what the others publish to the seminar, and no one else stands there at all. */
const open = { author: "reads", owner: "moderates", moderator: "moderates", member: "reads", reader: "reads", "writer in the blind": "reads" } as const;
const closed = { author: "blind", owner: "blind", moderator: "blind", member: "blind", reader: "blind", "writer in the blind": "blind" } as const;
const standings: Record<string, Partial<Record<Who, policy.Standing>>> = {
  "published to the group": open,
  "in a blind round that is open": { ...closed, author: "reads", "writer in the blind": "reads" },
  "in a blind round whose date has passed": open,
  "in a blind round that only has a date to come": closed,
};

describe("following what happens in a group", () => {
  const users = () => everyone.flatMap((who) => (viewers[who].kind === "user" ? [{ who, viewer: viewers[who] }] : []));
  const placeOf = async (name: string) => {
    const { episodeId, publications } = await db.annotation.findUniqueOrThrow({ where: { id: ids[name]! }, include: { publications: true } });
    return { episodeId, audienceId: publications[0]!.audienceId };
  };

  test.each(Object.keys(standings))("%s: all stand as the table says, asked for together or each alone", async (name) => {
    const place = await placeOf(name);
    const together = await standingsIn(db, place, users().map(({ viewer }) => viewer.id), now);
    for (const { who, viewer } of users()) {
      expect([who, together.get(viewer.id)]).toEqual([who, standings[name]![who]]);
      expect(await standingsIn(db, place, [viewer.id], now)).toEqual(new Map(together.has(viewer.id) ? [[viewer.id, together.get(viewer.id)]] : []));
    }
  });

  test.each(Object.keys(standings))("%s: who reads is told of exactly what they may read there of others, and who does not of none", async (name) => {
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
    const allowed: string[] = [];
    for (const row of await db.annotation.findMany({ orderBy: { id: "asc" } })) if (policy.canReword(viewer, await factsFor(viewer, row.id))) allowed.push(row.id);
    const rewordable = await db.annotation.findMany({ where: { AND: [scope.rewordableAnnotations(viewer), { version: { gt: 0 } }] }, orderBy: { id: "asc" } });
    expect(rewordable.map(({ id }) => id)).toEqual(allowed);
    const isOwn = (name: string) => (writers[name] ?? "author") === who && !name.includes("deleted") && !name.includes("muted");
    expect(names.filter((name) => allowed.includes(ids[name]!))).toEqual(names.filter(isOwn));
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
    // In the seminar are six; whoever left it, and everyone who never was in it, knows none of them.
    const isMember = ["author", "owner", "moderator", "member", "reader", "writer in the blind"].includes(who);
    expect(named).toHaveLength(isMember ? 5 : 0);
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
    // Of seven two are closed, one asks for sign-in, one is frozen, and one of the open ones is the stranger's.
    const isSignedIn = viewer.kind === "user" || who === "holder of the sign-in link, signed in";
    expect(allowed(policy.canOpenLink)).toHaveLength(isSignedIn ? 5 : 4);
    expect(allowed(policy.canPublishToLink)).toHaveLength(who === "author" ? 3 : who === "stranger" ? 1 : 0);
    expect(allowed(policy.canCopyVersion)).toHaveLength(viewer.kind !== "user" ? 0 : who === "author" ? 1 : who === "stranger" ? 4 : 5);
  });
});
