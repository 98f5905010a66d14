import "server-only";
import { canImport } from "@/lib/access/policy";
import { userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { carryTargets } from "@/lib/annotations/carrying";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/outline/limits";
import { parseSummary } from "@/lib/outline/parse";
import type { SummaryDocument } from "@/lib/outline/types";
import type { StoredPoint } from "./points";
import type { Imported, ImportInput } from "./schema";
import { identify, storeEpisode, storePoints, storeShow, storeSummary } from "./store";

/** Imports are rare and touch many rows: they take turns. Any fixed number will do. */
const IMPORT_LOCK = 4_711;

/**
 * Reads a summary document and makes it the newest revision of its episode, creating show and episode as needed.
 * The same document again changes nothing. A document that cannot be read is refused before anything changes.
 */
export async function importSummary(viewer: Viewer, input: ImportInput, now = new Date()): Promise<Result<Imported>> {
  if (!canImport(viewer)) return refuse("forbidden", "Only the owner of this installation can import a summary.");
  const { source: sent, ...known } = input;
  // What is kept is what can be stored, so that the same document is recognised the next time.
  const source = sent.toWellFormed();
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES)
    return refuse("too-large", `A summary document can have at most ${MAX_SOURCE_BYTES / 1024 / 1024} MiB.`);
  const parsed = parseSummary(source, known);
  if (!parsed.ok) return refuse("invalid", parsed.line === null ? parsed.reason : `Line ${parsed.line}: ${parsed.reason}`);
  const { document } = parsed;
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
      return ok(await store(tx, document, source, userIdOf(viewer), now));
    },
    { timeout: 60_000, maxWait: 60_000 },
  );
}

async function store(
  tx: Prisma.TransactionClient,
  document: SummaryDocument,
  source: string,
  createdById: string | null,
  now: Date,
): Promise<Imported> {
  const show = await storeShow(tx, document);
  const episode = await storeEpisode(tx, show.id, document);
  const summary = await storeSummary(tx, episode.id, document.episode.readingMinutes);
  const last = summary.currentRevision;
  const changed = last?.source !== source;
  const points = changed ? await identify(tx, summary, document) : (last.points as StoredPoint[]);
  let annotations = { changed: 0, lost: 0 };
  const ordinal = (last?.ordinal ?? 0) + (changed ? 1 : 0);
  if (changed) {
    const data = { summaryId: summary.id, ordinal, origin: "import" as const, source, points, createdById };
    const revision = await tx.revision.create({ data });
    await storePoints(tx, summary.id, points, now);
    const before = (last?.points ?? []) as StoredPoint[];
    annotations = await carryTargets(tx, { summaryId: summary.id, revisionId: revision.id, before, after: points });
    await tx.summary.update({ where: { id: summary.id }, data: { currentRevisionId: revision.id } });
  }
  const path = `/shows/${encodeURIComponent(show.slug)}/${encodeURIComponent(episode.slug)}`;
  return {
    show: show.name,
    episode: episode.title,
    path,
    revision: ordinal,
    points: points.length,
    changed,
    annotations,
    warnings: document.warnings,
  };
}
