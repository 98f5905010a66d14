import "server-only";
import { standingsIn } from "@/lib/access/reach";
import { ownAmong, publishedAmong } from "@/lib/annotations/queries";
import { stillValid } from "@/lib/auth/credential";
import { db } from "@/lib/db";
import { currentRevision } from "@/lib/episodes/queries";
import { cursorAt, MOST_TOLD } from "./changes";
import { eventOf, overEvent } from "./event";
import type { Circle, Follower, Followers } from "./followers";
import type { Logged } from "./log";
import type { ChangedPart, ChangesEvent } from "./schema";

/*
 * What changed, sent to those who follow it. All who stand alike in a circle are told the same in the same bytes, so it
 * is looked up, shaped and written out once, however many they are.
 */

const leave = (follower: Follower, reason: Parameters<typeof overEvent>[0]) => {
  follower.send(overEvent(reason));
  follower.end();
};

/** Sends the same to all who stand alike: the cursor in it is good for each of them. */
function sendAlike(followers: Iterable<Follower>, snapshot: string, event: ChangesEvent) {
  const made = new Map<Follower["standing"], Buffer>();
  for (const follower of followers) {
    const known = made.get(follower.standing);
    const bytes = known ?? eventOf("changes", event, cursorAt(follower, snapshot));
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

/** What an audience has that changed, to those of the circle who read it. */
async function sendOthers(circle: Circle, ids: string[], snapshot: string) {
  const { audienceId, episodeId, followers } = circle;
  if (audienceId === null || ids.length === 0) return;
  await settleStandings(circle, snapshot);
  for (const standing of ["reads", "moderates"] as const) {
    const readers = [...followers].filter((one) => one.standing === standing);
    if (readers.length === 0) continue;
    if (ids.length > MOST_TOLD) sendAlike(readers, snapshot, { startOver: true });
    else sendAlike(readers, snapshot, { others: partOf(ids, await publishedAmong(audienceId, standing, episodeId, ids)) });
  }
}

/** To each what changed of their own, made on another of their devices perhaps. */
async function sendOwn(circle: Circle, changes: Logged[], snapshot: string) {
  const idsOf = new Map<string, string[]>();
  const concerned = new Set([...circle.followers].map(({ viewer }) => viewer.id));
  for (const { channelId, subjectId } of changes) if (concerned.has(channelId)) idsOf.set(channelId, [...(idsOf.get(channelId) ?? []), subjectId]);
  const told = [...circle.followers].filter(({ viewer }) => idsOf.has(viewer.id));
  if (told.length === 0) return;
  const annotations = await ownAmong(told.map(({ viewer }) => viewer), circle.episodeId, [...idsOf.values()].flat());
  for (const follower of told) {
    const ids = idsOf.get(follower.viewer.id) ?? [];
    const mine = annotations.filter(({ author }) => author.id === follower.viewer.id);
    sendAlike([follower], snapshot, ids.length > MOST_TOLD ? { startOver: true } : { own: partOf(ids, mine) });
  }
}

/** Sends what was logged to all whom it concerns. `snapshot` is where the log ends. */
export async function deliver(followers: Followers, changes: Logged[], snapshot: string) {
  for (const circle of followers.circles()) {
    const here = changes.filter(({ episodeId }) => episodeId === circle.episodeId);
    if (here.length === 0) continue;
    await sendOthers(circle, here.filter(({ channelId }) => channelId === circle.audienceId).map(({ subjectId }) => subjectId), snapshot);
    await sendOwn(circle, here, snapshot);
    const isRevised = here.some(({ channelId }) => channelId === circle.episodeId);
    if (isRevised) sendAlike(circle.followers, snapshot, { revisionId: await currentRevision(circle.episodeId) });
  }
}

/** Sends off those whose session has ended or who have left, and starts over with those for whom a blind round has. */
export async function settleAll(followers: Followers, snapshot: string) {
  const all = followers.all();
  const valid = await stillValid(all.map(({ credential }) => credential));
  for (const follower of all) if (!valid.has(follower.credential.id)) leave(follower, "signed-out");
  for (const circle of followers.circles()) await settleStandings(circle, snapshot);
}
