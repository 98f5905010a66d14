import type { Standing } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import type { Credential } from "@/lib/auth/credential";
import type { Place } from "./changes";

/** Someone's open page: who follows what, and how to reach them. */
export type Follower = Place & {
  viewer: UserViewer;
  credential: Credential;
  /** How they stood when they were last told something. */
  standing: Standing | null;
  /** Events, as they are sent; what is shared is one value for all. */
  send: (event: Buffer) => void;
  /** Ends the stream; it is forgotten then. */
  end: () => void;
};

/** Those who follow one episode through one audience (or, without one, by themselves). */
export type Circle = Place & { followers: Set<Follower> };

const keyOf = ({ episodeId, audienceId }: Place) => `${episodeId} ${audienceId ?? ""}`;

/** All followers of this process, by where they read. */
export function createFollowers() {
  const circles = new Map<string, Circle>();
  let count = 0;
  return {
    add(follower: Follower) {
      const { episodeId, audienceId } = follower;
      const circle = circles.get(keyOf(follower)) ?? { episodeId, audienceId, followers: new Set() };
      circles.set(keyOf(follower), circle);
      circle.followers.add(follower);
      count++;
    },
    remove(follower: Follower): boolean {
      const circle = circles.get(keyOf(follower));
      if (!circle?.followers.delete(follower)) return false;
      if (circle.followers.size === 0) circles.delete(keyOf(follower));
      count--;
      return true;
    },
    circles: (): Iterable<Circle> => circles.values(),
    circle: (place: Place) => circles.get(keyOf(place)),
    all: (): Follower[] => [...circles.values()].flatMap(({ followers }) => [...followers]),
    count: () => count,
  };
}
export type Followers = ReturnType<typeof createFollowers>;
