import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import type { Credential } from "@/lib/auth/credential";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Opening, Sink } from "@/lib/http/event-stream";
import { changesSince, standingOf } from "./changes";
import { eventOf, overEvent } from "./event";
import type { Follower } from "./followers";
import { hub } from "./live";
import type { ChangesEvent } from "./schema";

/** Someone who does not read what is sent is cut off, and asks again with their cursors. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
/** Over all the pages that someone has open, each audience counts. */
const MOST_FOLLOWED = 100;

type Following = {
  viewer: UserViewer;
  credential: Credential;
  episodeId: string;
  /** Whose annotations are followed, beside the viewer's own. */
  audienceIds: readonly string[];
  /** Cursors from earlier, each good for one of them. */
  since: readonly string[];
};

type Part = Pick<Follower, "audienceId" | "standing">;

/** Tells a follower what changed since their cursor, and after it what came while that was looked up. */
async function begin(follower: Follower, since: readonly string[]) {
  const { viewer, send, audienceId } = follower;
  const held: Buffer[] = [];
  follower.send = (bytes) => held.push(bytes);
  await hub().add(follower);
  const beginning = await changesSince(viewer, follower, since);
  follower.send = send;
  if (!beginning.ok) {
    send(overEvent({ audienceId, reason: "out" }));
    return follower.end();
  }
  const { changes, standing } = beginning.value;
  follower.standing = standing;
  const { cursor, ...changed } = changes;
  for (const bytes of [eventOf("changes", { audienceId, ...changed } satisfies ChangesEvent, cursor), ...held]) send(bytes);
}

/** Opens one stream in which each part is followed by itself; it ends with the last of them. */
function openStream({ viewer, credential, episodeId, since }: Following, parts: Part[], sink: Sink): () => void {
  const followers = new Set<Follower>();
  const forget = (some: Iterable<Follower>) => {
    if (followers.size === 0) return;
    for (const one of some) {
      hub().remove(one);
      followers.delete(one);
    }
    if (followers.size === 0) sink.end();
  };
  const send = (bytes: Buffer) => {
    if (followers.size > 0 && sink.write(bytes) > MOST_WAITING_BYTES) forget([...followers]);
  };
  for (const part of parts) {
    const follower: Follower = { ...part, episodeId, viewer, credential, send, end: () => forget([follower]) };
    followers.add(follower);
  }
  for (const follower of followers) {
    begin(follower, since).catch((error: unknown) => {
      console.error("live", error);
      // All of it: what was looked up for the others is asked for again with it.
      forget([...followers]);
    });
  }
  return () => forget([...followers]);
}

/** Follows what happens where the viewer reads, from their cursors on. Refused where they may read in none of the audiences. */
export async function follow(following: Following): Promise<Result<Opening>> {
  const { viewer, episodeId, audienceIds } = following;
  const asked: (string | null)[] = audienceIds.length > 0 ? [...new Set(audienceIds)] : [null];
  const parts = await Promise.all(asked.map(async (audienceId) => ({ audienceId, standing: await standingOf(viewer, { episodeId, audienceId }) })));
  const readable = parts.filter(({ standing }) => standing !== "out");
  if (readable.length === 0) return notFound("audience");
  if (hub().countOf(viewer.id) + readable.length > MOST_FOLLOWED) return refuse("too-many", "You have too many pages open.", { retryAfter: 60 });
  return ok((sink) => {
    for (const { audienceId, standing } of parts) if (standing === "out") sink.write(overEvent({ audienceId, reason: "out" }));
    return openStream(following, readable, sink);
  });
}
