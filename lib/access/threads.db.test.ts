import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { buildAnnotation, buildEpisode, buildGroup, buildReply, buildUser, hideIn } from "@/lib/testing/factories";
import { loadFacts } from "@/lib/testing/facts";
import type { Facts } from "@/lib/testing/facts";
import * as policy from "./policy";
import type { ReplyFacts, ThreadFacts } from "./policy";
import { loadReach } from "./reach";
import * as scope from "./scope";
import { nobody, operator } from "./viewer";
import type { UserViewer, Viewer } from "./viewer";

/*
 * What is said under annotations: every kind of viewer meets every kind of thread and reply, in real rows. The tables
 * say by hand who may do what; policy must give exactly that, and scope exactly what policy gives.
 */

const now = new Date("2026-03-01T12:00:00Z");
const day = 24 * 60 * 60 * 1000;
const [yesterday, tomorrow, longAgo] = [-1, 1, -40].map((days) => new Date(now.getTime() + days * day)) as [Date, Date, Date];

const people = ["stranger", "author", "owner", "moderator", "member", "reader", "muted member", "ex-member", "owner of another group", "writer in the blind"] as const;
const everyone = ["nobody", "operator", "link holder", ...people] as const;
type Who = (typeof everyone)[number];

const readers: Who[] = ["author", "owner", "moderator", "member", "reader", "muted member", "writer in the blind"];
const talkers: Who[] = ["author", "owner", "moderator", "member", "writer in the blind"];
const leads: Who[] = ["owner", "moderator"];
const deciders: Who[] = ["author", ...leads];

const others = (...whose: Who[]) => readers.filter((who) => !whose.includes(who));

type Row = { read: Who[]; reply?: Who[]; resolve?: Who[]; accept?: Who[]; report?: Who[] };

/** What each may do with the thread in the group under an annotation that is … */
const threads: Record<string, Row> = {
  "published to it": { read: readers, reply: talkers, resolve: deciders, report: others("author") },
  "a question in it": { read: readers, reply: talkers, resolve: deciders, accept: deciders, report: others("author") },
  "withdrawn from it": { read: ["author"] },
  "hidden in it": { read: deciders },
  "hidden in it and withdrawn": { read: ["author"] },
  "deleted": { read: [] },
  "published to it by someone who then left": { read: readers, reply: talkers, resolve: leads, report: readers },
  "withdrawn from it by someone who then left": { read: [] },
  "a question of a muted member's": { read: readers, reply: talkers, resolve: leads, accept: leads, report: others("muted member") },
  "in a blind round": { read: ["writer in the blind"], reply: ["writer in the blind"], report: ["writer in the blind"] },
  "in a blind round that is over": { read: readers, reply: talkers, resolve: deciders, report: others("author") },
  "published to a group that was archived": { read: ["author", "member"] },
  "published to another group": { read: ["owner of another group"], reply: ["owner of another group"], resolve: ["owner of another group"] },
};
const names = Object.keys(threads);

type ReplyRow = { by: Who; at?: "deletedAt" | "hiddenAt"; read: Who[]; /** Who sees that it was there. */ place?: Who[]; edit?: Who[]; remove?: Who[]; restore?: Who[]; report?: Who[] };

/** What each may do with a reply in the thread that all of the group read. */
const replies: Record<string, ReplyRow> = {
  "of a member's": { by: "member", read: readers, edit: ["member"], remove: ["member"], report: others("member") },
  "of a muted member's": { by: "muted member", read: readers, remove: ["muted member"], report: others("muted member") },
  "of someone's who left": { by: "ex-member", read: readers, report: readers },
  "hidden": { by: "member", at: "hiddenAt", read: ["member", ...leads], edit: ["member"], remove: ["member"] },
  "deleted": { by: "member", at: "deletedAt", read: [], place: readers, restore: ["member"] },
  "of a muted member's, deleted": { by: "muted member", at: "deletedAt", read: [], place: readers },
};

