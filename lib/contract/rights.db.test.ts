import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as policy from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { readFeed } from "@/lib/feeds/queries";
import { readGroup } from "@/lib/groups/page";
import { unreadOf } from "@/lib/groups/unread";
import { endOfLog } from "@/lib/live/log";
import type { Mail } from "@/lib/mail/send";
import { sendDue } from "@/lib/notifications/mailing";
import { countUnread, findNotifications } from "@/lib/notifications/queries";
import { ownFacets } from "@/lib/search/facets";
import { ownFilterSchema } from "@/lib/search/schema";
import { readAnnotatedVersion } from "@/lib/sharing/queries";
import { loadFacts } from "@/lib/testing/facts";
import type { Facts } from "@/lib/testing/facts";
import { allPlaces, placeNames, said } from "@/lib/testing/places";
import type { Place, Places, PlaceName, Spot } from "@/lib/testing/places";
import { sightOf } from "@/lib/testing/sight";
import type { SeenWork, Sight } from "@/lib/testing/sight";
import { buildWorld, everyone, now, users } from "@/lib/testing/world";
import type { EpisodeName, GroupName, User, Who, Work, World, WorldGroup } from "@/lib/testing/world";
import { listThreads } from "@/lib/threads/queries";
import { contract } from ".";

/*
 * Every place that shows or counts what people did, met by every kind of viewer, in real rows: what it says must be
 * exactly what policy allows. Each work has a secret in it, and is looked for by that and by its id.
 */

const mails: Mail[] = [];
vi.mock("@/lib/mail/send", () => ({ sendMail: (mail: Mail) => Promise.resolve(void mails.push(mail)) }));

let world: World;
let facts: Facts;
let since: string;
const sights = {} as Record<Who, Sight>;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  since = await endOfLog();
  world = await buildWorld();
  facts = await loadFacts();
  for (const who of everyone) sights[who] = sightOf(world.viewers[who], world, facts);
});
afterAll(() => void vi.unstubAllEnvs());

// ── What each place shows, by policy ─────────────────────────────────────────

type Here = Spot & { group: WorldGroup };
type Shows = (sight: Sight, here: Here) => string[];

const byId = (works: SeenWork[]) => works.map(({ work }) => work.id);
/** Annotations as they are shown: what they say, under their id. */
const whole = (works: SeenWork[]) => works.flatMap(({ work }) => [work.id, work.secret]);
/** Replies as they are shown apart from their thread, with the annotation that they are under. */
const replies = (works: SeenWork[], audienceId?: string) =>
  works.flatMap(({ work, talks }) => talks.filter((one) => !audienceId || one.audienceId === audienceId).flatMap((one) => one.replies.flatMap(({ secret }) => [work.id, secret])));
const reactionsIn = ({ talks }: Work, audienceId: string) => talks.flatMap((one) => (one.audienceId === audienceId ? [one.reaction] : []));

const on = (works: SeenWork[], { episode }: Spot) => works.filter(({ work }) => work.episodeId === episode.id);
const read = ({ works }: Sight) => works.filter((one) => one.isRead);
const readIn = ({ works }: Sight, { group }: Here) => works.filter((one) => one.isReadIn(group.audienceId));
const here = (sight: Sight, spot: Here) => on(readIn(sight, spot), spot);
const own = ({ works }: Sight) => works.filter((one) => one.isEditable);
const hasBegun = ({ work }: SeenWork, audienceId: string) => work.talks.some((one) => one.audienceId === audienceId);
const nothing: Shows = () => [];

/** Beside what is there, who reads there is told by its id what is not there any more, and an author of their own. */
function changed(sight: Sight, spot: Here): string[] {
  const standing = sight.standingIn(spot.group, spot.episode.id);
  if (standing === "out") return [];
  const mine = on(sight.works, spot).filter((one) => one.isOwn);
  if (standing === "blind") return [...byId(mine), ...whole(mine.filter((one) => one.isEditable))];
  const everThere = on(sight.works, spot).filter((one) => hasBegun(one, spot.group.audienceId));
  return [...byId([...everThere, ...mine]), ...whole([...here(sight, spot), ...mine.filter((one) => one.isEditable)])];
}

/** What waits for moderators was reported or is hidden: of the world, all is reported. */
function waiting(sight: Sight, spot: Here): string[] {
  if (!policy.canModerate(sight.groupOf(spot.group))) return [];
  const hidden = sight.works.flatMap((one) => one.talkIn(spot.group.audienceId).replies.filter(({ hiddenAt }) => hiddenAt).flatMap(({ secret }) => [one.work.id, secret]));
  return [...whole(readIn(sight, spot)), ...hidden];
}

