import "server-only";
import type { z } from "zod";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { changeSettingsSchema, Settings } from "./schema";

/** How often those hear by e-mail who have not said. */
const UNSAID = "daily";

/** What someone wants to be told, and how. */
export async function readSettings(viewer: UserViewer): Promise<Settings> {
  const row = await db.notificationSettings.findUnique({ where: { userId: viewer.id }, select: { mail: true, muted: true } });
  return { mail: UNSAID, muted: [], ...row, canMail: Boolean(env().SMTP_URL) };
}

/** Changes what someone wants to be told. Whoever begins to want e-mail gets none of what happened before. */
export async function changeSettings(viewer: UserViewer, changes: z.output<typeof changeSettingsSchema>, now = new Date()): Promise<Result<Settings>> {
  const { mail: before } = await readSettings(viewer);
  await db.$transaction(async (tx) => {
    const userId = viewer.id;
    await tx.notificationSettings.upsert({ where: { userId }, create: { userId, ...changes }, update: changes });
    if (before === "never" && changes.mail !== undefined) await tx.notification.updateMany({ where: { userId }, data: { mailedAt: now } });
  });
  return ok(await readSettings(viewer));
}
