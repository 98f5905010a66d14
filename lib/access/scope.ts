import type { Prisma } from "@/lib/db/generated/client";
import { isSignedIn, restorableSince } from "./policy";
import type { OpenAudience, Reach } from "./reach";
import { userIdOf } from "./viewer";
import type { Viewer } from "./viewer";

/*
 * The rules of `policy.ts` as query fragments: what a query returns under one of these is exactly
 * what the predicate of the same name allows.
 */

const never = { id: { in: [] } } satisfies Prisma.AnnotationWhereInput;

const throughAudience = ({ audienceId, blindEpisodeIds, seesHidden, version }: OpenAudience): Prisma.AnnotationWhereInput => ({
  publications: { some: { audienceId } },
  ...(blindEpisodeIds.length > 0 && { episodeId: { notIn: blindEpisodeIds } }),
  ...(!seesHidden && { threads: { none: { audienceId, hiddenAt: { not: null } } } }),
  ...version,
});

/** The same of what is at hand: whether what is published to an audience on an episode is read through it. `hidden`: in which audiences it is. */
export const isOpenIn = ({ audienceId, blindEpisodeIds, seesHidden }: Omit<OpenAudience, "version">, episodeId: string, hidden: ReadonlySet<string>) =>
  !blindEpisodeIds.includes(episodeId) && (seesHidden || !hidden.has(audienceId));

/** `canReadAnnotation`. */
export function readableAnnotations(viewer: Viewer, reach: Reach): Prisma.AnnotationWhereInput {
  const userId = userIdOf(viewer);
  const ways = reach.audiences.map(throughAudience);
  if (userId) ways.push({ authorId: userId });
  // Not an empty OR: Prisma takes one inside an AND for no condition at all.
  return ways.length === 0 ? never : { deletedAt: null, OR: ways };
}

/** `canReadIn`, for one audience. */
export function readableIn(viewer: Viewer, reach: Reach, audienceId: string): Prisma.AnnotationWhereInput {
  const audience = reach.audiences.find((open) => open.audienceId === audienceId);
  const userId = userIdOf(viewer);
  if (!audience) return never;
  const ways = [throughAudience(audience)];
  if (userId) ways.push({ authorId: userId, publications: { some: { audienceId } } });
  return { deletedAt: null, OR: ways };
}

/** Of `readableIn`, what is the same for all who stand alike: it is for those who read there, or moderate. */
export const publishedTo = (audienceId: string, standing: "reads" | "moderates"): Prisma.AnnotationWhereInput => ({
  deletedAt: null,
  ...throughAudience({ audienceId, blindEpisodeIds: [], seesHidden: standing === "moderates" }),
});

/** `canMarkSeen`. */
export function markableAnnotations(viewer: Viewer, reach: Reach): Prisma.AnnotationWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { AND: [readableAnnotations(viewer, reach), { authorId: { not: userId } }] } : never;
}

/** `canEditAnnotation`. */
export function editableAnnotations(viewer: Viewer): Prisma.AnnotationWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { deletedAt: null, authorId: userId } : never;
}

/** `canReword`. */
export function rewordableAnnotations(viewer: Viewer): Prisma.AnnotationWhereInput {
  const userId = userIdOf(viewer);
  if (!userId) return never;
  const isMutedThere: Prisma.AudienceWhereInput = { group: { memberships: { some: { userId, mutedAt: { not: null } } } } };
  return { AND: [editableAnnotations(viewer)], publications: { none: { audience: isMutedThere } } };
}

/** `canRestoreAnnotation`. */
export function restorableAnnotations(viewer: Viewer, now: Date): Prisma.AnnotationWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { authorId: userId, deletedAt: { gt: restorableSince(now) } } : never;
}

function threadsThrough(userId: string, { audienceId, blindEpisodeIds, seesHidden }: OpenAudience): Prisma.ThreadWhereInput {
  const isShown: Prisma.ThreadWhereInput = { annotation: { publications: { some: { audienceId } } }, ...(!seesHidden && { hiddenAt: null }) };
  return {
    audienceId,
    annotation: { deletedAt: null, episodeId: { notIn: blindEpisodeIds } },
    OR: [{ annotation: { authorId: userId } }, isShown],
  };
}

