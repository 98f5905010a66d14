import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { ColourNames } from "./schema";

/** What the viewer calls the colours. */
export async function ownColours(viewer: UserViewer): Promise<ColourNames> {
  const rows = await db.colourName.findMany({ where: { userId: viewer.id } });
  return Object.fromEntries(rows.map(({ colour, name }) => [colour, name]));
}
