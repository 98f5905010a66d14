import "server-only";
import { db } from "@/lib/db";
import type { Episode, Prisma, Show, Summary } from "@/lib/db/generated/client";
import { isCleanText } from "@/lib/text";
import { nest } from "./points";
import type { PointNode, StoredPoint } from "./points";
import type { EpisodeHead } from "./schema";

export type ShowHead = { id: string; slug: string; name: string };
export type ReadableSummary = { show: ShowHead; episode: EpisodeHead; revisionId: string; points: PointNode[] };

const showHead = ({ id, slug, name }: Show): ShowHead => ({ id, slug, name });

const episodeHead = (row: Episode & { summary: Pick<Summary, "readingMinutes"> | null }): EpisodeHead => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  number: row.number,
  durationSeconds: row.durationSeconds,
  readingMinutes: row.summary?.readingMinutes ?? 1,
  videoUrl: row.videoUrl,
});

/** All shows by name, with how many episodes each has. */
export async function listShows(): Promise<(ShowHead & { episodes: number })[]> {
  const shows = await db.show.findMany({ orderBy: { name: "asc" }, include: { _count: { select: { episodes: true } } } });
  return shows.map((show) => ({ ...showHead(show), episodes: show._count.episodes }));
}

/** A show and its episodes, the newest number first; null when there is no such show. */
export async function readShow(slug: string): Promise<{ show: ShowHead; episodes: EpisodeHead[] } | null> {
  if (!isCleanText(slug)) return null;
  const show = await db.show.findUnique({
    where: { slug },
    include: {
      episodes: {
        orderBy: [{ number: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
        include: { summary: { select: { readingMinutes: true } } },
      },
    },
  });
  return show && { show: showHead(show), episodes: show.episodes.map(episodeHead) };
}

async function newestRevision(where: Prisma.EpisodeWhereInput): Promise<ReadableSummary | null> {
  const episode = await db.episode.findFirst({
    where,
    include: { show: true, summary: { include: { currentRevision: { select: { id: true, points: true } } } } },
  });
  const revision = episode?.summary?.currentRevision;
  if (!episode || !revision) return null;
  const points = nest(revision.points as StoredPoint[]);
  return { show: showHead(episode.show), episode: episodeHead(episode), revisionId: revision.id, points };
}

/** The newest revision of an episode's summary; null when there is no such show, episode or summary. */
export async function readSummary(showSlug: string, episodeSlug: string): Promise<ReadableSummary | null> {
  if (!isCleanText(showSlug) || !isCleanText(episodeSlug)) return null;
  return newestRevision({ slug: episodeSlug, show: { slug: showSlug } });
}

/** The same by the episode's id. */
export const readSummaryOf = (episodeId: string): Promise<ReadableSummary | null> => newestRevision({ id: episodeId });

/** The outline as it stood in one revision, which is kept for ever. */
export async function readRevision(id: string): Promise<PointNode[] | null> {
  const revision = await db.revision.findUnique({ where: { id }, select: { points: true } });
  return revision && nest(revision.points as StoredPoint[]);
}

/** A mark that changes whenever something that everyone may read changes. Pages made from it can be kept until then. */
export async function contentVersion(): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT md5(concat_ws('/',
      (SELECT count(*) FROM "Revision"), (SELECT max("createdAt") FROM "Revision"),
      (SELECT max("updatedAt") FROM "Show"), (SELECT max("updatedAt") FROM "Episode"),
      (SELECT count(*) FROM "Show"), (SELECT count(*) FROM "Episode"),
      (SELECT count(*) FROM "User" WHERE "isOwner"))) AS version`;
  return row?.version ?? "none";
}

/** Every episode by its id and title, for choosing one. */
export const listEpisodes = (): Promise<{ id: string; title: string }[]> =>
  db.episode.findMany({ select: { id: true, title: true }, orderBy: { createdAt: "desc" } });

/** The paths of the pages that everyone may read: shows and episodes that have a summary. */
export async function publicPaths(): Promise<Set<string>> {
  const shows = await db.show.findMany({
    select: { slug: true, episodes: { where: { summary: { isNot: null } }, select: { slug: true } } },
  });
  const below = shows.flatMap(({ slug, episodes }) => [`/shows/${slug}`, ...episodes.map((one) => `/shows/${slug}/${one.slug}`)]);
  return new Set(["/", ...below]);
}

/** The revision of an episode's summary that is read now. */
export const currentRevision = async (episodeId: string): Promise<string | null> =>
  (await db.summary.findUnique({ where: { episodeId }, select: { currentRevisionId: true } }))?.currentRevisionId ?? null;
