import { personSelect, shapePerson } from "@/lib/accounts/person";
import type { Prisma } from "@/lib/db/generated/client";
import type { Annotation, Target } from "./schema";

/** What a query must load for `shapeAnnotation`. */
export const annotationInclude = {
  author: { select: { ...personSelect, colourNames: { select: { colour: true, name: true } } } },
  targets: { orderBy: { position: "asc" }, include: { move: { select: { isLost: true, retiredAt: true } } } },
  publications: { select: { audienceId: true } },
} satisfies Prisma.AnnotationInclude;

export type AnnotationRow = Prisma.AnnotationGetPayload<{ include: typeof annotationInclude }>;

const movedBy = (move: { isLost: boolean; retiredAt: Date | null } | null): Target["moved"] => {
  if (!move) return undefined;
  if (move.retiredAt) return "retired";
  return move.isLost ? "lost" : "changed";
};

/**
 * The annotation as the API returns it; of its audiences only those in `visible`, or all when it is null. Unread it is
 * to someone else than its author who has not seen it: the caller knows.
 */
export function shapeAnnotation(row: AnnotationRow, visible: ReadonlySet<string> | null, unread = false): Annotation {
  return {
    id: row.id,
    episodeId: row.episodeId,
    author: shapePerson(row.author),
    kind: row.kind,
    colour: row.colour,
    colourName: row.author.colourNames.find(({ colour }) => colour === row.colour)?.name ?? null,
    note: row.note,
    tags: row.tags,
    targets: row.targets.map(({ pointId, revisionId, start, end, quote, prefix, suffix, move }) => ({
      pointId,
      revisionId,
      start,
      end,
      quote,
      prefix,
      suffix,
      moved: movedBy(move),
    })),
    audiences: row.publications.map(({ audienceId }) => audienceId).filter((id) => visible === null || visible.has(id)),
    unread,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
