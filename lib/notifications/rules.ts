import type { MailPeriod } from "@/lib/db/generated/enums";
import type { Notification, NotificationKind } from "./schema";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** 1 January 1970 was a Thursday: this many days after it came the first Monday. */
const FIRST_MONDAY = 4;

/** How far back notifications are listed, and how far back they are still sent by e-mail. */
export const LISTED_MS = 60 * DAY_MS;
export const MAILED_MS = 15 * DAY_MS;
/** How long they are kept once they were read, and how long in any case. */
export const KEPT_READ_MS = 90 * DAY_MS;
export const KEPT_MS = 365 * DAY_MS;

export const kindLabels: Record<NotificationKind, string> = {
  mention: "Someone mentions you",
  reply: "Replies to you, and in threads that you take part in",
  answer: "Answers that are accepted",
  published: "New annotations in your groups",
  invite: "Invites",
  request: "Requests to join a group that you look after",
};

const counted = (count: number, what: string) => `${count === 1 ? "an" : count} ${what}${count === 1 ? "" : "s"}`;

type Told = Pick<Notification, "kind" | "group" | "episode" | "count" | "ownReply">;

/** What someone did, after their name: "mentioned you in a note on “A talk”". */
export function deedOf({ kind, group, episode, count, ownReply }: Told): string {
  const on = episode ? ` on “${episode.title}”` : "";
  const place = group?.name ?? "a study group";
  switch (kind) {
    case "mention":
      return `mentioned you${on}`;
    case "reply":
      return `replied${on}`;
    case "answer":
      return `accepted ${ownReply ? "your answer" : "an answer to your question"}${on}`;
    case "published":
      return `published ${counted(count, "annotation")}${on}`;
    case "invite":
      return `invites you to ${place}`;
    case "request":
      return `asks to join ${place}`;
  }
}

/** A notification in one sentence, without its full stop. */
export const sentenceOf = (it: Told & Pick<Notification, "actor">): string => `${it.actor?.name ?? "Someone"} ${deedOf(it)}`;

/** Lists by the day (UTC) on which they happened, in the order in which they come. */
export function byDay<T extends { at: string }>(list: T[]): { day: string; list: T[] }[] {
  const days = new Map<string, T[]>();
  for (const one of list) days.set(one.at.slice(0, 10), [...(days.get(one.at.slice(0, 10)) ?? []), one]);
  return [...days].map(([day, its]) => ({ day, list: its }));
}

// ── E-mail ───────────────────────────────────────────────────────────────────

type Sent = Exclude<MailPeriod, "never">;

const floor = (now: Date, length: number, offset = 0) => new Date(Math.floor((now.getTime() - offset) / length) * length + offset);

/** The start of the period (UTC) in which `now` lies: in each there is one e-mail at most. */
export function periodStart(period: Sent, now: Date): Date {
  if (period === "at_once") return floor(now, MINUTE_MS);
  return period === "daily" ? floor(now, DAY_MS) : floor(now, 7 * DAY_MS, FIRST_MONDAY * DAY_MS);
}

/**
 * What happened before this moment is due: at once, when it has been gathered for `gatherMs`; else, once the period in
 * which it happened is over. Periods that nobody was there to serve need no e-mail of their own: all is due together.
 */
export const dueBefore = (period: Sent, now: Date, gatherMs: number): Date =>
  period === "at_once" ? new Date(now.getTime() - gatherMs) : periodStart(period, now);

/** How long to wait after the mail server has refused or could not be reached so many times: a minute, then twice as long, up to six hours. */
export const retryDelayMs = (failures: number): number => Math.min(2 ** (failures - 1), 6 * 60) * MINUTE_MS;
