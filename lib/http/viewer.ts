import "server-only";
import { nobody, userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { findTokenHolder } from "@/lib/auth/tokens";
import { currentViewer } from "@/lib/auth/viewer";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { USER_HEADER } from "./client";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a page of another site may have sent this request with the browser's cookies. */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host"));
}

/** The viewer by personal access token where one is sent, else by the browser's session. */
async function credited(request: Request): Promise<Result<Viewer>> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const holder = token ? await findTokenHolder(token) : null;
    return holder ? ok(holder) : refuse("not-signed-in", "This access token is not valid: it may have expired or been revoked.");
  }
  if (!SAFE.has(request.method) && isCrossSite(request))
    return refuse("forbidden", "This request came from another site.");
  if (!request.headers.get("cookie")) return ok(nobody);
  return ok(await currentViewer());
}

/** The viewer of an API request. A page that was opened by one user is not answered on behalf of another. */
export async function viewerOf(request: Request): Promise<Result<Viewer>> {
  const viewer = await credited(request);
  const named = request.headers.get(USER_HEADER);
  if (!viewer.ok || named === null || userIdOf(viewer.value) === named) return viewer;
  return refuse("not-signed-in", "You are not signed in as the person whose page this is.");
}
