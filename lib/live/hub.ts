import "server-only";
import type { Bus } from "./bus";
import { coalesce } from "./coalesce";
import { deliver, settleAll } from "./delivery";
import { pulse } from "./event";
import { createFollowers } from "./followers";
import type { Follower } from "./followers";
import { endOfLog, logSince, pruneLog } from "./log";
import { createPresence } from "./presence";

/** At most so often is the log looked into, whatever is written. */
const LOOK_EVERY_MS = 300;
/** So often it is looked into unasked, and those who follow are asked for again: another process may have said nothing. */
const SETTLE_EVERY_MS = 5_000;
const PULSE_EVERY_MS = 15_000;
const PRUNE_EVERY_MS = 6 * 60 * 60 * 1000;

const every = (ms: number, run: () => unknown) => setInterval(() => void run(), ms).unref();

/** What this process knows of its followers, and how they hear of what is written, here or in another process. */
export function createHub(bus: Bus) {
  const followers = createFollowers();
  const presence = createPresence(followers, bus.tell);
  // Where the log was last looked into; nothing while nobody follows.
  let place: Promise<string> | null = null;

  async function look({ settles = false } = {}) {
    if (!place) return;
    const log = await logSince(await place);
    const snapshot = log?.snapshot ?? (await endOfLog());
    if (log && log.changes.length > 0) await deliver(followers, log.changes, snapshot);
    if (settles) await settleAll(followers, snapshot);
    // Only now: what could not be delivered is tried again.
    if (place) place = Promise.resolve(snapshot);
  }
  let settlesNext = false;
  const lookSoon = coalesce(async () => {
    const settles = settlesNext;
    settlesNext = false;
    await look({ settles });
  }, LOOK_EVERY_MS);
  const settleSoon = () => {
    settlesNext = true;
    lookSoon();
  };

  bus.hear((message) => (message.kind === "changed" ? lookSoon() : presence.onHeard(message)));
  const timers = [
    every(SETTLE_EVERY_MS, () => followers.count() > 0 && settleSoon()),
    every(PULSE_EVERY_MS, () => followers.all().forEach(({ send }) => send(pulse))),
    every(presence.refreshEveryMs, presence.refresh),
    every(PRUNE_EVERY_MS, () => pruneLog().catch((error: unknown) => console.error("live", error))),
  ];

  return {
    /** Something was written in this process. */
    noteChange() {
      lookSoon();
      bus.tell({ kind: "changed" });
    },
    /** From when this has resolved, the follower is told whatever is logged from then on. */
    async add(follower: Follower) {
      followers.add(follower);
      presence.onChange({ ...follower, followers: followers.circle(follower)?.followers ?? new Set() });
      place ??= endOfLog();
      await place.catch((error: unknown) => {
        place = null;
        throw error;
      });
    },
    remove(follower: Follower) {
      if (!followers.remove(follower)) return;
      if (followers.count() === 0) place = null;
      presence.onChange({ ...follower, followers: followers.circle(follower)?.followers ?? new Set() });
    },
    /** How much someone follows, in all of their open pages. */
    countOf: (userId: string) => followers.all().filter(({ viewer }) => viewer.id === userId).length,
    trouble: bus.trouble,
    async close() {
      timers.forEach(clearInterval);
      await bus.close();
    },
  };
}
export type Hub = ReturnType<typeof createHub>;