/** `canReadThread`. */
export function readableThreads(viewer: Viewer, { audiences }: Reach): Prisma.ThreadWhereInput {
  const userId = userIdOf(viewer);
  return userId && audiences.length > 0 ? { OR: audiences.map((one) => threadsThrough(userId, one)) } : { id: { in: [] } };
}

/** `canReadReply`. */
export function readableReplies(viewer: Viewer, { audiences }: Reach): Prisma.ReplyWhereInput {
  const userId = userIdOf(viewer);
  if (!userId || audiences.length === 0) return { id: { in: [] } };
  const through = (one: OpenAudience): Prisma.ReplyWhereInput => ({
    thread: threadsThrough(userId, one),
    ...(!one.seesHidden && { OR: [{ hiddenAt: null }, { authorId: userId }] }),
  });
  return { deletedAt: null, OR: audiences.map(through) };
}

/** `seesPlaceOf`. */
export const repliesWithPlace = (viewer: Viewer, reach: Reach): Prisma.ReplyWhereInput => ({
  OR: [readableReplies(viewer, reach), { thread: readableThreads(viewer, reach), deletedAt: { not: null }, hiddenAt: null }],
});

/** `canMarkReplySeen`. */
export function markableReplies(viewer: Viewer, reach: Reach): Prisma.ReplyWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { AND: [readableReplies(viewer, reach), { authorId: { not: userId } }] } : { id: { in: [] } };
}

/** `canReadGroup`. */
export function readableGroups(viewer: Viewer): Prisma.GroupWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { memberships: { some: { userId, leftAt: null } } } : { id: { in: [] } };
}

/** `canReadLogEntry`, for who may read the log of the group with this audience. */
export function readableLog({ audiences }: Reach, audienceId: string): Prisma.ModerationWhereInput {
  const audience = audiences.find((open) => open.audienceId === audienceId);
  return audience ? { group: { audienceId }, OR: [{ episodeId: null }, { episodeId: { notIn: audience.blindEpisodeIds } }] } : { id: { in: [] } };
}

/** `feedIsOpen`. */
export const openFeeds = { leftAt: null } satisfies Prisma.MembershipWhereInput;

/** Those in a group for whom `canAnswerRequests` holds. */
export const requestAnswerers = (groupId: string): Prisma.MembershipWhereInput => ({
  groupId,
  leftAt: null,
  role: { in: ["owner", "moderator"] },
  group: { archivedAt: null },
});

/** `canAskToJoin`. */
export function askableGroups(viewer: Viewer): Prisma.GroupWhereInput {
  const userId = userIdOf(viewer);
  if (!userId) return { id: { in: [] } };
  return { takesRequests: true, archivedAt: null, memberships: { none: { userId, leftAt: null } } };
}

/** `areFellows`, oneself excepted. */
export function fellowsOf(viewer: Viewer): Prisma.UserWhereInput {
  const userId = userIdOf(viewer);
  if (userId === null) return { id: { in: [] } };
  return { id: { not: userId }, memberships: { some: { leftAt: null, group: readableGroups(viewer) } } };
}

/** `canManageLink`. */
export function manageableLinks(viewer: Viewer): Prisma.ShareLinkWhereInput {
  const userId = userIdOf(viewer);
  return userId ? { authorId: userId } : { id: { in: [] } };
}

/** `linkIsOpen`. */
const openLinks = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }) satisfies Prisma.ShareLinkWhereInput;

/** Publications to audiences that are still some: a link that is closed never opens again. */
export const openPublications = (now: Date): Prisma.PublicationWhereInput => ({
  audience: { OR: [{ kind: "group" }, { shareLink: openLinks(now) }] },
});

/** `canOpenLink`. */
export const openableLinks = (viewer: Viewer, now: Date): Prisma.ShareLinkWhereInput => ({
  ...openLinks(now),
  ...(!isSignedIn(viewer) && { needsSignIn: false }),
});

/** `canPublishToLink`. */
export const publishableLinks = (viewer: Viewer, now: Date): Prisma.ShareLinkWhereInput => ({
  AND: [manageableLinks(viewer), openableLinks(viewer, now), { mode: "live" }],
});
