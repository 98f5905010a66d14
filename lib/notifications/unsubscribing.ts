import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";

/*
 * Who holds an e-mail may end such e-mail, signed in or not: its address carries the user's id, signed. It does nothing
 * else, and never expires.
 */

function sign(userId: string): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set.");
  return createHmac("sha256", NEXTAUTH_SECRET).update(`unsubscribe:${userId}`).digest("base64url");
}

/** The token in the addresses by which someone unsubscribes. */
export const unsubscribeToken = (userId: string) => `${userId}.${sign(userId)}`;

function holderOf(token: string): string | null {
  const [id = "", signature = ""] = token.split(".");
  if (!z.uuid().safeParse(id).success) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(id))];
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}

/** Whether a token is one of ours. */
export const isUnsubscribeToken = (token: string) => holderOf(token) !== null;

/** Ends the e-mail of whoever the token is for. Doing it again is a success. */
export async function unsubscribe(token: string): Promise<Result<null>> {
  const userId = holderOf(token);
  if (!userId || (await db.user.count({ where: { id: userId } })) === 0) return notFound("address");
  await db.notificationSettings.upsert({ where: { userId }, create: { userId, mail: "never" }, update: { mail: "never", retryAt: null, failures: 0 } });
  return ok(null);
}
