import type { Prisma } from "@/lib/db/generated/client";
import type { Annotation } from "./schema";

/** What a query must load for `shapeAnnotation`. */
export const annotationInclude = {
  author: { select: { id: true, name: true } },
  targets: { orderBy: { position: "asc" } },
  publications: { select: { audienceId: true } },
} satisfies Prisma.AnnotationInclude;

export type AnnotationRow = Prisma.AnnotationGetPayload<{ include: typeof annotationInclude }>;

/** The annotation as the API returns it; of its audiences only those in `visible`, or all when it is null. */
export function shapeAnnotation(row: AnnotationRow, visible: ReadonlySet<string> | null): Annotation {
  return {
    id: row.id,
    episodeId: row.episodeId,
    author: { id: row.author.id, name: row.author.name },
    kind: row.kind,
    colour: row.colour,
    note: row.note,
    tags: row.tags,
    targets: row.targets.map(({ pointId, revisionId, start, end, quote, prefix, suffix }) => ({
      pointId,
      revisionId,
      start,
      end,
      quote,
      prefix,
      suffix,
    })),
    audiences: row.publications.map(({ audienceId }) => audienceId).filter((id) => visible === null || visible.has(id)),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
