import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { findGroup, shapeGroup } from "@/lib/groups/queries";
import type { Demonstration } from "./schema";

/** Whether the demonstration is loaded, and its group, if the viewer is in it. */
export async function readDemonstration(viewer: UserViewer): Promise<Demonstration> {
  // Not findUnique: of two such at once Prisma makes one query, which it cannot make over a truth value.
  const found = await db.group.findFirst({ where: { isDemo: true }, select: { id: true } });
  const group = found && (await findGroup(viewer, found));
  return { loaded: found !== null, group: group && shapeGroup(group), skipped: [] };
}
