import { ownAnnotations } from "@/lib/annotations/queries";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { nobody, operator } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { contentNow } from "@/lib/sharing/content";
import { versionContentSchema } from "@/lib/sharing/schema";
import { buildAnnotation, buildEpisode, buildGroup, buildReply, buildShareLink, buildUser, hideIn, unique } from "./factories";
import type { BuiltEpisode, BuiltGroup, BuiltLink } from "./factories";

/*
 * One world in which every kind of viewer meets every kind of annotation, with all that hangs on it: threads, replies,
 * reactions, notifications, reports. Whatever says something of someone's work has a secret in it, by which it is found
 * again wherever it is shown.
 */

export const now = new Date();
const day = 24 * 60 * 60 * 1000;
export const yesterday = new Date(now.getTime() - day);
const [tomorrow, longAgo] = [1, -40].map((days) => new Date(now.getTime() + days * day)) as [Date, Date];

export const users = [
  "stranger", "author", "owner", "moderator", "member", "reader", "muted member", "ex-member", "owner of another group", "writer in the blind",
] as const;
const holders = {
  "link holder": { link: "the link" },
  "holder of another link": { link: "the link of another author" },
  "expired link": { link: "the expired link" },
  "revoked link": { link: "the revoked link" },
  "link holder of the blind": { link: "the link to the blind" },
  "holder of the sign-in link": { link: "the link that asks for sign-in" },
  "holder of the sign-in link, signed in": { link: "the link that asks for sign-in", isSignedIn: true },
  "holder of the frozen link": { link: "the frozen link" },
} as const satisfies Record<string, { link: LinkName; isSignedIn?: true }>;
export type User = (typeof users)[number];
export type Who = "nobody" | "operator" | User | keyof typeof holders;
export const everyone: Who[] = ["nobody", "operator", ...users, ...(Object.keys(holders) as (keyof typeof holders)[])];

type Members = [User, "owner" | "moderator" | "member" | "reader", ("left" | "muted")[]?][];
const groups = {
  "the seminar": [
    ["author", "member"], ["owner", "owner"], ["moderator", "moderator"], ["member", "member"], ["reader", "reader"],
    ["muted member", "member", ["muted"]], ["ex-member", "member", ["left"]], ["writer in the blind", "member"],
  ],
  "another group": [["owner of another group", "owner"]],
  "the archived group": [["author", "member"], ["member", "member"]],
  "where the author is muted": [["author", "member", ["muted"]], ["member", "owner"]],
  "where the author was muted, and left": [["author", "member", ["muted", "left"]], ["member", "owner"]],
} satisfies Record<string, Members>;
export type GroupName = keyof typeof groups;

const readings = {
  plain: {},
  blind: { blindUntil: tomorrow, blindCount: 2 },
  over: { blindUntil: yesterday, blindCount: 50 },
  counting: { blindCount: 2 },
  dated: { blindUntil: tomorrow },
} satisfies Record<string, Partial<Prisma.ReadingUncheckedCreateInput>>;
export type EpisodeName = keyof typeof readings;

type LinkTerms = Parameters<typeof buildShareLink>[2];
const links = {
  "the link": { expiresAt: tomorrow },
  "the link of another author": {},
  "the expired link": { expiresAt: yesterday },
  "the revoked link": { revokedAt: yesterday },
  "the link to the blind": {},
  "the link that asks for sign-in": { needsSignIn: true },
  "the frozen link": { mode: "frozen" },
  "the frozen link that has expired": { mode: "frozen", expiresAt: yesterday },
  "the frozen link that was revoked": { mode: "frozen", revokedAt: yesterday },
} satisfies Record<string, LinkTerms>;
export type LinkName = keyof typeof links;

type Made = { by?: User; on?: EpisodeName; to?: (GroupName | LinkName)[]; deletedAt?: Date; hiddenIn?: GroupName; /** Published to it once, and talked about there. */ withdrawnFrom?: GroupName };
const seminar = "the seminar" as const;

