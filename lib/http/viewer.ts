import "server-only";
import { nobody } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { findTokenHolder } from "@/lib/auth/tokens";
import { currentViewer } from "@/lib/auth/viewer";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a page of another site may have sent this request with the browser's cookies. */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host"));
}

/** The viewer of an API request: by personal access token where one is sent, else by the browser's session. */
export async function viewerOf(request: Request): Promise<Result<Viewer>> {
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
