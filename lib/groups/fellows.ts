import "server-only";
import { z } from "zod";
import { personSchema, personSelect, shapePerson } from "@/lib/accounts/person";
import { fellowsOf, readableGroups } from "@/lib/access/scope";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";

export const fellowSchema = personSchema
  .extend({
    /** The audiences of the groups that they share with the viewer. */
    audiences: z.array(z.uuid()),
  })
  .meta({ id: "Fellow" });
export type Fellow = z.infer<typeof fellowSchema>;

/** Those with whom the viewer is in a group, by name, and through which audiences they read. */
export async function listFellows(viewer: UserViewer): Promise<Fellow[]> {
  const users = await db.user.findMany({
    where: fellowsOf(viewer),
    select: {
      ...personSelect,
      memberships: { where: { leftAt: null, group: readableGroups(viewer) }, select: { group: { select: { audienceId: true } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return users.map(({ memberships, ...user }) => ({ ...shapePerson(user), audiences: memberships.map(({ group }) => group.audienceId) }));
}

/** How those among `ids` are called now whom the viewer knows, themselves included. */
export async function namesKnownTo(viewer: Viewer, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0 || viewer.kind !== "user") return new Map();
  const where = { AND: [{ id: { in: ids } }, { OR: [fellowsOf(viewer), { id: viewer.id }] }] };
  const users = await db.user.findMany({ where, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
