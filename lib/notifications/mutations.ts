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
  const which = [{ id: { in: notifications } }, ...(until ? [{ at: { lte: new Date(until) } }] : [])];
  await db.notification.updateMany({ where: { userId: viewer.id, readAt: null, OR: which }, data: { readAt: now } });
  return ok(null);
}

/** Deletes for good what was read and is older than three months, and what is older than a year. */
export async function forgetOld(now = new Date()): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await db.notification.deleteMany({ where: { OR: [{ at: before(KEPT_MS) }, { at: before(KEPT_READ_MS), readAt: { not: null } }] } });
}

/** Opens a notification: it is read from now on, and its address is where to go. */
export async function openNotification(viewer: UserViewer, id: string): Promise<Result<Notification>> {
  if (!z.uuid().safeParse(id).success) return notFound("notification");
  const [found] = await findNotifications(viewer, Prisma.sql`n."id" = ${id}::uuid`);
  if (!found) return notFound("notification");
  await markRead(viewer, { notifications: [id] });
  return ok(found);
}
