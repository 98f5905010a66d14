import "server-only";
import { randomBytes } from "node:crypto";
import type { Standing } from "@/lib/access/policy";
import { standingsIn } from "@/lib/access/reach";
import type { UserViewer } from "@/lib/access/viewer";
import { changedFor } from "@/lib/annotations/queries";
import { currentRevision } from "@/lib/episodes/queries";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { openCursor, sealCursor } from "./cursor";
import type { CursorScope } from "./cursor";
import { endOfLog, logSince } from "./log";
import type { Changes } from "./schema";

/** More are not told one by one: the reader asks for all of them anew. */
export const MOST_TOLD = 500;

const ofThisProcess = randomBytes(32).toString("hex");
const secret = () => env().NEXTAUTH_SECRET ?? ofThisProcess;

export const cursorAt = (scope: CursorScope, snapshot: string) => sealCursor(secret(), scope, snapshot);

/** Where someone reads: an episode, by themselves or with a group. */
export type Place = { episodeId: string; audienceId: string | null };

/** How the viewer stands where they read; null where they read by themselves. */
export async function standingOf(viewer: UserViewer, { episodeId, audienceId }: Place): Promise<Standing | null> {
  if (audienceId === null) return null;
  return (await standingsIn(db, { episodeId, audienceId }, [viewer.id])).get(viewer.id) ?? "out";
}

/** The cursor for a page whose annotations are read after this, or after the log ended at `snapshot`. */
export async function cursorBefore(viewer: UserViewer, place: Place, snapshot?: string): Promise<string> {
  const scope = { ...place, standing: await standingOf(viewer, place) };
  return cursorAt(scope, snapshot ?? (await endOfLog()));
}

const nothing = () => ({ annotations: [], gone: [] });

/** What changed of that which the viewer may read, since that of the cursors which is good there; and what they may read no longer. */
export async function changesSince(viewer: UserViewer, place: Place, cursors: readonly string[]): Promise<Result<{ changes: Changes; standing: Standing | null }>> {
  const standing = await standingOf(viewer, place);
  if (standing === "out") return notFound("audience");
  const scope = { ...place, standing };
  const since = cursors.map((cursor) => openCursor(secret(), scope, cursor)).find((snapshot) => snapshot !== null) ?? null;
  const log = since === null ? null : await logSince(since, place.episodeId);
  const changes = log && (await told(viewer, scope, log.changes));
  const answer = { own: nothing(), others: nothing(), revisionId: null, ...changes, startOver: !changes };
  return ok({ changes: { ...answer, cursor: cursorAt(scope, log?.snapshot ?? (await endOfLog())) }, standing });
}

type Channelled = { channelId: string; subjectId: string };

/** Null when it is too much to tell. */
async function told(viewer: UserViewer, { episodeId, audienceId, standing }: CursorScope, log: Channelled[]) {
  const idsIn = (channelId: string | null) => log.filter((one) => one.channelId === channelId).map(({ subjectId }) => subjectId);
  // In a blind round nothing is said of the others', not even that something changed.
  const ids = { own: idsIn(viewer.id), others: standing === "blind" ? [] : idsIn(audienceId) };
  if (ids.own.length + ids.others.length > MOST_TOLD) return null;
  const found = await changedFor(viewer, episodeId, audienceId, ids);
  const part = (kind: "own" | "others") => {
    const annotations = found[kind];
    const there = new Set(annotations.map(({ id }) => id));
    return { annotations, gone: ids[kind].filter((id) => !there.has(id)) };
  };
  return { own: part("own"), others: part("others"), revisionId: idsIn(episodeId).length > 0 ? await currentRevision(episodeId) : null };
}
