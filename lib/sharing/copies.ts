import "server-only";
import { v7 as uuidv7 } from "uuid";
import { canCopyVersion } from "@/lib/access/policy";
import { editableAnnotations, openPublications } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { carriedTargets } from "@/lib/annotations/targets";
import type { NewTarget } from "@/lib/annotations/targets";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { isCleanText } from "@/lib/text";
import { readAnnotatedVersion } from "./queries";
import type { AnnotatedVersion } from "./queries";
import type { Copied } from "./schema";

/** How a copy names the version that it is from, for as long as there is the copy. */
export function labelOf({ author, frozen }: Pick<AnnotatedVersion, "author" | "frozen">): string {
  const whose = author === null ? "an annotated version" : `${author}’s version`;
  return frozen?.name ? `${whose}, “${frozen.name}”` : whose;
}

type Rows = { annotations: Prisma.AnnotationCreateManyInput[]; targets: Prisma.TargetCreateManyInput[]; moves: Prisma.MoveCreateManyInput[] };
type Source = { authorId: string; sourceLinkId: string; sourceLabel: string };

/** The rows of the copies: each a draft, with the words of its original. */
function rowsOf({ annotations, summary }: AnnotatedVersion, carried: NewTarget[], source: Source): Rows {
  const rows: Rows = { annotations: [], targets: [], moves: [] };
  let next = 0;
  for (const { id: copiedFromId, kind, colour, note, tags, targets } of annotations) {
    const id = uuidv7();
    rows.annotations.push({ ...source, id, copiedFromId, episodeId: summary.episode.id, kind, colour, note, tags });
    for (const position of targets.keys()) {
      const { move, ...target } = carried[next++] as NewTarget;
      const targetId = uuidv7();
      rows.targets.push({ ...target, id: targetId, annotationId: id, position });
      if (move) rows.moves.push({ ...move.create, targetId });
    }
  }
  return rows;
}

/** Stores those that the viewer does not have yet. A copy that they deleted is none any more; of two requests at once, the second waits. */
const store = ({ annotations, targets, moves }: Rows, authorId: string): Promise<number> =>
  db.$transaction(async (tx) => {
    const originals = annotations.flatMap(({ copiedFromId }) => copiedFromId ?? []);
    await tx.annotation.updateMany({ where: { authorId, copiedFromId: { in: originals }, deletedAt: { not: null } }, data: { copiedFromId: null } });
    const made = await tx.annotation.createManyAndReturn({ data: annotations, skipDuplicates: true, select: { id: true } });
    const ids = new Set(made.map(({ id }) => id));
    const kept = targets.filter(({ annotationId }) => ids.has(annotationId));
    const targetIds = new Set(kept.map(({ id }) => id));
    await tx.target.createMany({ data: kept });
    await tx.move.createMany({ data: moves.filter(({ targetId }) => targetIds.has(targetId)) });
    return made.length;
  });

/** Makes someone's annotated version the viewer's own starting point: copies of all that is in it, as drafts. Repeating it adds what is new in it. */
export async function copyVersion(viewer: UserViewer, token: string, now = new Date()): Promise<Result<Copied>> {
  const version = await readAnnotatedVersion(viewer, token, now);
  const link = version && (await db.shareLink.findUnique({ where: { token } }));
  if (!version || !link) return notFound("annotated version");
  if (!canCopyVersion(viewer, link, now)) return refuse("invalid", "This version is your own: all of it is in your notes.");
  const { show, episode } = version.summary;
  const carried = await carriedTargets(episode.id, version.annotations.flatMap(({ targets }) => targets), now);
  const made = await store(rowsOf(version, carried, { authorId: viewer.id, sourceLinkId: link.id, sourceLabel: labelOf(version) }), viewer.id);
  const path = `/shows/${encodeURIComponent(show.slug)}/${encodeURIComponent(episode.slug)}`;
  return ok({ made, known: version.annotations.length - made, path });
}

/** Takes the copies out of a version back, but for those that were changed or published since. They can be restored as what is deleted can. */
export async function removeCopies(viewer: UserViewer, token: string, now = new Date()): Promise<Result<null>> {
  if (!isCleanText(token)) return notFound("annotated version");
  const copies = { sourceLink: { token }, version: 1, publications: { none: openPublications(now) } };
  const { count } = await db.annotation.updateMany({
    where: { AND: [editableAnnotations(viewer), copies] },
    data: { deletedAt: now, version: { increment: 1 } },
  });
  return count > 0 ? ok(null) : notFound("copy");
}
