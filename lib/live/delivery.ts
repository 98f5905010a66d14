import "server-only";
import { standingsIn } from "@/lib/access/reach";
import { ownAmong, publishedAmong } from "@/lib/annotations/queries";
import { stillValid } from "@/lib/auth/credential";
import { db } from "@/lib/db";
import { currentRevision } from "@/lib/episodes/queries";
import { cursorAt, MOST_TOLD } from "./changes";
import type { Place } from "./changes";
import { eventOf, overEvent } from "./event";
import type { Over } from "./event";
import type { Circle, Follower, Followers } from "./followers";
import type { Logged } from "./log";
import type { Changed, ChangedPart, ChangesEvent } from "./schema";

/*
 * What changed, sent to those who follow it. All who stand alike in a circle are told the same in the same bytes, so it
 * is looked up, shaped and written out once, however many they are.
 */

const leave = (follower: Follower, reason: Over["reason"]) => {
  follower.send(overEvent({ audienceId: follower.audienceId, reason }));
  follower.end();
};

/** Sends the same to all in a circle who stand alike: the cursor in it is good for each of them. */
function sendAlike(followers: Iterable<Follower>, snapshot: string, changed: Changed) {
  const made = new Map<Follower["standing"], Buffer>();
  for (const follower of followers) {
    const known = made.get(follower.standing);
    const bytes = known ?? eventOf("changes", { audienceId: follower.audienceId, ...changed } satisfies ChangesEvent, cursorAt(follower, snapshot));
    if (!known) made.set(follower.standing, bytes);
    follower.send(bytes);
  }
}

/** Looks up how all in a circle stand now. Who is out is sent off; whose standing is another has all to read anew. */
async function settleStandings(circle: Circle, snapshot: string) {
  const { audienceId, episodeId, followers } = circle;
  if (audienceId === null) return;
  const userIds = new Set([...followers].map(({ viewer }) => viewer.id));
  const standings = await standingsIn(db, { audienceId, episodeId }, [...userIds]);
  const changed: Follower[] = [];
  // Who came while this was looked up has been looked up already.
  for (const follower of followers) {
    if (!userIds.has(follower.viewer.id)) continue;
    const standing = standings.get(follower.viewer.id) ?? "out";
    if (standing === "out") leave(follower, "out");
    else if (standing !== follower.standing) {
      follower.standing = standing;
      changed.push(follower);
    }
  }
  sendAlike(changed, snapshot, { startOver: true });
}

const partOf = (ids: string[], annotations: ChangedPart["annotations"]): ChangedPart => {
  const there = new Set(annotations.map(({ id }) => id));
  return { annotations, gone: ids.filter((id) => !there.has(id)) };
};

/** What an audience has that changed, as all see it who stand so. */
async function othersAs(standing: Follower["standing"], { audienceId, episodeId }: Place, ids: string[]): Promise<Changed> {
  if (audienceId === null || ids.length === 0 || (standing !== "reads" && standing !== "moderates")) return {};
  return ids.length > MOST_TOLD ? { startOver: true } : { others: partOf(ids, await publishedAmong(audienceId, standing, episodeId, ids)) };
}

/** For each follower of whose own something changed, made on another of their devices perhaps: what. */
async function ownOf({ episodeId, followers }: Circle, changes: Logged[]): Promise<Map<Follower, Changed>> {
  const idsOf = new Map<string, string[]>([...followers].map(({ viewer }) => [viewer.id, []]));
  for (const { channelId, subjectId } of changes) idsOf.get(channelId)?.push(subjectId);
  const told = [...followers].map((follower) => ({ follower, ids: idsOf.get(follower.viewer.id) ?? [] })).filter(({ ids }) => ids.length > 0);
  if (told.length === 0) return new Map();
  const annotations = await ownAmong(told.map(({ follower }) => follower.viewer), episodeId, told.flatMap(({ ids }) => ids));
  return new Map(
    told.map(({ follower, ids }) => {
      const mine = annotations.filter(({ author }) => author.id === follower.viewer.id);
      return [follower, ids.length > MOST_TOLD ? { startOver: true } : { own: partOf(ids, mine) }];
    }),
  );
}

const isEmpty = (event: Changed) => Object.keys(event).length === 0;

/**
 * Sends what changed where a circle reads, to each in one event: its cursor says that they have been told all of it. How
 * everyone stands is looked up meanwhile, and before anything is sent; whose standing is another starts over anyway.
 */
async function tellCircle(circle: Circle, changes: Logged[], snapshot: string) {
  const idsIn = (channelId: string | null) => changes.filter((one) => one.channelId === channelId).map(({ subjectId }) => subjectId);
  const others = idsIn(circle.audienceId);
  const standings = [...new Set([...circle.followers].map(({ standing }) => standing))];
  const [own, revised, alike] = await Promise.all([
    ownOf(circle, changes),
    idsIn(circle.episodeId).length > 0 ? currentRevision(circle.episodeId).then((revisionId) => ({ revisionId })) : {},
    Promise.all(standings.map((standing) => othersAs(standing, circle, others))),
    others.length > 0 && settleStandings(circle, snapshot),
  ]);
  for (const [index, standing] of standings.entries()) {
    const event = { ...alike[index], ...revised };
    const here = [...circle.followers].filter((one) => one.standing === standing);
    if (!isEmpty(event)) sendAlike(here.filter((one) => !own.has(one)), snapshot, event);
    for (const one of here) if (own.has(one)) sendAlike([one], snapshot, { ...event, ...own.get(one) });
  }
}

/** Sends what was logged to all whom it concerns. `snapshot` is where the log ends. */
export async function deliver(followers: Followers, changes: Logged[], snapshot: string) {
  for (const circle of followers.circles()) {
    const here = changes.filter(({ episodeId }) => episodeId === circle.episodeId);
    if (here.length > 0) await tellCircle(circle, here, snapshot);
  }
}

/** Sends off those whose session has ended or who have left, and starts over with those for whom a blind round has. */
export async function settleAll(followers: Followers, snapshot: string) {
  const all = followers.all();
  const valid = await stillValid(all.map(({ credential }) => credential));
  for (const follower of all) if (!valid.has(follower.credential.id)) leave(follower, "signed-out");
  for (const circle of followers.circles()) await settleStandings(circle, snapshot);
}