const viewers = {} as Record<Who, Viewer>;
const ids = {} as Record<string, string>;
const replyIds = {} as Record<string, string>;
let facts: Facts;

beforeAll(async () => {
  const users = {} as Record<Who, UserViewer>;
  for (const who of people) users[who] = await buildUser();
  Object.assign(viewers, users, { nobody, operator });
  const seminar = await buildGroup([
    [users.author, "member"],
    [users.owner, "owner"],
    [users.moderator, "moderator"],
    [users.member, "member"],
    [users.reader, "reader"],
    [users["muted member"], "member", { mutedAt: yesterday }],
    [users["ex-member"], "member", { leftAt: yesterday }],
    [users["writer in the blind"], "member"],
  ]);
  viewers["link holder"] = { kind: "link", audienceId: seminar.audienceId };
  const other = await buildGroup([[users["owner of another group"], "owner"]]);
  const archived = await buildGroup([[users.author, "member"], [users.member, "member"]]);
  await db.group.update({ where: { id: archived.id }, data: { archivedAt: yesterday } });
  const [plain, blind, over] = [await buildEpisode(), await buildEpisode(), await buildEpisode()];
  await db.reading.create({ data: { groupId: seminar.id, episodeId: blind.id, blindUntil: tomorrow, blindCount: 2 } });
  await db.reading.create({ data: { groupId: seminar.id, episodeId: over.id, blindUntil: yesterday, blindCount: 50 } });
  for (const _ of [1, 2]) await buildAnnotation({ author: users["writer in the blind"], episode: blind, publishedTo: [seminar.audienceId] });

  type Made = { episode?: typeof plain; by?: UserViewer; to?: string; deletedAt?: Date; isPublished?: boolean; isQuestion?: boolean; isHidden?: boolean };
  const make = async (name: string, { episode = plain, by = users.author, to = seminar.audienceId, deletedAt, isPublished = true, isQuestion, isHidden }: Made = {}) => {
    const made = await buildAnnotation({ author: by, episode, publishedTo: isPublished ? [to] : [], deletedAt });
    if (isQuestion) await db.annotation.update({ where: { id: made.id }, data: { kind: "question", note: "Why?" } });
    const { threadId } = await buildReply({ author: by, under: made, audienceId: to });
    if (isHidden) await hideIn(to, made, yesterday);
    ids[name] = threadId;
    return made;
  };
  const open = await make("published to it");
  await make("a question in it", { isQuestion: true });
  await make("withdrawn from it", { isPublished: false });
  await make("hidden in it", { isHidden: true });
  await make("hidden in it and withdrawn", { isHidden: true, isPublished: false });
  await make("deleted", { deletedAt: yesterday });
  await make("published to it by someone who then left", { by: users["ex-member"] });
  await make("withdrawn from it by someone who then left", { by: users["ex-member"], isPublished: false });
  await make("a question of a muted member's", { by: users["muted member"], isQuestion: true });
  await make("in a blind round", { episode: blind });
  await make("in a blind round that is over", { episode: over });
  await make("published to a group that was archived", { to: archived.audienceId });
  await make("published to another group", { by: users["owner of another group"], to: other.audienceId });
  for (const [name, { by, at }] of Object.entries(replies))
    replyIds[name] = (await buildReply({ author: users[by], under: open, audienceId: seminar.audienceId, ...(at && { [at]: yesterday }) })).id;
  facts = await loadFacts();
});

/** The facts that policy asks for. */
const factsFor = async (viewer: Viewer, id: string): Promise<ThreadFacts> => facts.thread(viewer, await db.thread.findUniqueOrThrow({ where: { id } }));

