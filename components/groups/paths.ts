/** A group's page. */
export const groupPath = ({ slug }: { slug: string }) => `/groups/${encodeURIComponent(slug)}`;

/** Where a group reads an episode. */
export const readingPath = (group: { slug: string }, { show, slug }: { show: { slug: string }; slug: string }) =>
  `${groupPath(group)}/${encodeURIComponent(show.slug)}/${encodeURIComponent(slug)}`;

/** What a group has to talk about on an episode, for the table. */
export const packPath = (...reading: Parameters<typeof readingPath>) => `${readingPath(...reading)}/pack`;
