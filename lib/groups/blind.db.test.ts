import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { latestIn } from "@/lib/annotations/latest";
import { listMoves } from "@/lib/annotations/moves";
import { createAnnotation } from "@/lib/annotations/mutations";
import { annotationsIn, ownAnnotations, readAnnotation } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import { readDiscussionPack } from "@/lib/discussion/queries";
import { readSummary } from "@/lib/episodes/queries";
import { listFellows, namesKnownTo } from "./fellows";
import { readGroup } from "./page";
import { findGroup, listGroups } from "./queries";
import { readReading } from "./readings";
import { changeFeed } from "@/lib/feeds/mutations";
import { readFeed } from "@/lib/feeds/queries";
import { changesSince, cursorBefore } from "@/lib/live/changes";
import { printMention } from "@/lib/mentions";
import { countUnread, findNotifications } from "@/lib/notifications/queries";
import { ownFacets } from "@/lib/search/facets";
import { ownPage } from "@/lib/search/own";
import { search } from "@/lib/search/queries";
import { ownFilterSchema, ownSchema, searchSchema } from "@/lib/search/schema";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { acceptAnswer, react, resolveThread } from "@/lib/threads/mutations";
import { listThreads, readThread } from "@/lib/threads/queries";
import { createReply } from "@/lib/threads/replies";
import type { UserViewer } from "@/lib/access/viewer";

/*
 * To someone in a blind round nothing that the others do may be noticeable, wherever it is shown or counted. So every
 * place is looked at before and after the others have published, asked, answered and reacted: it must say the same.
 * To someone who has written enough it must not, or the place would prove nothing.
 */

const blindWho = ["owner", "moderator", "member", "reader"] as const;
type Who = (typeof blindWho)[number] | "writer";

const people = {} as Record<Who | "other", UserViewer>;
/** Each one's own question in the group. */
const own = {} as Record<Who, string>;
/** The secret of each one’s feed. */
const feeds = {} as Record<Who, string>;
/** Where each one's page stood before. */
const cursors = {} as Record<Who, string>;
/** The note of another, made in between. */
const theirs = newId();
let group: BuiltGroup;
let episode: BuiltEpisode;

const publish = async (author: UserViewer, data: Parameters<typeof newAnnotation>[1], id = newId()) =>
  valueOf(await createAnnotation(author, id, newAnnotation(episode, { audiences: [group.audienceId], ...data })));

const words = "flows and nothing";

/** Every place that shows or counts what others did. A new one belongs here. */
const places: Record<string, (viewer: UserViewer, who: Who) => Promise<unknown>> = {
  "the group’s page, with its readings and their counts": (viewer) => readGroup(viewer, { slug: group.slug }),
  "the reading’s notice": async (viewer) => readReading(viewer, (await findGroup(viewer, group))!, episode.id),
  "what is new in the group": (viewer) => latestIn(viewer, group.audienceId, { take: 50 }),
  "the group’s open questions": (viewer) => latestIn(viewer, group.audienceId, { take: 50, kind: "question", isOpen: true }),
  "the annotations of the reading": (viewer) => annotationsIn(viewer, episode.id, group.audienceId),
  "one annotation of another": (viewer) => readAnnotation(viewer, theirs),
  "what a page with the reading is told while it is open": async (viewer, who) => {
    // A cursor is another each time.
    const { changes } = valueOf(await changesSince(viewer, { episodeId: episode.id, audienceId: group.audienceId }, [cursors[who]]));
    return { ...changes, cursor: "" };
  },
  "the group’s feed": (_, who) => readFeed(feeds[who]),
  "the threads of the episode": (viewer) => listThreads(viewer, episode.id),
  "the thread under one’s own question": (viewer, who) => readThread(viewer, { annotation: own[who], audience: group.audienceId }),
  "the search, by the words of the others": (viewer) => search(viewer, searchSchema.parse({ q: "heraclitus" })),
  "the search, by the words that they marked": (viewer) => search(viewer, searchSchema.parse({ q: "flows", in: "annotations" })),
  "the search, by their tags": (viewer) => search(viewer, searchSchema.parse({ q: "river", in: "annotations" })),
  "the discussion pack": async (viewer) => readDiscussionPack(viewer, (await findGroup(viewer, group))!, (await readSummary(episode.showSlug, episode.slug))!),
  "the notifications": (viewer) => findNotifications(viewer),
  "how many notifications are unread": (viewer) => countUnread(viewer),
};

