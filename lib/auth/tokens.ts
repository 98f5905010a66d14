import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

/** The prefix makes a leaked token recognisable. */
const PREFIX = "gloss_";

/** A new secret of 256 bits for an address or a header. */
export const newSecret = () => randomBytes(32).toString("base64url");

export const newAccessToken = () => PREFIX + newSecret();

/** Access tokens are random, so a plain hash is enough to keep. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Whose personal access token this is, or null when it is unknown, expired or revoked. Notes the use. */
export async function findTokenHolder(token: string, now = new Date()): Promise<UserViewer | null> {
  if (!token.startsWith(PREFIX)) return null;
  const found = await db.accessToken.findFirst({
    where: { tokenHash: hashToken(token), OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, lastUsedAt: true, user: { select: { id: true, name: true, isOwner: true } } },
  });
  if (!found) return null;
  await noteUse(found, now);
  return { kind: "user", ...found.user, isOwner: found.user.isOwner === true };
}

const USE_NOTED_EVERY_MS = 60_000;

async function noteUse({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }, now: Date) {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < USE_NOTED_EVERY_MS) return;
  await db.accessToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

/** Those of some access tokens, by hash, that still hold. */
export async function validTokens(hashes: string[], now = new Date()): Promise<string[]> {
  const where = { tokenHash: { in: hashes }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  return (await db.accessToken.findMany({ where, select: { tokenHash: true } })).map(({ tokenHash }) => tokenHash);
}
