import "server-only";
import { nobody, userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import type { Credential } from "@/lib/auth/credential";
import { findTokenHolder, hashToken } from "@/lib/auth/tokens";
import { sessionOf } from "@/lib/auth/viewer";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { USER_HEADER } from "./client";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Who asks, and what says so: null for nobody. */
export type Asking = { viewer: Viewer; credential: Credential | null };

/** Whether a page of another site may have sent this request with the browser's cookies. */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host"));
}

/** The viewer by personal access token where one is sent, else by the browser's session. */
async function credited(request: Request): Promise<Result<Asking>> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const holder = token ? await findTokenHolder(token) : null;
    if (!token || !holder) return refuse("not-signed-in", "This access token is not valid: it may have expired or been revoked.");
    return ok({ viewer: holder, credential: { kind: "token", id: hashToken(token) } });
  }
  if (!SAFE.has(request.method) && isCrossSite(request))
    return refuse("forbidden", "This request came from another site.");
  const session = request.headers.get("cookie") ? await sessionOf(request) : null;
  return ok(session ? { viewer: session.viewer, credential: { kind: "session", id: session.sessionToken } } : { viewer: nobody, credential: null });
}

/** Who makes an API request. A page that was opened by one user is not answered on behalf of another. */
export async function askingOf(request: Request): Promise<Result<Asking>> {
  const asking = await credited(request);
  const named = request.headers.get(USER_HEADER);
  if (!asking.ok || named === null || userIdOf(asking.value.viewer) === named) return asking;
  return refuse("not-signed-in", "You are not signed in as the person whose page this is.");
}
