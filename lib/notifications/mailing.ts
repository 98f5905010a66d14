import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { notificationMail } from "@/lib/mail/notifications";
import { sendMail } from "@/lib/mail/send";
import { noteMailed } from "./mutations";
import { findNotifications } from "./queries";
import { dueBefore, MAILED_MS, periodStart, retryDelayMs, sentenceOf } from "./rules";
import type { MailPeriod, Notification } from "./schema";
import { unsubscribeToken } from "./unsubscribing";

/*
 * Whatever is unread and was not mailed is due when its period is over. A period's one e-mail is claimed in the database
 * before it is written, so that of several processes one sends it, and none sends it again after a restart: what a crash
 * keeps from being sent comes with the next one.
 */

/** How long what happens is gathered before it is sent at once, in milliseconds. */
export const gatherMs = () => (env().MAIL_GATHER_SECONDS ?? 60) * 1000;

/** What is sent of "Told" as `n`. An invite comes by an e-mail of its own; what made-up people do, by none. */
const toMail = (now: Date) => Prisma.sql`n."readAt" IS NULL AND (n."mailedAt" IS NULL OR n."mailedAt" < n."at") AND n."kind" <> 'invite'
  AND n."at" > ${new Date(now.getTime() - MAILED_MS)}
  AND NOT EXISTS (SELECT 1 FROM "User" actor WHERE actor."id" = n."actorId" AND actor."isDemo")`;

type Recipient = { id: string; name: string; email: string; isOwner: boolean; mail: Exclude<MailPeriod, "never"> };

const findDue = (now: Date) => db.$queryRaw<Recipient[]>`
  SELECT u."id"::text, u."name", u."email", coalesce(u."isOwner", FALSE) AS "isOwner", coalesce(s."mail", 'daily')::text AS "mail"
  FROM "User" u LEFT JOIN "NotificationSettings" s ON s."userId" = u."id"
  WHERE NOT u."isDemo" AND coalesce(s."mail", 'daily') <> 'never' AND (s."retryAt" IS NULL OR s."retryAt" <= ${now}) AND EXISTS (
    SELECT 1 FROM "Told" n WHERE n."userId" = u."id" AND ${toMail(now)} AND n."at" < CASE coalesce(s."mail", 'daily')
      WHEN 'at_once' THEN ${dueBefore("at_once", now, gatherMs())}::timestamp
      WHEN 'weekly' THEN ${dueBefore("weekly", now, 0)}::timestamp
      ELSE ${dueBefore("daily", now, 0)}::timestamp END)`;

/** Takes on the e-mail of the period that is now, or another try at it. One statement: of two processes one succeeds. */
async function claim({ id: userId, mail }: Recipient, now: Date): Promise<boolean> {
  const start = periodStart(mail, now);
  await db.notificationSettings.createMany({ data: [{ userId }], skipDuplicates: true });
  const isFirst: Prisma.NotificationSettingsWhereInput = { retryAt: null, OR: [{ period: null }, { period: { lt: start } }] };
  const { count } = await db.notificationSettings.updateMany({
    where: { userId, mail, OR: [isFirst, { retryAt: { lte: now } }] },
    data: { period: start, retryAt: null },
  });
  return count === 1;
}

const absolute = (path: string) => new URL(path, env().NEXTAUTH_URL ?? "http://localhost").href;

/** What concerns one alone comes before what was published to many. */
const byConcern = (notifications: Notification[]) =>
  notifications.toSorted((a, b) => Number(a.kind === "published") - Number(b.kind === "published"));

const compose = ({ id, email, mail }: Recipient, notifications: Notification[], now: Date) =>
  notificationMail({
    to: email,
    id: `notifications.${id}.${periodStart(mail, now).getTime()}`,
    items: byConcern(notifications).map((one) => ({ sentence: sentenceOf(one), place: one.group?.name ?? "", excerpt: one.excerpt, url: absolute(`/notifications/${one.id}`) })),
    allUrl: absolute("/notifications"),
    settingsUrl: absolute("/settings#notifications"),
    unsubscribeUrl: absolute(`/api/unsubscribe/${unsubscribeToken(id)}`),
  });

/** Whether a mail may have been taken although that was never heard: the connection broke after all of it was sent. */
const mayHaveArrived = (error: unknown) => {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === "DATA" && responseCode === undefined;
};

async function postpone({ id: userId }: Recipient, error: unknown, now: Date): Promise<void> {
  console.error("Notifications could not be mailed:", error);
  // To try again might send it twice. What is in it is not noted as mailed, and comes with the next one.
  if (mayHaveArrived(error)) return;
  const { failures } = await db.notificationSettings.update({ where: { userId }, data: { failures: { increment: 1 } } });
  await db.notificationSettings.update({ where: { userId }, data: { retryAt: new Date(now.getTime() + retryDelayMs(failures)) } });
}

/** Sends one person what is new to them, as far as they may read it at this moment. False when there was nothing to say. */
async function deliver(recipient: Recipient, now: Date): Promise<boolean> {
  const viewer: UserViewer = { kind: "user", id: recipient.id, name: recipient.name, isOwner: recipient.isOwner };
  const notifications = (await findNotifications(viewer, toMail(now), now)).filter(({ unread }) => unread);
  if (notifications.length === 0) return false;
  try {
    await sendMail(compose(recipient, notifications, now));
  } catch (error) {
    await postpone(recipient, error, now);
    return false;
  }
  await db.$transaction([
    ...noteMailed(recipient.id, Prisma.sql`n."id" = ANY(${notifications.map(({ id }) => id)}::uuid[])`, now),
    db.notificationSettings.update({ where: { userId: recipient.id }, data: { failures: 0 } }),
  ]);
  return true;
}

/** Sends all e-mail that is due, and says how much that was. */
export async function sendDue(now = new Date()): Promise<number> {
  let sent = 0;
  for (const recipient of await findDue(now)) if ((await claim(recipient, now)) && (await deliver(recipient, now))) sent++;
  return sent;
}
