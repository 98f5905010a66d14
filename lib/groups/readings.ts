import "server-only";
import { canTakeOnReading, isBlind } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import { readableIn } from "@/lib/access/scope";
import { userIdOf } from "@/lib/access/viewer";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { notFound, notYours, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { factsOf, findGroup } from "./queries";
import type { GroupRow } from "./queries";
import { checkPlan, refusalIn, stageOf } from "./rules";
import { unreadByEpisode } from "./unread";
import type { GroupReading, Plan } from "./schema";

type Counts = { published: number; annotations: number; unread: number };
type Row = Prisma.ReadingGetPayload<{ include: { episode: { include: { show: true } } } }>;

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

const shapeReading = ({ episode, ...row }: Row, { published, annotations, unread }: Counts, now: Date): GroupReading => ({
  episodeId: episode.id,
  title: episode.title,
  number: episode.number,
  slug: episode.slug,
  show: { slug: episode.show.slug, name: episode.show.name },
  question: row.question,
  startsAt: iso(row.startsAt),
  endsAt: iso(row.endsAt),
  blindUntil: iso(row.blindUntil),
  blindCount: row.blindCount,
  stage: stageOf(row, now),
  blind: isBlind({ ...row, published }, now),
  published,
  annotations,
  unread,
});

/** How many annotations of each episode a condition meets. */
const countBy = async (where: Prisma.AnnotationWhereInput): Promise<(episodeId: string) => number> => {
  const counts = await db.annotation.groupBy({ by: ["episodeId"], where, _count: true });
  return (episodeId) => counts.find((one) => one.episodeId === episodeId)?._count ?? 0;
};

/** A group's readings as one of its members sees them, the newest first; with an episode's id only that one. */
export async function readingsOf(viewer: Viewer, { id, audienceId }: GroupRow, now = new Date(), episodeId?: string): Promise<GroupReading[]> {
  const reach = await loadReach(db, viewer, now);
  const rows = await db.reading.findMany({
    where: { groupId: id, episodeId },
    include: { episode: { include: { show: true } } },
    orderBy: { createdAt: "desc" },
  });
  const mine = { authorId: userIdOf(viewer) ?? "", deletedAt: null, publications: { some: { audienceId } } };
  const [published, annotations, unread] = await Promise.all([
    countBy({ AND: [mine, { episodeId }] }),
    countBy({ AND: [readableIn(viewer, reach, audienceId), { episodeId }] }),
    viewer.kind === "user" ? unreadByEpisode(viewer, reach, audienceId) : () => 0,
  ]);
  const countsOf = (of: string) => ({ published: published(of), annotations: annotations(of), unread: unread(of) });
  return rows.map((row) => shapeReading(row, countsOf(row.episodeId), now));
}

/** The group's reading of one episode; null when it has not taken it on. */
export const readReading = async (viewer: Viewer, group: GroupRow, episodeId: string): Promise<GroupReading | null> =>
  (await readingsOf(viewer, group, new Date(), episodeId))[0] ?? null;

const groupToPlan = async (viewer: UserViewer, groupId: string): Promise<Result<GroupRow>> => {
  const group = await findGroup(viewer, { id: groupId });
  if (!group) return notFound("group");
  return refusalIn(factsOf(group), canTakeOnReading, notYours("Only an owner or a moderator decides what the group reads.")) ?? ok(group);
};

/** Takes on an episode as a reading of the group. Taking it on again is a success. */
export async function takeOnReading(viewer: UserViewer, groupId: string, episodeId: string): Promise<Result<null>> {
  const group = await groupToPlan(viewer, groupId);
  if (!group.ok) return group;
  if (!(await db.episode.findUnique({ where: { id: episodeId } }))) return notFound("episode");
  await db.reading.createMany({ data: [{ groupId, episodeId }], skipDuplicates: true });
  return ok(null);
}

const date = (moment: string | null | undefined) => (typeof moment === "string" ? new Date(moment) : moment);

/** Changes a reading's question, dates and rules; what is left out stays. */
export async function planReading(viewer: UserViewer, groupId: string, episodeId: string, plan: Plan): Promise<Result<GroupReading>> {
  const group = await groupToPlan(viewer, groupId);
  if (!group.ok) return group;
  const key = { groupId_episodeId: { groupId, episodeId } };
  const before = await db.reading.findUnique({ where: key });
  if (!before) return notFound("reading");
  const { question, blindCount } = plan;
  const dates = { startsAt: date(plan.startsAt), endsAt: date(plan.endsAt), blindUntil: date(plan.blindUntil) };
  const { startsAt = before.startsAt, endsAt = before.endsAt } = dates;
  const checked = checkPlan({ startsAt, endsAt });
  if (!checked.ok) return checked;
  await db.reading.update({ where: key, data: { question, blindCount, ...dates } });
  const planned = await readReading(viewer, group.value, episodeId);
  return planned ? ok(planned) : notFound("reading");
}

/** Drops a reading. What was published to the group on the episode stays published to it. */
export async function dropReading(viewer: UserViewer, groupId: string, episodeId: string): Promise<Result<null>> {
  const group = await groupToPlan(viewer, groupId);
  if (!group.ok) return group;
  const { count } = await db.reading.deleteMany({ where: { groupId, episodeId } });
  return count > 0 ? ok(null) : notFound("reading");
}