function logged({ groupOf, works }: Sight, { group }: Here): string[] {
  const entries = works.flatMap(({ work, talkIn }) => work.talks.filter((one) => one.audienceId === group.audienceId && talkIn(one.audienceId).isLogged));
  return [...(policy.canReadLog(groupOf(group)) ? [group.logged] : []), ...entries.map((one) => one.logged)];
}

const toldOf = (sight: Sight) => (sight.viewer.kind === "user" ? [...whole(read(sight)), ...replies(sight.works)] : []);

const shows: { [T in keyof Places]: Record<keyof Places[T], Shows> } = {
  annotation: {
    "the annotations of an episode in a group": (sight, spot) => whole(here(sight, spot)),
    "each annotation alone": (sight) => whole(read(sight)),
    "what is new in a group": (sight, spot) => whole(readIn(sight, spot)),
    "a group’s open questions": (sight, spot) => whole(readIn(sight, spot)),
  },
  thread: {
    "the threads of an episode": ({ works }, spot) =>
      on(works, spot).flatMap(({ work, talks }) => talks.filter((one) => one.isRead).flatMap(({ audienceId }) => (reactionsIn(work, audienceId).length > 0 ? [work.id, ...reactionsIn(work, audienceId)] : []))),
    "each thread alone": ({ works }, { group: { audienceId } }) =>
      works.filter((one) => one.talkIn(audienceId).isRead).flatMap((one) => [one.work.id, ...reactionsIn(one.work, audienceId), ...one.talkIn(audienceId).replies.map(({ secret }) => secret)]),
  },
  notification: {
    "the notifications": toldOf,
  },
  feed: {
    "a group’s feed": (sight, spot) => [...whole(readIn(sight, spot)), ...replies(sight.works, spot.group.audienceId)],
  },
  "search hit": {
    "the search, by words of notes": (sight) => whole(read(sight)),
    "the search, by words that were marked": (sight) => whole(read(sight)),
    "the search, by tags": (sight) => whole(read(sight)),
  },
  count: {
    "how much is unread": nothing,
    "how many notifications are unread": nothing,
    "a group’s page, with its readings and their counts": ({ groupOf }, { group }) => [
      ...(policy.canInvite(groupOf(group)) ? [group.invite] : []),
      ...(policy.canAnswerRequests(groupOf(group)) ? [group.request] : []),
    ],
    "a reading’s notice": nothing,
  },
  export: {
    "the discussion pack": (sight, spot) =>
      sight.standingIn(spot.group, spot.episode.id) === "blind" ? [] : whole(here(sight, spot).filter((one) => !one.isHiddenIn(spot.group.audienceId))),
  },
  "live event": {
    "what changed since a cursor": changed,
    "what an open page hears": changed,
  },
  moderation: {
    "what waits for moderators": waiting,
    "a group’s log": logged,
  },
  "one’s own": {
    "one’s own annotations of an episode": (sight, spot) => whole(on(own(sight), spot)),
    "all of one’s own annotations": (sight) => whole(own(sight)),
    "those that one has deleted": ({ works }) => whole(works.filter((one) => one.isRestorable)),
    "how one’s own divide": nothing,
    "what revisions did to one’s own": (sight, spot) => byId(on(own(sight), spot)),
  },
  people: {
    "one’s groups": nothing,
    "those whom one may mention": nothing,
    "how people are called": nothing,
  },
};
const allShows = Object.assign({}, ...Object.values(shows)) as Record<PlaceName, Shows>;

// ── What was told, in words ──────────────────────────────────────────────────

const ofGroups = () => Object.entries(world.groups).flatMap(([name, { invite, request, logged }]) => [[invite, `an invite to ${name}`], [request, `a request to ${name}`], [logged, `the log of ${name}`]] as const);
const ofWork = ({ situation, id, secret, talks }: Work) => [
  [id, `${situation}: its id`] as const,
  [secret, situation] as const,
  ...talks.flatMap(({ reaction, logged, replies }, index) => [[reaction, `${situation}: reaction ${index}`] as const, [logged, `${situation}: log ${index}`] as const, ...replies.map((one, of) => [one.secret, `${situation}: ${["reply", "hidden reply", "deleted reply"][of]} ${index}`] as const)]),
];