const annotations = {
  "a draft": {},
  "published to the group": { to: [seminar] },
  "published to the group and deleted": { to: [seminar], deletedAt: yesterday },
  "published to the group and deleted long ago": { to: [seminar], deletedAt: longAgo },
  "published to the group and withdrawn": { withdrawnFrom: seminar },
  "published to another group": { by: "owner of another group", to: ["another group"] },
  "published to the link": { to: ["the link"] },
  "published to group and link": { to: [seminar, "the link"] },
  "published to the expired link": { to: ["the expired link"] },
  "published to the revoked link": { to: ["the revoked link"] },
  "published to a group that was archived": { to: ["the archived group"] },
  "in a blind round that is open": { on: "blind", to: [seminar] },
  "in a blind round whose date has passed": { on: "over", to: [seminar] },
  "in a blind round, published to the link as well": { on: "blind", to: [seminar, "the link to the blind"] },
  "in a blind round that only counts": { on: "counting", to: [seminar] },
  "in a blind round that only has a date to come": { on: "dated", to: [seminar] },
  // The writer has published two of their own wherever that is asked.
  "the writer’s first in the blind": { by: "writer in the blind", on: "blind", to: [seminar] },
  "the writer’s second in the blind": { by: "writer in the blind", on: "blind", to: [seminar] },
  "the writer’s first where it only counts": { by: "writer in the blind", on: "counting", to: [seminar] },
  "the writer’s second where it only counts": { by: "writer in the blind", on: "counting", to: [seminar] },
  // The member has written enough, but one is deleted and one is a draft: it does not count.
  "the member’s in the blind": { by: "member", on: "blind", to: [seminar] },
  "the member’s in the blind, deleted": { by: "member", on: "blind", to: [seminar], deletedAt: yesterday },
  "the member’s draft in the blind": { by: "member", on: "blind" },
  "published by someone who then left the group": { by: "ex-member", to: [seminar] },
  "published to the group and hidden there": { to: [seminar], hiddenIn: seminar },
  "hidden in the group, published to the link as well": { to: [seminar, "the link"], hiddenIn: seminar },
  "hidden in another group than the one it is read in": { to: [seminar, "the archived group"], hiddenIn: "the archived group" },
  "published where its author is muted": { to: ["where the author is muted"] },
  "published where its author was muted, and left": { to: ["where the author was muted, and left", "the link"] },
  "put into the link of another author": { by: "stranger", to: ["the link"] },
  "put into a link to another episode": { on: "over", to: ["the link"] },
  "published to the link that asks for sign-in": { to: ["the link that asks for sign-in"] },
  "put into a frozen link, which shows only what it was made of": { to: ["the frozen link"] },
} satisfies Record<string, Made>;
export type Situation = keyof typeof annotations;
export const situations = Object.keys(annotations) as Situation[];
const madeAs: Record<Situation, Made> = annotations;

/** Who wrote each. */
export const writerOf = (situation: Situation): User => madeAs[situation].by ?? "author";

const isGroup = (name: string): name is GroupName => name in groups;

/** A reply as it is there, hidden by a moderator, or deleted. */
export type Said = { id: string; secret: string };
export type Talk = { audienceId: string; /** Of someone’s reaction. */ reaction: string; /** In the group’s log. */ logged: string; replies: Said[] };
export type Work = { situation: Situation; id: string; episodeId: string; /** In its note. */ secret: string; talks: Talk[] };
/** What only some in a group see of it: an invite, a request to be let in, an entry of the log. */
export type WorldGroup = BuiltGroup & { invite: string; request: string; logged: string };

export type World = {
  viewers: Record<Who, Viewer>;
  groups: Record<GroupName, WorldGroup>;
  episodes: Record<EpisodeName, BuiltEpisode>;
  links: Record<LinkName, BuiltLink>;
  works: Work[];
  ids: Record<Situation, string>;
};

let secrets = 0;
const secret = () => `q${++secrets}secretq`;

async function mapped<K extends string, V, R>(from: Record<K, V>, make: (value: V, key: K) => Promise<R>): Promise<Record<K, R>> {
  const made = {} as Record<K, R>;
  for (const key of Object.keys(from) as K[]) made[key] = await make(from[key], key);
  return made;
}

async function makeGroup(members: Members, people: Record<User, UserViewer>): Promise<WorldGroup> {
  const ended = (states: string[] = []) => ({ ...(states.includes("left") && { leftAt: yesterday }), ...(states.includes("muted") && { mutedAt: yesterday }) });
  const group = await buildGroup(members.map(([who, role, states]) => [people[who], role, ended(states)]));
  const [invite, request, logged, asking] = [secret(), secret(), secret(), await buildUser()];
  const groupId = group.id;
  await db.invite.create({ data: { groupId, token: invite, expiresAt: tomorrow } });
  await db.joinRequest.create({ data: { groupId, userId: asking.id, message: request } });
  await db.moderation.create({ data: { groupId, act: "dismiss", about: logged } });
  for (const { userId } of await db.membership.findMany({ where: { groupId } }))
    await db.membership.update({ where: { groupId_userId: { groupId, userId } }, data: { feedToken: unique("feed") } });
  return { ...group, invite, request, logged };
}

