import { personSelect, shapePerson } from "@/lib/accounts/person";
import { linkIsOpen } from "@/lib/access/policy";
import type { OpenAudience } from "@/lib/access/reach";
import { isOpenIn, openPublications } from "@/lib/access/scope";
import type { Prisma } from "@/lib/db/generated/client";
import type { Annotation, Target } from "./schema";

/** What a query must load for `shapeAnnotation`, as it is now. */
export const annotationInclude = (now = new Date()) =>
  ({
    author: { select: { ...personSelect, colourNames: { select: { colour: true, name: true } } } },
    targets: { orderBy: { position: "asc" }, include: { move: { select: { isLost: true, retiredAt: true } } } },
    publications: { where: openPublications(now), select: { audienceId: true } },
    threads: { where: { hiddenAt: { not: null } }, select: { audienceId: true } },
    sourceLink: { select: { token: true, expiresAt: true, revokedAt: true } },
  }) satisfies Prisma.AnnotationInclude;

export type AnnotationRow = Prisma.AnnotationGetPayload<{ include: ReturnType<typeof annotationInclude> }>;

const movedBy = (move: { isLost: boolean; retiredAt: Date | null } | null): Target["moved"] => {
  if (!move) return undefined;
  if (move.retiredAt) return "retired";
  return move.isLost ? "lost" : "changed";
};

/** Audiences through which someone reads, whether they see there what is hidden, and where a blind round keeps it from them. */
type Open = Omit<OpenAudience, "version">;
type Visible = ReadonlyMap<string, Open>;

/** The audiences in which someone sees the annotation, and those of them in which the others do not. */
function audiencesOf({ episodeId, publications, threads }: AnnotationRow, visible: Visible | null): { audiences: string[]; hiddenIn?: string[] } {
  const hidden = new Set(threads.map(({ audienceId }) => audienceId));
  const isReadIn = (open: Open | undefined) => open !== undefined && isOpenIn(open, episodeId, hidden);
  const isShown = (id: string) => visible === null || isReadIn(visible.get(id));
  const audiences = publications.map(({ audienceId }) => audienceId).filter(isShown);
  const hiddenIn = audiences.filter((id) => hidden.has(id));
  return { audiences, ...(hiddenIn.length > 0 && { hiddenIn }) };
}

/** Another's link is a secret: of a copy that is published, its readers learn whose version it is from, and not where that is. */
const sourceOf = ({ sourceLabel: label, sourceLink: link }: AnnotationRow, isOwn: boolean): Annotation["source"] =>
  label === null ? undefined : { label, path: isOwn && link && linkIsOpen(link, new Date()) ? `/v/${link.token}` : null };

/**
 * The annotation as the API returns it; of its audiences only those that are `visible`, or all when that is null. Unread
 * it is to someone else than its author who has not seen it: the caller knows.
 */
export function shapeAnnotation(row: AnnotationRow, visible: Visible | null, unread = false): Annotation {
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
    ...audiencesOf(row, visible),
    source: sourceOf(row, visible === null),
    unread,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
