import type { FoundEpisode } from "./schema";

type Group = { slug: string } | null;
type Episode = Pick<FoundEpisode, "slug"> & { show: { slug: string } };

/** What an episode is called by its path. */
export const episodeSelect = {
  id: true,
  slug: true,
  title: true,
  number: true,
  show: { select: { slug: true, name: true } },
} as const;

const readingPath = ({ slug, show }: Episode, group: Group) =>
  `${group ? `/groups/${encodeURIComponent(group.slug)}` : "/shows"}/${encodeURIComponent(show.slug)}/${encodeURIComponent(slug)}`;

/** The address of an episode's summary or of one point in it. */
export const summaryPath = (episode: Episode, pointId: string | null): string =>
  readingPath(episode, null) + (pointId ? `#p-${pointId}` : "");

/** The address at which the reader opens an annotation, by oneself or with a group. */
export const annotationPath = (episode: Episode, group: Group, annotation: { id: string; pointId: string | undefined }): string =>
  `${readingPath(episode, group)}?note=${annotation.id}${annotation.pointId ? `#p-${annotation.pointId}` : ""}`;
