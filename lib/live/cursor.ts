import { createHmac, timingSafeEqual } from "node:crypto";
import type { Standing } from "@/lib/access/policy";

/*
 * Where a reader is in the log, in the server's own words: sealed, so that nobody makes up one from before they could
 * read, and learns from it the ids of what has gone since.
 */

/** What a cursor is good for. With another standing it is worth nothing: what can be read then was not all logged. */
export type CursorScope = { episodeId: string; audienceId: string | null; standing: Standing | null };

/** Older ones lead back to where the log may be forgotten already. */
const HONOURED_MS = 7 * 24 * 60 * 60 * 1000;

function sealOf(secret: string, { episodeId, audienceId, standing }: CursorScope, text: string): Buffer {
  const said = ["live cursor", episodeId, audienceId ?? "", standing ?? "", text].join("\n");
  return createHmac("sha256", secret).update(said).digest().subarray(0, 16);
}

export function sealCursor(secret: string, scope: CursorScope, snapshot: string, now = new Date()): string {
  const text = `${now.getTime().toString(36)}.${snapshot}`;
  return `${text}.${sealOf(secret, scope, text).toString("base64url")}`;
}

/** The place in the log that a cursor names; null for one that is not of this scope, too old, or none of ours. */
export function openCursor(secret: string, scope: CursorScope, cursor: string, now = new Date()): string | null {
  const parts = /^([0-9a-z]{1,10})\.(\d+:\d+:[\d,]*)\.([\w-]{22})$/.exec(cursor);
  if (!parts) return null;
  const [, madeAt = "", snapshot = "", seal = ""] = parts;
  const sealed = Buffer.from(seal, "base64url");
  if (!timingSafeEqual(sealed, sealOf(secret, scope, `${madeAt}.${snapshot}`))) return null;
  return now.getTime() - Number.parseInt(madeAt, 36) > HONOURED_MS ? null : snapshot;
}
