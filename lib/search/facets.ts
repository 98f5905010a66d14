import "server-only";
import { manageableLinks, readableGroups } from "@/lib/access/scope";
import { openPublicationsSql } from "@/lib/access/scope-sql";
import type { UserViewer } from "@/lib/access/viewer";
import { ownColours } from "@/lib/colours/queries";
import type { Colour } from "@/lib/db/generated/enums";
import { db } from "@/lib/db";
import { ownWhere } from "./own";
import type { OwnFilter } from "./schema";

type FacetName = "kind" | "colour" | "tag" | "episode" | "audience";

/** What a filter could be narrowed to further: the value that it would take, what it is called, and how many would be left. */
export type Facet = { value: string; label: string; count: number };
/** `names`: what the viewer calls audiences, by id. */
export type Facets = Record<FacetName, Facet[]> & { total: number; names: Map<string, string> };

/** Of tags and episodes there may be hundreds: those that are used most are offered. */
const MOST = 30;

type Row = { facet: FacetName | "total"; value: string; count: number };

/** Counts over what a filter lets through: by each value, the most frequent first. */
const count = (viewer: UserViewer, filter: OwnFilter, now: Date) => db.$queryRaw<Row[]>`
  WITH found AS (SELECT a."id", a."kind", a."colour", a."tags", a."episodeId" FROM "Annotation" a WHERE ${ownWhere(viewer, filter, now)})
  SELECT "facet", "value", "count"::int FROM (
    SELECT 'total' AS "facet", '' AS "value", count(*) FROM found
    UNION ALL SELECT 'kind', "kind"::text, count(*) FROM found GROUP BY "kind"
    UNION ALL SELECT 'colour', "colour"::text, count(*) FROM found GROUP BY "colour"
    UNION ALL SELECT 'tag', tag, count(*) FROM found, unnest("tags") AS tag GROUP BY tag
    UNION ALL SELECT 'episode', "episodeId"::text, count(*) FROM found GROUP BY "episodeId"
    UNION ALL SELECT 'audience', coalesce(p."audienceId"::text, 'none'), count(*)
      FROM found LEFT JOIN "Publication" p ON p."annotationId" = found."id" AND ${openPublicationsSql(now)} GROUP BY p."audienceId"
  ) AS "counted" ORDER BY "count" DESC, "value"`;

/** What the viewer calls the audiences that they can publish to or read with: names by id. Others have none. */
async function audienceNames(viewer: UserViewer): Promise<Map<string, string>> {
  const [groups, links] = await Promise.all([
    db.group.findMany({ where: readableGroups(viewer), select: { audienceId: true, name: true } }),
    db.shareLink.findMany({ where: manageableLinks(viewer), select: { audienceId: true, name: true } }),
  ]);
  const linkNames = links.map(({ audienceId, name }): [string, string] => [audienceId, name ? `Link: ${name}` : "A share link"]);
  return new Map([...groups.map(({ audienceId, name }): [string, string] => [audienceId, name]), ...linkNames]);
}

async function episodeNames(ids: string[]): Promise<Map<string, string>> {
  const episodes = await db.episode.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(episodes.map(({ id, title }) => [id, title]));
}

/** How the viewer's own annotations under a filter divide. */
export async function ownFacets(viewer: UserViewer, filter: OwnFilter, now = new Date()): Promise<Facets> {
  const rows = await count(viewer, filter, now);
  const of = (name: FacetName) => rows.filter(({ facet }) => facet === name);
  const [names, colours, episodes] = await Promise.all([
    audienceNames(viewer),
    ownColours(viewer),
    episodeNames(of("episode").map(({ value }) => value)),
  ]);
  const named = (name: FacetName, label: (value: string) => string) => of(name).map(({ value, count }) => ({ value, count, label: label(value) }));
  return {
    total: rows.find(({ facet }) => facet === "total")?.count ?? 0,
    kind: named("kind", (kind) => kind),
    colour: named("colour", (colour) => colours[colour as Colour] ?? colour),
    tag: named("tag", (tag) => tag).slice(0, MOST),
    episode: named("episode", (id) => episodes.get(id) ?? "An episode").slice(0, MOST),
    audience: named("audience", (id) => (id === "none" ? "Only me" : (names.get(id) ?? "A group that you left"))),
    names,
  };
}
