import type { z } from "zod";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";

/** The sort keys of a page's last row, as text that goes into an address. */
export const toCursor = (keys: (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
};

/** The sort keys in a cursor, null without one; refuses what this API has not handed out for such a page. */
export function readCursor<T extends z.ZodType>(cursor: string | undefined, keys: T): Result<z.output<T> | null> {
  if (cursor === undefined) return ok(null);
  const parsed = keys.safeParse(parse(cursor));
  return parsed.success ? ok(parsed.data) : refuse("invalid", "This page is not there. Please begin with the first one.");
}
