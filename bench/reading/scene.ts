import { setTimeout } from "node:timers/promises";
import { request } from "@playwright/test";
import type { APIRequestContext } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { type Api, apiOf, type Episode, type Group, newAccount, readEpisode, readingPath, signIn, signUp } from "../../e2e/support/people";
import { makeOutline, outlineDocument, seeded } from "../outline";

/* A Gloss of its own in which someone has written thousands of annotations, and their group some more. */

export type Spot = { pointId: string; start: number; end: number };
export type Scene = {
  /** Where the group reads the summary. */
  path: string;
  /** The one who reads, signed in. */
  reader: APIRequestContext;
  /** Words that the reader annotated, in the order of writing. */
  spots: Spot[];
  /** Another member writes so many annotations more, so many in a second. */
  arrive: (count: number, perSecond: number) => Promise<void>;
};

export type Sizes = { points: number; own: number; others: number };

const KINDS = ["highlight", "highlight", "note", "question", "agree"] as const;
const COLOURS = ["yellow", "green", "blue", "pink", "purple"] as const;
const AT_ONCE = 8;

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function join(url: string, name: string) {
  const context = await request.newContext({ baseURL: url });
  const account = newAccount(name);
  await signUp(context, account);
  await signIn(context, account);
  return { context, api: apiOf(context) };
}

/** The most words that are annotated at once; what arrives later is longer, so that what was there is still hit first. */
const MOST_WORDS = 8;

/** Up to eight words of a point more than `least`, and what the API takes to annotate them. */
function makeAnnotation({ id: episodeId, revisionId, points }: Episode, random: () => number, audiences: string[], least: number) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { id: pointId, text } = pick(points);
  const words = [...text.matchAll(/\w+/g)];
  const first = Math.floor(random() * Math.max(1, words.length - least));
  const last = words[Math.min(words.length - 1, first + least + Math.floor(random() * MOST_WORDS))];
  const start = words[first]?.index ?? 0;
  const end = (last?.index ?? 0) + (last?.[0].length ?? 1);
  const kind = pick(KINDS);
  const note = kind === "highlight" ? "" : `About *${text.slice(start, end)}*: ${text.slice(0, 40 + Math.floor(random() * 160))}`;
  const targets = [{ pointId, revisionId, start, end, quote: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) }];
  return { spot: { pointId, start, end }, body: { episodeId, kind, colour: pick(COLOURS), note, targets, audiences } };
}

async function annotate(api: Api, episode: Episode, count: number, random: () => number, audiences: string[], least = 0): Promise<Spot[]> {
  const all = Array.from({ length: count }, () => makeAnnotation(episode, random, audiences, least));
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await api.call("PUT", `/annotations/${uuidv7()}`, next.body);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return all.map(({ spot }) => spot);
}

/** One after another, at the pace of several people who write. */
async function trickle(api: Api, episode: Episode, count: number, perSecond: number, random: () => number, audiences: string[]): Promise<void> {
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    await setTimeout(Math.max(0, began + (index * 1_000) / perSecond - performance.now()));
    await annotate(api, episode, 1, random, audiences, MOST_WORDS);
  }
}

async function found(owner: Api, others: Api[], episode: Episode): Promise<Group> {
  const group = await owner.call<Group>("POST", "/groups", { name: "Readers", description: "" });
  await owner.call("PUT", `/groups/${group.id}/readings/${episode.id}`);
  const { token } = await owner.call<{ token: string }>("POST", `/groups/${group.id}/invites`, {});
  for (const api of others) await api.call("POST", "/memberships", { token });
  return group;
}

/** Fills an empty Gloss. */
export async function makeScene(url: string, { points, own, others }: Sizes): Promise<Scene> {
  const owner = await join(url, "Olga Owner");
  const member = await join(url, "Max Member");
  const source = outlineDocument(makeOutline(points));
  const imported = await owner.api.call<{ path: string; points: number }>("POST", "/summaries", { source, show: "Long meetings", title: "A long meeting", number: 1 });
  const episode = await readEpisode(owner.context, imported.path);
  const group = await found(owner.api, [member.api], episode);
  say(`Writing ${own + others} annotations on ${imported.points} points.`);
  const random = seeded(own);
  const spots = await annotate(owner.api, episode, own, random, [group.audienceId]);
  await annotate(member.api, episode, others, random, [group.audienceId]);
  return {
    path: readingPath(group, episode),
    reader: owner.context,
    spots,
    arrive: (count, perSecond) => trickle(member.api, episode, count, perSecond, random, [group.audienceId]),
  };
}
