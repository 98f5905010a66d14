import { describe, expect, test } from "vitest";
import { notFound, problems } from "@/lib/errors";
import type { ProblemCode } from "@/lib/errors";
import { problemResponse } from "./problem";

describe("problem details", () => {
  test.each(Object.entries(problems))("of %s have its status and title, and are never cached", async (code, { status, title }) => {
    const response = problemResponse({ code: code as ProblemCode, detail: "Why." });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ type: "about:blank", title, status, detail: "Why.", code });
  });

  test("carry the fields that were refused and the state that won", async () => {
    const fields = [{ path: "note", message: "Too long." }];
    expect(await problemResponse({ code: "invalid", detail: "No.", fields }).json()).toMatchObject({ errors: fields });
    expect(await problemResponse({ code: "conflict", detail: "No.", current: { version: 2 } }).json()).toMatchObject({ current: { version: 2 } });
  });

  test("say when to try again, in seconds", () => {
    expect(problemResponse({ code: "too-many", detail: "No.", retryAfter: 90 }).headers.get("retry-after")).toBe("90");
    expect(problemResponse({ code: "invalid", detail: "No." }).headers.get("retry-after")).toBeNull();
  });

  test("ask for a token where nobody is signed in", () => {
    for (const code of ["not-signed-in", "wrong-credentials"] as const) expect(problemResponse({ code, detail: "No." }).headers.get("www-authenticate")).toBe("Bearer");
    expect(problemResponse({ code: "forbidden", detail: "No." }).headers.get("www-authenticate")).toBeNull();
  });

  test("are the same for what is not there and for what is not yours", () => {
    expect(notFound("group").problem).toEqual({ code: "not-found", detail: "There is no such group, or it is not yours to see." });
  });
});
