import "server-only";
import { isAuthor } from "@/lib/access/policy";
import type { Reach } from "@/lib/access/reach";
import { isOpenIn } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { placeAnnotation } from "@/lib/annotations/place";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { plainText } from "@/lib/markdown";
import { fragmentOf, quoteFragmentOf } from "./fragments";
import { markerOf } from "./meant";
import { annotationPath, episodeSelect } from "./places";
import type { AnnotationHit } from "./schema";
import type { Asked } from "./words";

const include = {
  author: { select: personSelect },
  episode: { select: episodeSelect },
  targets: { orderBy: { position: "asc" }, include: { point: { select: { text: true, removedAt: true } } } },
  publications: { select: { audienceId: true } },
  threads: { where: { hiddenAt: { not: null } }, select: { audienceId: true } },
} satisfies Prisma.AnnotationInclude;

type Row = Prisma.AnnotationGetPayload<{ include: typeof include }>;
type Target = Row["targets"][number];
type Group = { slug: string; name: string };
type Marker = Awaited<ReturnType<typeof markerOf>>;

/** The text that a target is shown in, and where its quote stands there: its point or, when that lost it, the quote alone. */
function surroundings(target: Target) {
  const { text, removedAt } = target.point;
  const [place] = placeAnnotation({ targets: [target] }, removedAt ? [] : [{ id: target.pointId, text }]).places;
  return place ? { text, quote: place } : { text: target.quote, quote: { start: 0, end: target.quote.length } };
}

/** The quoted words in context: of several targets the first in which a word was found. */
function wordsOf(targets: Target[], mark: Marker): AnnotationHit["words"] {
  const target = targets.find(({ quote }) => mark(quote).length > 0) ?? targets[0];
  const { text, quote } = target ? surroundings(target) : { text: "", quote: { start: 0, end: 0 } };
  return quoteFragmentOf(text, quote, mark(text));
}

/** The groups through which the viewer reads, by audience. */
async function groupsOf({ audiences }: Reach): Promise<Map<string, Group>> {
  const ids = audiences.map(({ audienceId }) => audienceId);
  const groups = await db.group.findMany({ where: { audienceId: { in: ids } }, select: { audienceId: true, slug: true, name: true } });
  return new Map(groups.map(({ audienceId, slug, name }) => [audienceId, { slug, name }]));
}

function readInOf(viewer: Viewer, reach: Reach, row: Row, groups: Map<string, Group>): AnnotationHit["readIn"] {
  const published = new Set(row.publications.map(({ audienceId }) => audienceId));
  const hidden = new Set(row.threads.map(({ audienceId }) => audienceId));
  const isOwn = isAuthor(viewer, row);
  // In a blind round one still sees one's own.
  const isOpen = (audience: Reach["audiences"][number]) => published.has(audience.audienceId) && (isOwn || isOpenIn(audience, row.episodeId, hidden));
  const through = reach.audiences.filter(isOpen).flatMap(({ audienceId }) => groups.get(audienceId) ?? []);
  const readings = isOwn ? [null, ...through] : through;
  const annotation = { id: row.id, pointId: row.targets[0]?.pointId };
  return readings.map((group) => ({ group, path: annotationPath(row.episode, group, annotation) }));
}

/** The annotations with these ids, which the viewer may read, in this order, as hits of a search. */
export async function annotationHits(viewer: Viewer, reach: Reach, asked: Asked, ids: string[]): Promise<AnnotationHit[]> {
  const [rows, groups] = await Promise.all([db.annotation.findMany({ where: { id: { in: ids } }, include }), groupsOf(reach)]);
  const notes = new Map(rows.map(({ id, note }) => [id, plainText(note)]));
  const texts = rows.flatMap(({ targets, tags }) => [...tags, ...targets.flatMap((target) => [target.quote, surroundings(target).text])]);
  const mark = await markerOf(asked, [...notes.values(), ...texts]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const note = notes.get(id) ?? "";
    return {
      id,
      author: shapePerson(row.author),
      kind: row.kind,
      colour: row.colour,
      episode: row.episode,
      note: note === "" ? null : fragmentOf(note, mark(note)),
      words: wordsOf(row.targets, mark),
      tags: row.tags.map((tag) => fragmentOf(tag, mark(tag))),
      readIn: readInOf(viewer, reach, row, groups),
      createdAt: row.createdAt.toISOString(),
    };
  });
}
