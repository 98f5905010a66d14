import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";

/** A session lasts 30 days from sign-in. */
export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60;

/**
 * The cookie holds a signed token that names a Session row; the row is what counts, so that a session
 * ends everywhere the moment its row is gone. Returns the row's token.
 */
export async function openSession(userId: string, now = new Date()): Promise<string> {
  const sessionToken = crypto.randomUUID();
  const expires = new Date(now.getTime() + SESSION_MAX_AGE_S * 1000);
  await db.session.deleteMany({ where: { userId, expires: { lte: now } } });
  await db.session.create({ data: { sessionToken, userId, expires } });
  return sessionToken;
}

/** The person whose session this is, or null when it ended. */
export async function findSession(sessionToken: string, now = new Date()): Promise<UserViewer | null> {
  const session = await db.session.findFirst({
    where: { sessionToken, expires: { gt: now } },
    select: { user: { select: { id: true, name: true, isOwner: true } } },
  });
  return session && { kind: "user", ...session.user, isOwner: session.user.isOwner === true };
}

export const closeSession = (sessionToken: string) => db.session.deleteMany({ where: { sessionToken } });

export const closeAllSessions = (tx: Db, userId: string) => tx.session.deleteMany({ where: { userId } });

/** Those of some sessions that have not ended. */
export async function openSessions(sessionTokens: string[], now = new Date()): Promise<string[]> {
  const where = { sessionToken: { in: sessionTokens }, expires: { gt: now } };
  return (await db.session.findMany({ where, select: { sessionToken: true } })).map(({ sessionToken }) => sessionToken);
}
