import "server-only";
import type { z } from "zod";
import type { UserViewer } from "@/lib/access/viewer";
import { hashToken, newAccessToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import type { AccessToken as Row } from "@/lib/db/generated/client";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { AccessToken, createTokenSchema, NewAccessToken } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1000;

const shape = (row: Row): AccessToken => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

/** The viewer's personal access tokens, newest first, without their secrets. */
export const listTokens = async (viewer: UserViewer): Promise<AccessToken[]> =>
  (await db.accessToken.findMany({ where: { userId: viewer.id }, orderBy: { createdAt: "desc" } })).map(shape);

/** Makes a personal access token. Its secret is in the answer and nowhere else. */
export async function createToken(
  viewer: { id: string },
  { name, expiresInDays }: z.output<typeof createTokenSchema>,
  now = new Date(),
): Promise<Result<NewAccessToken>> {
  const token = newAccessToken();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const row = await db.accessToken.create({ data: { userId: viewer.id, name, tokenHash: hashToken(token), expiresAt } });
  return ok({ ...shape(row), token });
}

export async function revokeToken(viewer: UserViewer, id: string): Promise<Result<null>> {
  const { count } = await db.accessToken.deleteMany({ where: { id, userId: viewer.id } });
  return count > 0 ? ok(null) : notFound("access token");
}
