import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Colour } from "@/lib/db/generated/enums";
import { ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { ColourNames } from "./schema";

/**
 * Names the viewer's colours, all at once: one without a name goes by its own from then on. Serialised by locking the
 * user, so that of two at once one stands, not half of each.
 */
export async function nameColours(viewer: UserViewer, names: ColourNames): Promise<Result<ColourNames>> {
  const given = Object.entries(names).flatMap(([colour, name]) => (name ? [{ userId: viewer.id, colour: colour as Colour, name }] : []));
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.id}::uuid FOR UPDATE`;
    await tx.colourName.deleteMany({ where: { userId: viewer.id } });
    await tx.colourName.createMany({ data: given });
  });
  return ok(Object.fromEntries(given.map(({ colour, name }) => [colour, name])));
}