/** What some ids and secrets are of. */
function named(found: Iterable<string>): string[] {
  const names = new Map([...ofGroups(), ...world.works.flatMap(ofWork)]);
  return [...new Set([...found].flatMap((one) => names.get(one) ?? []))].toSorted();
}
const toldIn = (text: string) => named([...text.matchAll(/q\d+secretq|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g)].map(([found]) => found));

/** Wherever a place may say something else: in every group and, in the seminar, on every episode. */
function spots(dependsOn: Place["dependsOn"]): { where: string; spot: Here }[] {
  const at = (group: GroupName, episode: EpisodeName) => ({
    where: `${group}, ${episode}`,
    spot: { group: world.groups[group], episode: world.episodes[episode], annotations: world.works.map(({ id }) => id), since },
  });
  const here = at("the seminar", "plain");
  const inGroups = (Object.keys(world.groups) as GroupName[]).filter((name) => name !== "the seminar").map((group) => at(group, "plain"));
  const onEpisodes = (Object.keys(world.episodes) as EpisodeName[]).filter((name) => name !== "plain").map((episode) => at("the seminar", episode));
  if (dependsOn === "neither") return [here];
  return [here, ...(dependsOn === "the episode" ? [] : inGroups), ...(dependsOn === "the group" ? [] : onEpisodes)];
}

describe.each(placeNames)("%s", (name) => {
  test.each(everyone)("says to %s exactly what policy allows", async (who) => {
    for (const { where, spot } of spots(allPlaces[name].dependsOn)) {
      const told = toldIn(await said(name, world.viewers[who], spot));
      expect({ where, told }).toEqual({ where, told: named(allShows[name](sights[who], spot)) });
    }
  });
});

/** What of the API says nothing of what others did. */
const elsewhere = {
  "what everyone may read": ["listShows", "listEpisodes", "readSummary", "readPoints"],
  "about oneself": ["readMe", "readColours", "listTokens", "readNotificationSettings", "listShareLinks"],
  "what a door says to who may ask to be let in": ["readDoor"],
};

test("Every operation that reads is one of these places, or says nothing of what others did", () => {
  const reading = Object.values(contract).flat().filter(({ method }) => method === "GET");
  const known = [...placeNames.flatMap((name) => allPlaces[name].operations ?? []), ...Object.values(elsewhere).flat()];
  expect(reading.map(({ id }) => id).toSorted()).toEqual(known.toSorted());
});

// ── Counts ───────────────────────────────────────────────────────────────────

const repliesIn = (one: SeenWork, audienceId: string) => one.talkIn(audienceId).unseen.length;
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
const unreadIn = (works: SeenWork[], audienceId: string) => works.filter((one) => one.isReadIn(audienceId) && one.isUnseen).length + sum(works.map((one) => repliesIn(one, audienceId)));
const readGroups = ({ groupOf }: Sight) => Object.values(world.groups).filter((group) => policy.canReadGroup(groupOf(group)));
const byKey = <T,>(pairs: [string, T][]) => Object.fromEntries(pairs);

/** How much each says that there is, and how much there is by policy. */
const counts: Record<string, { says: (viewer: UserViewer) => Promise<unknown>; is: (sight: Sight) => unknown }> = {
  "how much is unread": {
    says: async (viewer) => {
      const { total, groups } = await unreadOf(viewer);
      return { total, ...byKey(groups.map(({ group, unread }) => [group, unread])) };
    },
    is: (sight) => ({
      total: sight.works.filter((one) => one.isUnseen).length + sum(sight.works.flatMap(({ talks }) => talks.map(({ unseen }) => unseen.length))),
      ...byKey(readGroups(sight).map(({ id, audienceId }) => [id, unreadIn(sight.works, audienceId)])),
    }),
  },
  "how much is in each reading": {
    says: async (viewer) => {
      const page = await readGroup(viewer, { id: world.groups["the seminar"].id });
      return page && byKey(page.readings.map(({ episodeId, annotations, unread, published, blind }) => [episodeId, { annotations, unread, published, blind }]));
    },
    is: (sight) => {
      const { "the seminar": group } = world.groups;
      const of = ({ id }: { id: string }) => {
        const works = sight.works.filter(({ work }) => work.episodeId === id);
        const annotations = works.filter((one) => one.isReadIn(group.audienceId)).length;
        const published = works.filter((one) => one.isPublishedBy(group.audienceId)).length;
        return { annotations, unread: unreadIn(works, group.audienceId), published, blind: sight.standingIn(group, id) === "blind" };
      };
      return policy.canReadGroup(sight.groupOf(group)) ? byKey(Object.values(world.episodes).map((episode) => [episode.id, of(episode)])) : null;
    },
  },
  "how much is said in each thread": {
    says: async (viewer) => {
      const all = await Promise.all(Object.values(world.episodes).map(({ id }) => listThreads(viewer, id)));
      return byKey(all.flat().map((one) => [`${one.annotationId} ${one.audienceId}`, [one.replies, one.unread]]));
    },
    is: ({ works }) =>
      byKey(works.flatMap((one) => one.talks.flatMap(({ audienceId, isRead, replies, unseen }): [string, number[]][] => (isRead && hasBegun(one, audienceId) ? [[`${one.work.id} ${audienceId}`, [replies.length, unseen.length]]] : [])))),
  },
  "how many notifications are unread": {
    says: (viewer) => countUnread(viewer),
    is: ({ works }) => works.filter((one) => one.isRead).length + sum(works.flatMap(({ talks }) => talks.map(({ replies }) => replies.length))),
  },
  "how many are one’s own": {
    says: async (viewer) => (await ownFacets(viewer, ownFilterSchema.parse({}))).total,
    is: (sight) => own(sight).length,
  },
};