/** What is said under an annotation in a group, by someone who is long gone. */
async function makeTalk(under: { id: string }, { id: groupId, audienceId }: BuiltGroup, { id: episodeId }: BuiltEpisode, voice: UserViewer): Promise<Talk> {
  const replies: Said[] = [];
  let threadId = "";
  for (const state of [{}, { hiddenAt: yesterday }, { deletedAt: yesterday }]) {
    const said = secret();
    const reply = await buildReply({ author: voice, under, audienceId, body: said, ...state });
    replies.push({ id: reply.id, secret: said });
    threadId = reply.threadId;
  }
  const [reaction, logged] = [secret(), secret()];
  await db.moderation.create({ data: { groupId, episodeId, act: "report", about: logged } });
  await db.reaction.create({ data: { threadId, userId: (await buildUser({ name: reaction })).id, emoji: "👍" } });
  return { audienceId, reaction, logged, replies };
}

/** Tells everyone of everything, and reports it wherever it can be: whether they still hear of it is what is asked. */
async function tellAll(works: Work[], people: UserViewer[], groupIds: Map<string, string>) {
  const at = new Date(now.getTime() - 2 * day);
  const told = works.flatMap(({ id, talks }) => [
    { kind: "mention" as const, annotationId: id, key: `mention:${id}` },
    ...talks.flatMap(({ replies }) => replies.map((reply) => ({ kind: "reply" as const, replyId: reply.id, key: `reply:${reply.id}` }))),
  ]);
  await db.notification.createMany({ data: people.flatMap((one) => told.map((data) => ({ ...data, at, userId: one.id }))) });
  const reports = works.flatMap(({ id, talks }) => talks.map(({ audienceId }) => ({ groupId: groupIds.get(audienceId) as string, annotationId: id, reporterId: (people[0] as UserViewer).id, reason: "Look" })));
  await db.report.createMany({ data: reports });
  const targets = await db.target.findMany({ where: { annotationId: { in: works.map(({ id }) => id) } } });
  await db.move.createMany({ data: targets.map(({ id: targetId, pointId, revisionId, quote }) => ({ targetId, pointId, revisionId, quote, isLost: false })) });
}

export async function buildWorld(): Promise<World> {
  const [people, voice] = [{} as Record<User, UserViewer>, await buildUser()];
  for (const who of users) people[who] = await buildUser();
  const made = await mapped<GroupName, Members, WorldGroup>(groups, (members) => makeGroup(members, people));
  await db.group.update({ where: { id: made["the archived group"].id }, data: { archivedAt: yesterday } });
  const episodes = await mapped<EpisodeName, Partial<Prisma.ReadingUncheckedCreateInput>, BuiltEpisode>(readings, async (rules) => {
    const episode = await buildEpisode(["Flows everything, and nothing stays.", "So it is said."]);
    await db.reading.create({ data: { ...rules, groupId: made[seminar].id, episodeId: episode.id } });
    return episode;
  });
  const shared = await mapped<LinkName, LinkTerms, BuiltLink>(links, (terms, name) =>
    buildShareLink(name === "the link of another author" ? people.stranger : people.author, episodes[name === "the link to the blind" ? "blind" : "plain"].id, terms),
  );
  const audienceOf = (name: GroupName | LinkName) => (isGroup(name) ? made[name] : shared[name]).audienceId;
  const works: Work[] = [];
  for (const situation of situations) {
    const { by = "author", on = "plain", to = [], deletedAt, hiddenIn, withdrawnFrom } = madeAs[situation];
    const note = secret();
    const { id } = await buildAnnotation({ author: people[by], episode: episodes[on], publishedTo: to.map(audienceOf), deletedAt, note: `Heraclitus ${note}` });
    const talks: Talk[] = [];
    for (const name of [...to, ...(withdrawnFrom ? [withdrawnFrom] : [])]) if (isGroup(name)) talks.push(await makeTalk({ id }, made[name], episodes[on], voice));
    if (hiddenIn) await hideIn(audienceOf(hiddenIn), { id }, yesterday);
    works.push({ situation, id, episodeId: episodes[on].id, secret: note, talks });
  }
  await db.annotation.updateMany({ data: { kind: "question", tags: ["river"] } });
  const frozen = await contentNow(people.author, episodes.plain.id, await ownAnnotations(people.author, episodes.plain.id));
  await db.shareLink.updateMany({ where: { mode: "frozen" }, data: { snapshot: versionContentSchema.parse(frozen) } });
  await tellAll(works, Object.values(people), new Map(Object.values(made).map(({ audienceId, id }) => [audienceId, id])));
  const held = await mapped<keyof typeof holders, { link: LinkName; isSignedIn?: true }, Viewer>(holders, async ({ link, ...more }) => ({ kind: "link", audienceId: shared[link].audienceId, ...more }));
  const ids = Object.fromEntries(works.map(({ situation, id }) => [situation, id])) as Record<Situation, string>;
  return { viewers: { nobody, operator, ...people, ...held }, groups: made, episodes, links: shared, works, ids };
}
