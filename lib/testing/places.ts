import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { latestIn } from "@/lib/annotations/latest";
import { listMoves } from "@/lib/annotations/moves";
import { annotationsIn, ownAnnotations, readAnnotation } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import { readDiscussionPack } from "@/lib/discussion/queries";
import { readSummary } from "@/lib/episodes/queries";
import { readFeed } from "@/lib/feeds/queries";
import { readGroup } from "@/lib/groups/page";
import { listFellows, namesKnownTo } from "@/lib/groups/fellows";
import { findGroup, listGroups } from "@/lib/groups/queries";
import { readReading } from "@/lib/groups/readings";
import { unreadOf } from "@/lib/groups/unread";
import { changesSince, cursorAt, standingOf } from "@/lib/live/changes";
import { deliver } from "@/lib/live/delivery";
import { createFollowers } from "@/lib/live/followers";
import type { Follower } from "@/lib/live/followers";
import { endOfLog, logSince } from "@/lib/live/log";
import { deskOf } from "@/lib/moderation/queries";
import { logOf } from "@/lib/moderation/log";
import { countUnread, findNotifications } from "@/lib/notifications/queries";
import { ownFacets } from "@/lib/search/facets";
import { ownPage } from "@/lib/search/own";
import { search } from "@/lib/search/queries";
import { ownFilterSchema, ownSchema, searchSchema } from "@/lib/search/schema";
import { listThreads, readThread } from "@/lib/threads/queries";
import type { BuiltEpisode, BuiltGroup } from "./factories";

/*
 * Every place that shows or counts what people did, by the thing that it shows: a new one belongs here. Two tests go over
 * all of them: what each kind of viewer is shown must be what policy allows, and in a blind round it must be nothing.
 */

export type Thing = "annotation" | "thread" | "notification" | "feed" | "search hit" | "count" | "export" | "live event" | "moderation" | "one’s own" | "people";

/** Where one looks: a group, an episode in it, all annotations that there might be, and where the log was before them. */
export type Spot = { group: BuiltGroup; episode: BuiltEpisode; annotations: string[]; since: string };

type Says<V extends Viewer> = (viewer: V, spot: Spot) => Promise<unknown>;

/** An address that is there for those who are signed in only. */
const forUsers = (says: Says<UserViewer>): Says<Viewer> => async (viewer, spot) => (viewer.kind === "user" ? says(viewer, spot) : null);

/** With each of some ids in turn. */
const each = (ids: string[], read: (id: string) => Promise<unknown>) => Promise.all(ids.map(read));

async function feedOf(viewer: UserViewer, { group }: Spot) {
  const membership = await db.membership.findUnique({ where: { groupId_userId: { groupId: group.id, userId: viewer.id } } });
  return membership?.feedToken ? readFeed(membership.feedToken) : null;
}

async function packOf(viewer: UserViewer, { group, episode }: Spot) {
  const found = await findGroup(viewer, { id: group.id });
  return found && readDiscussionPack(viewer, found, (await readSummary(episode.showSlug, episode.slug))!);
}

const placeOf = ({ group, episode }: Spot) => ({ episodeId: episode.id, audienceId: group.audienceId });

async function changedFor(viewer: UserViewer, spot: Spot) {
  const place = placeOf(spot);
  const result = await changesSince(viewer, place, [cursorAt({ ...place, standing: await standingOf(viewer, place) }, spot.since)]);
  // A cursor is another each time.
  return result.ok ? { ...result.value.changes, cursor: "" } : null;
}

/** What an open page hears of all that was logged: also that of someone who stood otherwise when they opened it. */
async function heardBy(viewer: UserViewer, spot: Spot) {
  const [place, followers, heard] = [placeOf(spot), createFollowers(), [] as string[]];
  const now = (await standingOf(viewer, place))!;
  // A cursor is another each time.
  const send = (event: Buffer) => void heard.push(event.toString().replace(/^id: .*\n/, ""));
  const follower: Follower = { ...place, viewer, credential: { kind: "session", id: "any" }, standing: now === "out" ? "reads" : now, send, end: () => void followers.remove(follower) };
  followers.add(follower);
  const changes = (await logSince(spot.since))!.changes.toSorted((a, b) => a.subjectId.localeCompare(b.subjectId));
  await deliver(followers, changes, await endOfLog());
  return heard;
}

const reading = async (viewer: UserViewer, { group, episode }: Spot) => {
  const found = await findGroup(viewer, { id: group.id });
  return found && readReading(viewer, found, episode.id);
};

export type Place = {
  says: Says<Viewer>;
  /** Those of the API by which it is read as well. */
  operations?: string[];
  /** What it depends on, where that is not both: of the rest it says the same wherever one looks. */
  dependsOn?: "the group" | "the episode" | "neither";
};

const found = (terms: object) => searchSchema.parse({ limit: 50, ...terms });