describe.each(Object.keys(counts))("%s", (name) => {
  test.each(users)("is to %s exactly as much as policy allows", async (who) => {
    expect(await counts[name]!.says(world.viewers[who] as UserViewer)).toEqual(counts[name]!.is(sights[who]));
  });
});

// ── Versions, and what is sent ───────────────────────────────────────────────

describe("an annotated version", () => {
  const visitors = ["nobody", "operator", ...users] as const;
  test.each(visitors)("shows %s exactly what each link allows", async (who) => {
    const viewer = world.viewers[who];
    for (const [name, { token, id, audienceId }] of Object.entries(world.links)) {
      const { mode, ...terms } = await db.shareLink.findUniqueOrThrow({ where: { id } });
      const holder = sightOf({ kind: "link", audienceId, isSignedIn: policy.isSignedIn(viewer) }, world, facts);
      const shown = mode === "frozen" ? sights.author.works.filter((one) => one.isEditable && one.work.episodeId === terms.episodeId) : holder.works.filter((one) => one.isReadIn(audienceId));
      const version = await readAnnotatedVersion(viewer, token);
      const isOpen = policy.canOpenLink(viewer, terms, now);
      expect({ name, isOpen: version !== null, told: toldIn(JSON.stringify(version)) }).toEqual({ name, isOpen, told: named(isOpen ? whole(shown) : []) });
    }
  });
});

test("A feed is open to exactly those to whom policy opens it", async () => {
  for (const membership of await db.membership.findMany()) expect((await readFeed(membership.feedToken!)) !== null).toBe(policy.feedIsOpen(membership));
});

test("The e-mail tells everyone exactly what policy allows", async () => {
  await sendDue(now);
  const told = async (who: User) => {
    const { email } = await db.user.findUniqueOrThrow({ where: { id: (world.viewers[who] as UserViewer).id } });
    return toldIn(JSON.stringify(mails.filter(({ to }) => to === email)));
  };
  const isId = (one: string) => world.works.some(({ id }) => id === one);
  for (const who of users) expect({ who, told: await told(who) }).toEqual({ who, told: named(toldOf(sights[who]).filter((one) => !isId(one))) });
  expect(mails.length).toBeGreaterThan(3);
});

test("What was published to groups is told to everyone exactly as far as policy allows", async () => {
  // Who is mentioned in an annotation is told that instead.
  await db.notification.deleteMany();
  const published = await db.publication.findMany({ where: { audience: { kind: "group" } }, include: { annotation: true, audience: { include: { group: true } } } });
  const data = published.map(({ annotation: { episodeId, authorId: actorId }, audience }) => ({ episodeId, actorId, groupId: audience.group!.id, day: now, at: new Date() }));
  await db.groupNotification.createMany({ data, skipDuplicates: true });
  for (const who of users) {
    const there = Object.values(world.groups).flatMap(({ audienceId }) => sights[who].works.filter((one) => one.isReadIn(audienceId) && one.isUnseen));
    const found = await findNotifications(world.viewers[who] as UserViewer);
    expect({ who, count: sum(found.map(({ count }) => count)) }).toEqual({ who, count: there.length });
  }
});
