import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createAnnotation } from "@/lib/annotations/mutations";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { changeFeed } from "@/lib/feeds/mutations";
import { endOfLog } from "@/lib/live/log";
import { printMention } from "@/lib/mentions";
import { report } from "@/lib/moderation/mutations";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { placeNames, places, said } from "@/lib/testing/places";
import type { PlaceName, Spot } from "@/lib/testing/places";
import { acceptAnswer, react, resolveThread } from "@/lib/threads/mutations";
import { createReply } from "@/lib/threads/replies";

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
/** Where the log was before. */
let since: string;
/** The note of another, made in between. */
const theirs = newId();
let group: BuiltGroup;
let episode: BuiltEpisode;

const publish = async (author: UserViewer, data: Parameters<typeof newAnnotation>[1], id = newId()) =>
  valueOf(await createAnnotation(author, id, newAnnotation(episode, { audiences: [group.audienceId], ...data })));

const words = "flows and nothing";

const spot = (): Spot => ({ group, episode, annotations: [...Object.values(own), theirs], since });

/** Places in which nothing of what others did ever is, to who may read it as well. */
const silent = new Set<string>([...Object.keys(places["one’s own"]), ...Object.keys(places.people), "a group’s log"]);
const telling = placeNames.filter((name) => !silent.has(name));

const before = new Map<string, unknown>();
const saidTo = (name: PlaceName, who: Who) => said(name, people[who], spot());

async function theOthersAct() {
  const { other } = people;
  const flows = targetOn(episode, 0, words);
  await publish(other, { kind: "note", note: `Heraclitus says so, ${Object.values(people).map(printMention).join(" ")}.`, tags: ["river"], targets: [flows] }, theirs);
  await publish(other, { kind: "question", note: "Did Heraclitus?", targets: [flows] });
  for (const kind of ["agree", "disagree"] as const) await publish(other, { kind, note: "", targets: [flows] });
  valueOf(await report(other, group.id, { annotation: own.writer, reply: null, reason: "Look at this." }));
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
  group = await buildGroup([[owner, "owner"], [moderator, "moderator"], [member, "member"], [reader, "member"], [writer, "moderator"], [other, "moderator"]]);
  episode = await buildEpisode(["Everything flows and nothing stays."]);
  await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 2, blindUntil: new Date(Date.now() + 60 * 60 * 1000) } });
  for (const who of [...blindWho, "writer"] as const) {
    const { id } = await publish(people[who], { kind: "question", note: "What stays?", targets: [targetOn(episode, 0, "stays")] });
    own[who] = id;
  }
  // A reader published while they were a member still.
  await db.membership.update({ where: { groupId_userId: { groupId: group.id, userId: reader.id } }, data: { role: "reader" } });
  await publish(writer, { note: "The writer has written enough.", targets: [targetOn(episode, 0, words)] });
  for (const who of [...blindWho, "writer"] as const) valueOf(await changeFeed(people[who], group.id));
  since = await endOfLog();
  for (const name of placeNames) for (const who of [...blindWho, "writer"] as const) before.set(`${name} ${who}`, await saidTo(name, who));
  await theOthersAct();
});

afterAll(() => void vi.unstubAllEnvs());

describe.each(blindWho)("in a blind round, to the group’s %s", (who) => {
  test.each(placeNames)("%s says nothing of what the others do", async (name) => {
    expect(await saidTo(name, who)).toBe(before.get(`${name} ${who}`));
  });
});

describe("to someone who has written enough", () => {
  test.each(telling)("%s says what the others do", async (name) => {
    expect(await saidTo(name, "writer")).not.toBe(before.get(`${name} writer`));
  });
});
