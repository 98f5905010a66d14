import { v7 as uuidv7 } from "uuid";
import type { UserViewer } from "@/lib/access/viewer";
import type { CreateAnnotation, TargetInput } from "@/lib/annotations/schema";
import { createSchema } from "@/lib/annotations/schema";
import { db } from "@/lib/db";
import type { Annotation, Prisma, Reply, Role } from "@/lib/db/generated/client";
import type { StoredPoint } from "@/lib/episodes/points";
import type { Result } from "@/lib/errors";

/* Factories that make what a test does not say, missing parents included. Each name is used once. */

let count = 0;
export const unique = (what: string) => `${what}-${++count}-${uuidv7().slice(-6)}`;

/** An id as a client makes it. */
export const newId = () => uuidv7();

/** What a success returned; a refusal fails the test that did not expect it. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused as ${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

export async function buildUser(data: Partial<Prisma.UserCreateInput> = {}): Promise<UserViewer> {
  const name = unique("person");
  const user = await db.user.create({ data: { name, email: `${name}@example.org`, ...data } });
  return { kind: "user", id: user.id, name: user.name, isOwner: user.isOwner === true };
}

export type BuiltEpisode = { id: string; summaryId: string; revisionId: string; points: StoredPoint[]; showSlug: string; slug: string };

/** An episode whose summary has the given texts as points, each under the one before. */
export async function buildEpisode(texts = ["The first point.", "The second point, under it."]): Promise<BuiltEpisode> {
  const [showSlug, slug] = [unique("show"), unique("episode")];
  const points = texts.map((text): StoredPoint => ({ id: uuidv7(), parentId: null, depth: 0, text, formats: [], time: null }));
  points.forEach((point, index) => Object.assign(point, { parentId: points[index - 1]?.id ?? null, depth: index }));
  const episode = await db.episode.create({
    data: {
      slug,
      title: slug,
      show: { create: { slug: showSlug, name: showSlug } },
      summary: { create: { readingMinutes: 1, points: { create: points.map((point, position) => ({ ...point, position })) } } },
    },
    include: { summary: true },
  });
  const summaryId = episode.summary?.id as string;
  const revision = await db.revision.create({ data: { summaryId, ordinal: 1, origin: "import", source: "", points } });
  await db.summary.update({ where: { id: summaryId }, data: { currentRevisionId: revision.id } });
  return { id: episode.id, summaryId, revisionId: revision.id, points, showSlug, slug };
}

export type BuiltGroup = { id: string; audienceId: string; slug: string };

/** A group with members by role; the first key says who owns it. */
export async function buildGroup(members: [UserViewer, Role, { joinedAt?: Date; leftAt?: Date; mutedAt?: Date }?][] = []): Promise<BuiltGroup> {
  const slug = unique("group");
  const { id, audienceId } = await db.group.create({
    data: {
      slug,
      name: slug,
      audience: { create: { kind: "group" } },
      memberships: { create: members.map(([user, role, ended]) => ({ userId: user.id, role, ...ended })) },
    },
  });
  return { id, audienceId, slug };
}

export type BuiltLink = { id: string; audienceId: string; token: string };

export async function buildShareLink(
  author: UserViewer,
  episodeId: string,
  data: Partial<Pick<Prisma.ShareLinkUncheckedCreateInput, "expiresAt" | "revokedAt" | "mode" | "needsSignIn" | "showsNames">> = {},
): Promise<BuiltLink> {
  const token = unique("token");
  const { id, audienceId } = await db.shareLink.create({
    data: {
      token,
      ...data,
      author: { connect: { id: author.id } },
      episode: { connect: { id: episodeId } },
      audience: { create: { kind: "link" } },
    },
  });
  return { id, audienceId, token };
}

type AnnotationChoice = { author: UserViewer; episode: BuiltEpisode; publishedTo?: string[]; deletedAt?: Date; note?: string };

export function buildAnnotation({ author, episode, publishedTo = [], deletedAt, note = "" }: AnnotationChoice): Promise<Annotation> {
  const [point] = episode.points;
  return db.annotation.create({
    data: {
      id: uuidv7(),
      authorId: author.id,
      episodeId: episode.id,
      kind: note === "" ? "highlight" : "note",
      colour: "yellow",
      note,
      deletedAt,
      targets: {
        create: [{ position: 0, pointId: point?.id as string, revisionId: episode.revisionId, start: 0, end: 3, quote: point?.text.slice(0, 3) ?? "" }],
      },
      publications: { create: publishedTo.map((audienceId) => ({ audienceId })) },
    },
  });
}

type ReplyChoice = { author: UserViewer; under: { id: string }; audienceId: string; body?: string; deletedAt?: Date; hiddenAt?: Date };

/** A reply under an annotation in an audience. */
export function buildReply({ author, under, audienceId, body = "A reply.", ...rest }: ReplyChoice): Promise<Reply> {
  const key = { annotationId: under.id, audienceId };
  const thread = { connectOrCreate: { where: { annotationId_audienceId: key }, create: key } };
  return db.reply.create({ data: { id: uuidv7(), body, author: { connect: { id: author.id } }, thread, ...rest } });
}

/** Hides an annotation in an audience, as a moderator does. */
export const hideIn = async (audienceId: string, { id: annotationId }: { id: string }, hiddenAt: Date | null = new Date()): Promise<void> => {
  const key = { annotationId, audienceId };
  await db.thread.upsert({ where: { annotationId_audienceId: key }, create: { ...key, hiddenAt }, update: { hiddenAt } });
};

/** A target on some words of one of an episode's points, as a client sends it. */
export function targetOn({ points, revisionId }: BuiltEpisode, index: number, words: string): TargetInput {
  const { id: pointId, text } = points[index] as StoredPoint;
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in “${text}”.`);
  const end = start + words.length;
  const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
  return { pointId, revisionId, start, end, quote: words, prefix, suffix };
}

/** A target on one whole point of an episode. */
export const targetOnWhole = ({ points, revisionId }: BuiltEpisode, index: number): TargetInput => ({
  pointId: points[index]?.id as string,
  revisionId,
  start: null,
  end: null,
  quote: "",
  prefix: "",
  suffix: "",
});

/** What a client sends to annotate an episode: a note on the first word of its first point, unless the test says else. */
export function newAnnotation(episode: BuiltEpisode, data: Partial<CreateAnnotation> = {}) {
  const firstWord = episode.points[0]?.text.split(" ")[0] ?? "";
  return createSchema.parse({ episodeId: episode.id, kind: "note", note: "A note.", targets: [targetOn(episode, 0, firstWord)], ...data });
}

export type DocumentHeader = { show?: string; title?: string; number?: number | null };

/** A summary document as people paste it. Each point is indented by two spaces for every level. */
export function documentOf(points: string[], { show = unique("Show"), title = "A talk", number = 1 }: DocumentHeader = {}): string {
  const meta = [show, "1h15", "5 min", ...(number === null ? [] : [`#${number}`])].join(" ");
  const bullets = points.map((point) => point.replace(/^( *)/, "  $1• "));
  return [title, "", meta, title, "Watch on YouTube", "", "Summary", "", ...bullets, `Back to ${show}`, ""].join("\n");
}
