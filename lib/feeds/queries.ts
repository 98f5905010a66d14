import "server-only";
import { loadReach } from "@/lib/access/reach";
import { openFeeds, readableReplies } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { latestIn } from "@/lib/annotations/latest";
import type { Published } from "@/lib/annotations/latest";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { namesKnownTo } from "@/lib/groups/fellows";
import { escapeHtml } from "@/lib/html";
import { plainText, renderMarkdown } from "@/lib/markdown";
import { mentionsIn, readMentions } from "@/lib/mentions";
import { annotationPath, episodeSelect } from "@/lib/search/places";
import { isCleanText } from "@/lib/text";
import type { Feed, FeedEntry } from "./atom";

/** How many annotations and replies a feed goes back. */
const ENTRIES = 50;
/** How much of what was written is in a title, in UTF-16 units. */
const TITLE = 80;

const include = {
  user: { select: { id: true, name: true, isOwner: true } },
  group: { select: { id: true, audienceId: true, slug: true, name: true, createdAt: true } },
} satisfies Prisma.MembershipInclude;
type Holder = Prisma.MembershipGetPayload<{ include: typeof include }>;

const absolute = (path: string) => new URL(path, env().NEXTAUTH_URL ?? "http://localhost").href;

/** The address of a feed. */
export const feedUrl = (token: string) => absolute(`/feeds/${token}`);

/** The address of the viewer's feed of a group; null until they ask for one, and for a group that they are not in. */
export async function readFeedUrl(viewer: UserViewer, groupId: string): Promise<string | null> {
  const own = await db.membership.findFirst({ where: { AND: [openFeeds, { groupId, userId: viewer.id }] }, select: { feedToken: true } });
  return own?.feedToken ? feedUrl(own.feedToken) : null;
}

function titled(author: string, text: string): string {
  const line = plainText(readMentions(text));
  return `${author}: ${line.length <= TITLE ? line : `${line.slice(0, TITLE).replace(/[\ud800-\udbff]$/, "")}…`}`;
}

type Place = { group: Holder["group"]; nameOf: (id: string) => string | undefined };

function annotationEntry({ annotation, publishedAt, episode }: Published, { group, nameOf }: Place): FeedEntry {
  const { id, author, note, tags, targets } = annotation;
  const words = targets.map(({ quote }) => quote).join(" … ");
  const place = { slug: episode.slug, show: { slug: episode.show } };
  return {
    id,
    title: titled(author.name, note || `“${words}”`),
    author: author.name,
    url: absolute(annotationPath(place, group, { id, pointId: targets[0]?.pointId })),
    published: new Date(publishedAt),
    updated: new Date(Math.max(Date.parse(publishedAt), Date.parse(annotation.updatedAt))),
    tags,
    html: `<blockquote>${escapeHtml(words)}</blockquote>\n${renderMarkdown(note, { nameOf })}`,
  };
}

const replySelect = {
  id: true,
  body: true,
  createdAt: true,
  editedAt: true,
  author: { select: { name: true } },
  thread: { select: { annotation: { select: { id: true, episode: { select: episodeSelect } } } } },
} satisfies Prisma.ReplySelect;
type ReplyRow = Prisma.ReplyGetPayload<{ select: typeof replySelect }>;

const replyEntry = ({ id, body, author, createdAt, editedAt, thread: { annotation } }: ReplyRow, { group, nameOf }: Place): FeedEntry => ({
  id,
  title: titled(author.name, body),
  author: author.name,
  url: absolute(annotationPath(annotation.episode, group, { id: annotation.id, pointId: undefined })),
  published: createdAt,
  updated: editedAt ?? createdAt,
  tags: [],
  html: renderMarkdown(body, { nameOf }),
});

async function latestReplies(viewer: UserViewer, audienceId: string, now: Date): Promise<ReplyRow[]> {
  const reach = await loadReach(db, viewer, now);
  const where = { AND: [readableReplies(viewer, reach), { thread: { audienceId } }] };
  return db.reply.findMany({ where, select: replySelect, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: ENTRIES });
}

/**
 * The feed with this token: the latest annotations and replies of a group, as far as the member may read them whose feed
 * it is. Null for a token that is unknown or was changed, and once they have left.
 */
export async function readFeed(token: string, now = new Date()): Promise<Feed | null> {
  if (!isCleanText(token)) return null;
  const holder = await db.membership.findFirst({ where: { AND: [openFeeds, { feedToken: token }] }, include });
  if (!holder) return null;
  const { group, user } = holder;
  const viewer: UserViewer = { kind: "user", ...user, isOwner: user.isOwner === true };
  const [annotations, replies] = await Promise.all([latestIn(viewer, group.audienceId, { take: ENTRIES }), latestReplies(viewer, group.audienceId, now)]);
  const texts = [...annotations.map(({ annotation }) => annotation.note), ...replies.map(({ body }) => body)];
  const names = await namesKnownTo(viewer, texts.flatMap((text) => mentionsIn(text).map(({ id }) => id)));
  const place: Place = { group, nameOf: (id) => names.get(id) };
  const entries = [...annotations.map((one) => annotationEntry(one, place)), ...replies.map((one) => replyEntry(one, place))]
    .sort((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, ENTRIES);
  const updated = new Date(Math.max(group.createdAt.getTime(), ...entries.map((one) => one.updated.getTime())));
  const pageUrl = absolute(`/groups/${encodeURIComponent(group.slug)}`);
  return { id: group.id, title: group.name, origin: absolute("/"), selfUrl: feedUrl(token), pageUrl, updated, entries };
}
