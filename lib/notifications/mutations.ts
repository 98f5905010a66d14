import "server-only";
import { z } from "zod";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { findNotifications } from "./queries";
import { KEPT_MS, KEPT_READ_MS } from "./rules";
import type { markReadSchema, Notification } from "./schema";

/** Notes that the viewer has read notifications: those named, and all up to a moment. Those of others are passed over. */
export async function markRead(viewer: UserViewer, { until, notifications }: z.output<typeof markReadSchema>, now = new Date()): Promise<Result<null>> {
  const isMeant = Prisma.sql`(n."id" = ANY(${notifications}::uuid[]) OR n."at" <= ${until ? new Date(until) : null}::timestamp)`;
  const which = Prisma.sql`n."userId" = ${viewer.id}::uuid AND n."readAt" IS NULL AND ${isMeant}`;
  await db.$transaction([
    db.$executeRaw`UPDATE "Notification" n SET "readAt" = ${now} WHERE ${which}`,
    db.$executeRaw`
      INSERT INTO "GroupNotificationState" ("notificationId", "userId", "readUntil")
      SELECT n."id", n."userId", n."at" FROM "Told" n WHERE n."kind" = 'published' AND ${which}
      ON CONFLICT ("notificationId", "userId") DO UPDATE SET "readUntil" = EXCLUDED."readUntil"`,
  ]);
  return ok(null);
}

/** Deletes for good what was read and is older than three months, and what is older than a year. */
export async function forgetOld(now = new Date()): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await db.notification.deleteMany({ where: { OR: [{ at: before(KEPT_MS) }, { at: before(KEPT_READ_MS), readAt: { not: null } }] } });
  await db.groupNotification.deleteMany({ where: { at: before(KEPT_MS) } });
}

/** Notes that notifications `n` of someone's need no e-mail as they are at this moment. */
export const noteMailed = (userId: string, which: Prisma.Sql, now: Date) => [
  db.$executeRaw`UPDATE "Notification" n SET "mailedAt" = ${now} WHERE n."userId" = ${userId}::uuid AND ${which}`,
  db.$executeRaw`
    INSERT INTO "GroupNotificationState" ("notificationId", "userId", "mailedAt")
    SELECT n."id", n."userId", ${now}::timestamp FROM "Told" n WHERE n."kind" = 'published' AND n."userId" = ${userId}::uuid AND ${which}
    ON CONFLICT ("notificationId", "userId") DO UPDATE SET "mailedAt" = EXCLUDED."mailedAt"`,
];

/** Opens a notification: it is read from now on, and its address is where to go. */
export async function openNotification(viewer: UserViewer, id: string): Promise<Result<Notification>> {
  if (!z.uuid().safeParse(id).success) return notFound("notification");
  const [found] = await findNotifications(viewer, Prisma.sql`n."id" = ${id}::uuid`);
  if (!found) return notFound("notification");
  await markRead(viewer, { notifications: [id] });
  return ok(found);
}
