import "server-only";
import { getToken } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { nobody } from "@/lib/access/viewer";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { findSession } from "./sessions";

/** The session that a request's cookie names, and whose it is; null when there is none or it ended. */
export async function sessionOf(request: Request): Promise<{ viewer: UserViewer; sessionToken: string } | null> {
  const token = await getToken({ req: new NextRequest(request.url, { headers: request.headers }) });
  const viewer = token?.sessionToken ? await findSession(token.sessionToken) : null;
  return viewer && token?.sessionToken ? { viewer, sessionToken: token.sessionToken } : null;
}

/** The viewer of the page that is being rendered; nobody when there is no session or it ended. */
export async function currentViewer(): Promise<Viewer> {
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const req = { cookies: jar, headers: Object.fromEntries(await headers()) } as unknown as NextRequest;
  const token = await getToken({ req });
  return (token?.sessionToken && (await findSession(token.sessionToken))) || nobody;
}

/** The signed-in user, or null: for pages, which have no other viewers. */
export async function currentUser(): Promise<UserViewer | null> {
  const viewer = await currentViewer();
  return viewer.kind === "user" ? viewer : null;
}
