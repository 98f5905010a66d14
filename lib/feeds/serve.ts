import "server-only";
import { createHash } from "node:crypto";
import { printAtom } from "./atom";
import { readFeed } from "./queries";

// The address is a secret: what is behind it is kept by nobody else, and asked for anew each time.
const common = { "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer" };

/** The answer to a request for a feed: 304 when the reader has it as it is, 404 when its address leads nowhere. */
export async function serveFeed(request: Request, token: string): Promise<Response> {
  const feed = await readFeed(token);
  if (!feed) return new Response("There is no such feed, or its address was changed.\n", { status: 404, headers: { ...common, "Content-Type": "text/plain; charset=utf-8" } });
  const body = printAtom(feed);
  const ETag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const known = request.headers.get("if-none-match")?.split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (known?.includes(ETag)) return new Response(null, { status: 304, headers: { ...common, ETag } });
  return new Response(body, { headers: { ...common, ETag, "Content-Type": "application/atom+xml; charset=utf-8" } });
}
