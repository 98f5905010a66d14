import { personSelect, shapePerson } from "@/lib/accounts/person";
import type { Prisma } from "@/lib/db/generated/client";
import { plainText } from "@/lib/markdown";
import { readMentions } from "@/lib/mentions";
import { annotationPath, episodeSelect } from "@/lib/search/places";
import { inShort } from "./log";
import type { Item } from "./schema";

/** What a query must load of an annotation to show it to moderators. */
export const annotationSelect = {
  id: true,
  note: true,
  author: { select: personSelect },
  episode: { select: episodeSelect },
  targets: { orderBy: { position: "asc" }, select: { pointId: true, quote: true } },
} satisfies Prisma.AnnotationSelect;

export const replySelect = { id: true, body: true, author: { select: personSelect } } satisfies Prisma.ReplySelect;

type AnnotationRow = Prisma.AnnotationGetPayload<{ select: typeof annotationSelect }>;
type ReplyRow = Prisma.ReplyGetPayload<{ select: typeof replySelect }>;

/** What is said in Markdown, in one line, with its mentions. */
export const wordsOf = (source: string) => plainText(readMentions(source));

/** The words by which an annotation is told: its note or, without one, what it is on. */
export const excerptOf = ({ note, targets }: Pick<AnnotationRow, "note"> & { targets: { quote: string }[] }) =>
  inShort(wordsOf(note) || targets.map(({ quote }) => quote).join(" … "));

/** An annotation, or a reply under it, as moderators see it in a list. */
export const shapeItem = (annotation: AnnotationRow, reply: ReplyRow | null, group: { slug: string }): Item => ({
  annotationId: annotation.id,
  replyId: reply?.id ?? null,
  author: shapePerson((reply ?? annotation).author),
  excerpt: reply ? inShort(wordsOf(reply.body)) : excerptOf(annotation),
  path: annotationPath(annotation.episode, group, { id: annotation.id, pointId: annotation.targets[0]?.pointId }),
});
