import "server-only";
import { personSelect, shapePerson } from "@/lib/accounts/person";
import { canReadLog } from "@/lib/access/policy";
import { loadReach } from "@/lib/access/reach";
import { readableLog } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { factsOf, findGroup } from "@/lib/groups/queries";
import type { LogEntry } from "./schema";

/** The most of what an entry is about, in UTF-16 units. */
const MAX_ABOUT = 160;

/** A text cut for the log, between characters. */
export const inShort = (text: string) => (text.length > MAX_ABOUT ? `${text.slice(0, MAX_ABOUT - 1).replace(/[\ud800-\udbff]$/, "")}…` : text);

/** Writes down what was done in a group, with the change itself. */
export async function record(tx: Db, { about, ...entry }: Prisma.ModerationUncheckedCreateInput): Promise<void> {
  await tx.moderation.create({ data: { ...entry, about: inShort(about) } });
}

/** How much of the log is read at once. */
const NEWEST = 200;

/** What was done in a group, the newest first, as far as the viewer may know; null for everyone but its owners. */
export async function logOf(viewer: UserViewer, groupId: string): Promise<LogEntry[] | null> {
  const group = await findGroup(viewer, { id: groupId });
  if (!group || !canReadLog(factsOf(group))) return null;
  const rows = await db.moderation.findMany({
    where: readableLog(await loadReach(db, viewer), group.audienceId),
    include: { by: { select: personSelect }, of: { select: personSelect } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NEWEST,
  });
  return rows.map(({ id, act, by, of, about, createdAt }) => ({
    id,
    act,
    by: by && shapePerson(by),
    of: of && shapePerson(of),
    about,
    createdAt: createdAt.toISOString(),
  }));
}
