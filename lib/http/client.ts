import { problems, refuse } from "@/lib/errors";
import type { Problem, ProblemCode, Result } from "@/lib/errors";

const offline = refuse("internal", "The server cannot be reached. Check your connection and try again.", { isUnanswered: true });

/** Names the user on whose behalf a page asks: refused with `not-signed-in` when the browser is signed in as someone else by now. */
export const USER_HEADER = "Gloss-User";

const codeOf = (value: unknown): ProblemCode => (typeof value === "string" && Object.hasOwn(problems, value) ? (value as ProblemCode) : "internal");

async function problemOf(response: Response): Promise<{ ok: false; problem: Problem }> {
  const body = (await response.json().catch(() => null)) as {
    code?: string;
    detail?: string;
    errors?: Problem["fields"];
    current?: unknown;
  } | null;
  const detail = body?.detail ?? "The server could not do this. Please try again.";
  return refuse(codeOf(body?.code), detail, { fields: body?.errors, current: body?.current });
}

/**
 * Calls the HTTP API from the browser. `path` is below /api/v1. With `userId`, only as that user. Never throws: no
 * answer is a problem as well.
 */
export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, userId?: string): Promise<Result<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      signal,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(userId !== undefined && { [USER_HEADER]: userId }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) return await problemOf(response);
    return { ok: true, value: (response.status === 204 ? null : await response.json()) as T };
  } catch {
    return offline;
  }
}
