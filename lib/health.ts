import "server-only";
import { db } from "@/lib/db";

export type Health = { ok: true } | { ok: false; reason: string };

const PATIENCE_MS = 3_000;

/** Whether Gloss can serve: the database answers and its tables are there. Never throws. */
export async function checkHealth(): Promise<Health> {
  const silence = new Promise<Health>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, { ok: false, reason: "The database does not answer." }).unref();
  });
  const answer = db.show.findFirst({ select: { id: true } }).then(
    (): Health => ({ ok: true }),
    (error: unknown): Health => {
      console.error("health", error);
      return { ok: false, reason: "The database cannot be read." };
    },
  );
  return Promise.race([answer, silence]);
}