export const places = {
  annotation: {
    "the annotations of an episode in a group": { says: (viewer, { episode, group }) => annotationsIn(viewer, episode.id, group.audienceId), operations: ["listAnnotations"] },
    "each annotation alone": { says: (viewer, { annotations }) => each(annotations, (id) => readAnnotation(viewer, id)), operations: ["readAnnotation"], dependsOn: "neither" },
    "what is new in a group": { says: (viewer, { group }) => latestIn(viewer, group.audienceId, { take: 50 }), dependsOn: "the group" },
    "a group’s open questions": { says: (viewer, { group }) => latestIn(viewer, group.audienceId, { take: 50, kind: "question", isOpen: true }), dependsOn: "the group" },
  },
  thread: {
    "the threads of an episode": { says: forUsers((viewer, { episode }) => listThreads(viewer, episode.id)), operations: ["listThreads"], dependsOn: "the episode" },
    "each thread alone": {
      says: forUsers((viewer, { annotations, group }) => each(annotations, (annotation) => readThread(viewer, { annotation, audience: group.audienceId }).then((it) => it.ok && it.value))),
      operations: ["readThread"],
      dependsOn: "the group",
    },
  },
  notification: {
    "the notifications": { says: forUsers((viewer) => findNotifications(viewer)), operations: ["listNotifications"], dependsOn: "neither" },
  },
  feed: {
    "a group’s feed": { says: forUsers(feedOf), dependsOn: "the group" },
  },
  "search hit": {
    "the search, by words of notes": { says: (viewer) => search(viewer, found({ q: "heraclitus" })), operations: ["search"], dependsOn: "neither" },
    "the search, by words that were marked": { says: (viewer) => search(viewer, found({ q: "flo", in: "annotations" })), dependsOn: "neither" },
    "the search, by tags": { says: (viewer) => search(viewer, found({ q: "river", in: "annotations" })), dependsOn: "neither" },
  },
  count: {
    "how much is unread": { says: forUsers(unreadOf), operations: ["readUnread"], dependsOn: "neither" },
    "how many notifications are unread": { says: forUsers((viewer) => countUnread(viewer)), operations: ["countUnreadNotifications"], dependsOn: "neither" },
    "a group’s page, with its readings and their counts": { says: (viewer, { group }) => readGroup(viewer, { slug: group.slug }), operations: ["readGroup"], dependsOn: "the group" },
    "a reading’s notice": { says: forUsers(reading) },
  },
  export: {
    "the discussion pack": { says: forUsers(packOf) },
  },
  "live event": {
    "what changed since a cursor": { says: forUsers(changedFor), operations: ["listChanges"] },
    "what an open page hears": { says: forUsers(heardBy), operations: ["followChanges"] },
  },
  moderation: {
    "what waits for moderators": { says: forUsers((viewer, { group }) => deskOf(viewer, group.id)), operations: ["readModeration"], dependsOn: "the group" },
    "a group’s log": { says: forUsers((viewer, { group }) => logOf(viewer, group.id)), operations: ["readLog"], dependsOn: "the group" },
  },
  "one’s own": {
    "one’s own annotations of an episode": { says: (viewer, { episode }) => ownAnnotations(viewer, episode.id), dependsOn: "the episode" },
    "all of one’s own annotations": { says: forUsers((viewer) => ownPage(viewer, ownSchema.parse({ limit: 100 }))), operations: ["listOwnAnnotations"], dependsOn: "neither" },
    "those that one has deleted": { says: forUsers((viewer) => ownPage(viewer, ownSchema.parse({ limit: 100, deleted: "true" }))), dependsOn: "neither" },
    "how one’s own divide": { says: forUsers(async (viewer) => ({ ...(await ownFacets(viewer, ownFilterSchema.parse({}))), names: null })), dependsOn: "neither" },
    "what revisions did to one’s own": { says: forUsers((viewer, { episode }) => listMoves(viewer, episode.id)), operations: ["listMoves"], dependsOn: "the episode" },
  },
  people: {
    "one’s groups": { says: forUsers((viewer) => listGroups(viewer)), operations: ["listGroups"], dependsOn: "neither" },
    "those whom one may mention": { says: forUsers(listFellows), operations: ["listFellows"], dependsOn: "neither" },
    "how people are called": { says: async (viewer) => namesKnownTo(viewer, (await db.user.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)), dependsOn: "neither" },
  },
} satisfies Record<Thing, Record<string, Place>>;

export type Places = typeof places;
export type PlaceName = { [T in Thing]: keyof Places[T] }[Thing];

export const allPlaces = Object.assign({}, ...Object.values(places)) as Record<PlaceName, Place>;
export const placeNames = Object.keys(allPlaces) as PlaceName[];

/** As it arrives: what is the same to the letter is the same. */
export const said = async (name: PlaceName, viewer: Viewer, spot: Spot): Promise<string> =>
  JSON.stringify(await allPlaces[name].says(viewer, spot), (_, value: unknown) => (value instanceof Map ? [...value] : value));