describe("threads", () => {
  const deeds = { read: policy.canReadThread, reply: policy.canReply, resolve: policy.canResolve, accept: policy.canAccept, report: policy.canReportAnnotation };
  describe.each(Object.entries(deeds))("to %s one", (deed, may) => {
    test.each(everyone)("policy allows %s exactly what the table says", async (who) => {
      const allowed: string[] = [];
      for (const name of names) if (may(viewers[who], await factsFor(viewers[who], ids[name]!), now)) allowed.push(name);
      expect(allowed).toEqual(names.filter((name) => threads[name]![deed as keyof Row]?.includes(who)));
    });
  });

  test.each(everyone)("scope returns to %s exactly what policy allows, of every row there is", async (who) => {
    const viewer = viewers[who];
    const within = scope.readableThreads(viewer, await loadReach(db, viewer, now));
    const rows = await db.thread.findMany({ where: { AND: [within, { createdAt: { gt: longAgo } }] }, orderBy: { id: "asc" } });
    const allowed: string[] = [];
    for (const { id } of await db.thread.findMany({ orderBy: { id: "asc" } }))
      if (policy.canReadThread(viewer, await factsFor(viewer, id), now)) allowed.push(id);
    expect(rows.map(({ id }) => id)).toEqual(allowed);
  });
});

/** Whoever reads a reply sees its place as well. */
const whoMay = (row: ReplyRow, deed: "read" | "place" | "edit" | "remove" | "restore" | "report"): Who[] => row[deed] ?? (deed === "place" ? row.read : []);

describe("replies", () => {
  type Predicate = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) => boolean;
  const deeds: Record<"read" | "place" | "edit" | "remove" | "restore" | "report", Predicate> = {
    read: policy.canReadReply,
    place: policy.seesPlaceOf,
    edit: policy.canEditReply,
    remove: policy.canDeleteReply,
    restore: policy.canRestoreReply,
    report: policy.canReportReply,
  };
  describe.each(Object.entries(deeds))("to %s one", (deed, may) => {
    test.each(everyone)("policy allows %s exactly what the table says", async (who) => {
      const facts = await factsFor(viewers[who], ids["published to it"]!);
      const allowed: string[] = [];
      for (const [name, id] of Object.entries(replyIds))
        if (may(viewers[who], await db.reply.findUniqueOrThrow({ where: { id } }), facts, now)) allowed.push(name);
      expect(allowed).toEqual(Object.keys(replies).filter((name) => whoMay(replies[name]!, deed as keyof typeof deeds).includes(who)));
    });
  });

  test.each(everyone)("scope returns to %s, and lets them note as seen, exactly what policy allows, of every row there is", async (who) => {
    const viewer = viewers[who];
    const reach = await loadReach(db, viewer, now);
    const idsUnder = async (where: ReturnType<typeof scope.readableReplies>) =>
      (await db.reply.findMany({ where: { AND: [where, { version: { gt: 0 } }] }, orderBy: { id: "asc" } })).map(({ id }) => id);
    const [readable, markable, placed]: [string[], string[], string[]] = [[], [], []];
    for (const reply of await db.reply.findMany({ orderBy: { id: "asc" } })) {
      const facts = await factsFor(viewer, reply.threadId);
      if (policy.canReadReply(viewer, reply, facts, now)) readable.push(reply.id);
      if (policy.canMarkReplySeen(viewer, reply, facts, now)) markable.push(reply.id);
      if (policy.seesPlaceOf(viewer, reply, facts, now)) placed.push(reply.id);
    }
    expect(await idsUnder(scope.readableReplies(viewer, reach))).toEqual(readable);
    expect(await idsUnder(scope.markableReplies(viewer, reach))).toEqual(markable);
    expect(await idsUnder(scope.repliesWithPlace(viewer, reach))).toEqual(placed);
  });

  test("are beyond recall when they were deleted long ago", async () => {
    const thread = await factsFor(viewers.member, ids["published to it"]!);
    const reply = { authorId: (viewers.member as UserViewer).id, hiddenAt: null };
    expect(policy.canRestoreReply(viewers.member, { ...reply, deletedAt: longAgo }, thread, now)).toBe(false);
    expect(policy.canRestoreReply(viewers.member, { ...reply, deletedAt: null }, thread, now)).toBe(false);
  });
});
