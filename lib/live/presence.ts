import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { standingsIn } from "@/lib/access/reach";
import { db } from "@/lib/db";
import type { Message } from "./bus";
import { coalesce } from "./coalesce";
import { eventOf } from "./event";
import type { Circle, Followers } from "./followers";
import type { ReadingNow } from "./schema";

/*
 * Who has the page open, in the groups in which they read it. Kept in memory alone: each process tells the others whom
 * it has, again and again, and what is not told again is forgotten.
 */

const TELL_EVERY_MS = 10_000;
const FORGET_AFTER_MS = 25_000;
/** At most so often are those in a circle told who is there. */
const SHOW_EVERY_MS = 500;
const MOST_NAMED = 12;

type Elsewhere = Extract<Message, { kind: "reading" }> & { heardAt: number };

const keyOf = ({ episodeId, audienceId }: { episodeId: string; audienceId: string | null }) => `${episodeId} ${audienceId}`;

const here = ({ followers }: Circle) => [...new Set([...followers].map(({ viewer }) => viewer.id))];

/** Those of some people who are in the group now. */
const membersAmong = async (episodeId: string, audienceId: string, userIds: string[]): Promise<Set<string>> =>
  new Set((await standingsIn(db, { episodeId, audienceId }, userIds)).keys());

/** How many these are, some of them by name. */
async function namesOf(audienceId: string, userIds: Set<string>): Promise<ReadingNow> {
  const some = [...userIds].slice(0, MOST_NAMED);
  const people = await db.user.findMany({ where: { id: { in: some } }, select: personSelect, orderBy: { name: "asc" } });
  return { audienceId, count: userIds.size, people: people.map(shapePerson) };
}

export function createPresence(followers: Followers, tell: (message: Message) => void) {
  const self = crypto.randomUUID();
  const elsewhere = new Map<string, Map<string, Elsewhere>>();
  const changed = new Set<string>();

  const idsElsewhere = (circle: Circle) => {
    const since = Date.now() - FORGET_AFTER_MS;
    return [...(elsewhere.get(keyOf(circle))?.values() ?? [])].filter(({ heardAt }) => heardAt > since).flatMap(({ userIds }) => userIds);
  };
  const tellOf = (circle: Circle) => {
    const { episodeId, audienceId } = circle;
    if (audienceId !== null) tell({ kind: "reading", process: self, episodeId, audienceId, userIds: here(circle) });
  };
  async function show() {
    const circles = [...followers.circles()].filter((circle) => changed.has(keyOf(circle)));
    changed.clear();
    for (const circle of circles) {
      const { episodeId, audienceId } = circle;
      if (audienceId === null) continue;
      const members = await membersAmong(episodeId, audienceId, [...here(circle), ...idsElsewhere(circle)]);
      const event = eventOf("reading", await namesOf(audienceId, members));
      // Whoever has left the group may still have the page open.
      for (const follower of circle.followers) if (members.has(follower.viewer.id)) follower.send(event);
    }
  }
  const showSoon = coalesce(show, SHOW_EVERY_MS);

  return {
    /** Someone came to a circle or left it. */
    onChange(circle: Circle) {
      if (circle.audienceId === null) return;
      changed.add(keyOf(circle));
      tellOf(circle);
      showSoon();
    },
    /** Another process says whom it has. */
    onHeard(message: Extract<Message, { kind: "reading" }>) {
      const processes = elsewhere.get(keyOf(message)) ?? new Map<string, Elsewhere>();
      const before = processes.get(message.process);
      processes.set(message.process, { ...message, heardAt: Date.now() });
      elsewhere.set(keyOf(message), processes);
      if (before?.userIds.join() === message.userIds.join()) return;
      changed.add(keyOf(message));
      showSoon();
    },
    /** Tells the others again, and forgets those of whom nothing was heard. */
    refresh() {
      const since = Date.now() - FORGET_AFTER_MS;
      for (const [key, processes] of elsewhere) {
        for (const [process, { heardAt }] of processes) {
          if (heardAt > since) continue;
          processes.delete(process);
          changed.add(key);
        }
        if (processes.size === 0) elsewhere.delete(key);
      }
      for (const circle of followers.circles()) tellOf(circle);
      if (changed.size > 0) showSoon();
    },
    refreshEveryMs: TELL_EVERY_MS,
  };
}
