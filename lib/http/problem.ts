import { problems } from "@/lib/errors";
import type { Problem } from "@/lib/errors";

/** RFC 9457 problem details. `code`, `errors` and `current` are extension members. */
export function problemResponse({ code, detail, fields, current, retryAfter }: Problem): Response {
  const { status, title } = problems[code];
  const body = { type: "about:blank", title, status, detail, code, errors: fields, current };
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (retryAfter) headers.set("Retry-After", String(retryAfter));
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers });
}
