import "server-only";
import { v7 as uuidv7 } from "uuid";
import { canDemonstrate } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation } from "@/lib/annotations/mutations";
import { createSchema } from "@/lib/annotations/schema";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { readSummary } from "@/lib/episodes/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { createInvite } from "@/lib/groups/invites";
import { acceptInvite } from "@/lib/groups/joining";
import { createGroup, updateGroup } from "@/lib/groups/mutations";
import { planReading, takeOnReading } from "@/lib/groups/readings";
import { askToJoin } from "@/lib/groups/requests";
import type { Group } from "@/lib/groups/schema";
import * as content from "./content";
import type { DemoPerson } from "./content";
import { readDemonstration } from "./queries";
import type { Demonstration } from "./schema";
import { targetOf } from "./targets";

const DAY_MS = 24 * 60 * 60 * 1000;

const ownersOnly = refuse("forbidden", "Only the owner of this installation loads and removes the demonstration.");

/** What is made of our own data by what the owner may do cannot be refused: if it is, that is a fault. */
function sure<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.problem.detail}`);
  return result.value;
}

async function findSummary(): Promise<ReadableSummary | null> {
  const { show: name, number } = content.episode;
  const episode = await db.episode.findFirst({ where: { number, show: { name } }, include: { show: true }, orderBy: { createdAt: "asc" } });
  return episode && readSummary(episode.show.slug, episode.slug);
}

/** A new group that is the demonstration's, or null when another one is already. */
async function claim(viewer: UserViewer): Promise<Group | null> {
  const group = sure(await createGroup(viewer, content.group));
  try {
    await db.group.update({ where: { id: group.id }, data: { isDemo: true } });
    return group;
  } catch (error) {
    await db.audience.delete({ where: { id: group.audienceId } });
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return null;
    throw error;
  }
}

/** Someone who cannot sign in: without a password, and marked. */
async function invent({ name, email }: DemoPerson): Promise<UserViewer> {
  const { id } = await db.user.create({ data: { name, email, isDemo: true } });
  return { kind: "user", id, name, isOwner: false };
}

async function gather(viewer: UserViewer, group: Group): Promise<Map<string, UserViewer>> {
  const gathered = new Map<string, UserViewer>();
  for (const [key, person] of Object.entries(content.people)) {
    const member = await invent(person);
    const { token } = sure(await createInvite(viewer, group.id, { role: person.role, expiresInDays: 1, maxUses: 1 }));
    sure(await acceptInvite(member, token));
    gathered.set(key, member);
  }
  return gathered;
}

async function annotate(author: UserViewer, group: Group, summary: ReadableSummary, note: content.DemoNote): Promise<boolean> {
  const target = targetOf(note, summary.points, summary.revisionId);
  if (!target) return false;
  const { kind, colour, note: words, tags } = note;
  const input = { episodeId: summary.episode.id, kind, colour, note: words, tags, targets: [target], audiences: [group.audienceId] };
  sure(await createAnnotation(author, uuidv7(), createSchema.parse(input)));
  return true;
}

/** All of it, through what people use themselves. Returns the words that no point says any more. */
async function fill(viewer: UserViewer, group: Group, summary: ReadableSummary, now: Date): Promise<string[]> {
  const people = await gather(viewer, group);
  const { startsIn, endsIn, question } = content.reading;
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  sure(await takeOnReading(viewer, group.id, summary.episode.id));
  sure(await planReading(viewer, group.id, summary.episode.id, { question, startsAt: at(startsIn), endsAt: at(endsIn) }));
  const skipped: string[] = [];
  for (const note of content.notes) {
    const author = people.get(note.by);
    if (author && !(await annotate(author, group, summary, note))) skipped.push(note.words);
  }
  sure(await updateGroup(viewer, group.id, { takesRequests: true }));
  sure(await askToJoin(await invent(content.asking), group.id, content.asking.message));
  return skipped;
}

/** Loads the demonstration: a small group, with the viewer as its owner, that reads the first episode. Once is enough. */
export async function loadDemonstration(viewer: UserViewer, now = new Date()): Promise<Result<Demonstration>> {
  if (!canDemonstrate(viewer)) return ownersOnly;
  const loaded = await readDemonstration(viewer);
  if (loaded.loaded) return ok(loaded);
  const summary = await findSummary();
  if (!summary) return refuse("not-found", `The demonstration reads #${content.episode.number} of the ${content.episode.show}, which is not here.`);
  const group = await claim(viewer);
  if (!group) return refuse("taken", "The demonstration is being loaded already. Look again in a moment.");
  try {
    const skipped = await fill(viewer, group, summary, now);
    return ok({ ...(await readDemonstration(viewer)), skipped });
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Removes the demonstration's group and people, with all that is theirs, and nothing else. */
export async function removeDemonstration(viewer: UserViewer): Promise<Result<null>> {
  if (!canDemonstrate(viewer)) return ownersOnly;
  await remove();
  return ok(null);
}

// What others published in the group stays with them, as drafts.
const remove = () =>
  db.$transaction([db.audience.deleteMany({ where: { group: { isDemo: true } } }), db.user.deleteMany({ where: { isDemo: true } })]);