/** Places about oneself, in which nothing of others ever is. */
const ownPlaces: typeof places = {
  "one’s own annotations of the episode": (viewer) => ownAnnotations(viewer, episode.id),
  "all of one’s own annotations": (viewer) => ownPage(viewer, ownSchema.parse({})),
  "how these divide": (viewer) => ownFacets(viewer, ownFilterSchema.parse({})),
  "what revisions did to them": (viewer) => listMoves(viewer, episode.id),
  "one’s groups": (viewer) => listGroups(viewer),
  "those whom one may mention": (viewer) => listFellows(viewer),
  "how they are called": (viewer) => namesKnownTo(viewer, Object.values(people).map(({ id }) => id)),
};

const all = { ...places, ...ownPlaces };
const before = new Map<string, unknown>();

/** As it arrives: what is the same to the letter is the same. */
const said = async (name: string, who: Who) => JSON.stringify(await all[name]!(people[who], who), (_, value: unknown) => (value instanceof Map ? [...value] : value));

async function theOthersAct() {
  const { other } = people;
  const flows = targetOn(episode, 0, words);
  await publish(other, { kind: "note", note: `Heraclitus says so, ${Object.values(people).map(printMention).join(" ")}.`, tags: ["river"], targets: [flows] }, theirs);
  await publish(other, { kind: "question", note: "Did Heraclitus?", targets: [flows] });
  for (const kind of ["agree", "disagree"] as const) await publish(other, { kind, note: "", targets: [flows] });
  for (const annotation of Object.values(own)) {
    const key = { annotation, audience: group.audienceId };
    const reply = newId();
    valueOf(await createReply(other, reply, { ...key, body: "An answer." }));
    valueOf(await react(other, key, { reply: null, emoji: "👍", on: true }));
    valueOf(await acceptAnswer(other, key, reply));
    valueOf(await resolveThread(other, key, true));
  }
}

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_URL", "https://gloss.example.org");
  for (const who of [...blindWho, "writer", "other"] as const) people[who] = await buildUser({ name: `The ${who}` });
  const { owner, moderator, member, reader, writer, other } = people;
  group = await buildGroup([[owner, "owner"], [moderator, "moderator"], [member, "member"], [reader, "member"], [writer, "member"], [other, "moderator"]]);
  episode = await buildEpisode(["Everything flows and nothing stays."]);
  await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 2, blindUntil: new Date(Date.now() + 60 * 60 * 1000) } });
  for (const who of [...blindWho, "writer"] as const) {
    const { id } = await publish(people[who], { kind: "question", note: "What stays?", targets: [targetOn(episode, 0, "stays")] });
    own[who] = id;
  }
  // A reader published while they were a member still.
  await db.membership.update({ where: { groupId_userId: { groupId: group.id, userId: reader.id } }, data: { role: "reader" } });
  await publish(writer, { note: "The writer has written enough.", targets: [targetOn(episode, 0, words)] });
  for (const who of [...blindWho, "writer"] as const) feeds[who] = valueOf(await changeFeed(people[who], group.id)).url.split("/").at(-1)!;
  for (const who of [...blindWho, "writer"] as const) cursors[who] = await cursorBefore(people[who], { episodeId: episode.id, audienceId: group.audienceId });
  for (const name of Object.keys(all)) for (const who of [...blindWho, "writer"] as const) before.set(`${name} ${who}`, await said(name, who));
  await theOthersAct();
});

afterAll(() => void vi.unstubAllEnvs());

describe.each(blindWho)("in a blind round, to the group’s %s", (who) => {
  test.each(Object.keys(all))("%s says nothing of what the others do", async (name) => {
    expect(await said(name, who)).toBe(before.get(`${name} ${who}`));
  });
});

describe("to someone who has written enough", () => {
  test.each(Object.keys(places))("%s says what the others do", async (name) => {
    expect(await said(name, "writer")).not.toBe(before.get(`${name} writer`));
  });
});
