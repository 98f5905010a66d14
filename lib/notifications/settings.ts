import "server-only";
import type { z } from "zod";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { noteMailed } from "./mutations";
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
  const userId = viewer.id;
  const begins = before === "never" && changes.mail !== undefined;
  await db.$transaction([
    db.notificationSettings.upsert({ where: { userId }, create: { userId, ...changes }, update: changes }),
    ...(begins ? noteMailed(userId, Prisma.sql`TRUE`, now) : []),
  ]);
  return ok(await readSettings(viewer));
}
