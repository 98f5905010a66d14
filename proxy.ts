import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { currentContent, leadsNowhere } from "@/lib/addresses";

/** Pages that are the same for everyone who is not signed in. */
const PUBLIC_PAGE = /^\/(?:shows\/[^/]+(?:\/[^/]+)?)?$/;
const PRERENDERED = "/prerendered";
const SESSION_COOKIE = /^(?:__Secure-)?next-auth\.session-token/;

const isDevelopment = process.env.NODE_ENV === "development";

const policy = (scripts: string) =>
  [
    "default-src 'self'",
    `script-src ${scripts}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

// A page that is kept cannot carry a nonce. It holds nothing that a reader wrote.
const sharedPolicy = policy("'self' 'unsafe-inline'");

const common = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin" };

/** The prerendered page of the content as it is now. Its address inside changes with the content, so it is never stale. */
async function prerendered(request: NextRequest, pathname: string) {
  const url = request.nextUrl.clone();
  url.pathname = `${PRERENDERED}/${(await currentContent()).version}${pathname === "/" ? "" : pathname}`;
  const headers = {
    ...common,
    "Content-Security-Policy": sharedPolicy,
    "Cache-Control": "public, max-age=0, s-maxage=30, stale-while-revalidate=300",
  };
  return NextResponse.rewrite(url, { headers });
}

/** A page rendered for this request, whose scripts carry a nonce that no injected script can know. */
function personal(request: NextRequest, rewrittenTo?: string) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const nonced = policy(`'nonce-${nonce}' 'strict-dynamic'`);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", nonced);
  const init = { request: { headers }, headers: { ...common, "Content-Security-Policy": nonced } };
  return rewrittenTo ? NextResponse.rewrite(new URL(rewrittenTo, request.url), init) : NextResponse.next(init);
}

export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  // Next.js renders an unknown address whole, while what `notFound()` says in a page needs scripts to show.
  if (pathname.startsWith(PRERENDERED) || (await leadsNowhere(pathname))) return personal(request, "/not-found");
  const isSignedIn = request.cookies.getAll().some(({ name }) => SESSION_COOKIE.test(name));
  const isRead = request.method === "GET" || request.method === "HEAD";
  return !isSignedIn && isRead && PUBLIC_PAGE.test(pathname) ? prerendered(request, pathname) : personal(request);
}

export const config = { matcher: ["/((?!api/|_next/|favicon|icon).*)"] };
