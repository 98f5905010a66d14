import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import type { Credential } from "@/lib/auth/credential";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Opening } from "@/lib/http/event-stream";
import { changesSince, standingOf } from "./changes";
import type { Place } from "./changes";
import { eventOf, overEvent } from "./event";
import type { Follower } from "./followers";
import { hub } from "./live";
import type { ChangesEvent } from "./schema";

/** Someone who does not read what is sent is cut off, and asks again with their cursor. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const MOST_STREAMS = 50;

type Following = { viewer: UserViewer; credential: Credential; place: Place; since: string | undefined };

/** Follows what happens where the viewer reads, from a cursor on. Refused where they may not read. */
export async function follow(following: Following): Promise<Result<Opening>> {
  const { viewer, credential, place, since } = following;
  const standing = await standingOf(viewer, place);
  if (standing === "out") return notFound("audience");
  if (hub().countOf(viewer.id) >= MOST_STREAMS) return refuse("too-many", "You have too many pages open.", { retryAfter: 60 });
  return ok((sink) => {
    // What comes while the beginning is still looked up is sent after it.
    let held: Buffer[] | null = [];
    const follower: Follower = {
      ...place,
      viewer,
      credential,
      standing,
      send(bytes) {
        if (held) held.push(bytes);
        else if (sink.write(bytes) > MOST_WAITING_BYTES) follower.end();
      },
      end() {
        hub().remove(follower);
        sink.end();
      },
    };
    const begin = async () => {
      await hub().add(follower);
      const beginning = await changesSince(viewer, place, since);
      const waiting = held ?? [];
      held = null;
      if (!beginning.ok) return follower.send(overEvent("out"));
      const { changes, standing } = beginning.value;
      follower.standing = standing;
      const { cursor, ...said } = changes;
      for (const bytes of [eventOf("changes", said satisfies ChangesEvent, cursor), ...waiting]) follower.send(bytes);
    };
    begin().catch((error: unknown) => {
      console.error("live", error);
      follower.end();
    });
    return () => hub().remove(follower);
  });
}
