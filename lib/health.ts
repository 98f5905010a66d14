import "server-only";
import { db } from "@/lib/db";
import { hub } from "@/lib/live/live";

/** With `trouble`, it serves all the same. */
export type Health = { ok: true; trouble?: string } | { ok: false; reason: string };

const PATIENCE_MS = 3_000;

function redisTrouble() {
  const reason = hub().trouble();
  return reason === null ? {} : { trouble: `Redis cannot be used (${reason}): what is written through other processes shows some seconds late.` };
}

/** Whether Gloss can serve: the database answers and its tables are there. Never throws. */
export async function checkHealth(): Promise<Health> {
  const silence = new Promise<Health>((resolve) => {
    setTimeout(() => resolve({ ok: false, reason: "The database does not answer." }), PATIENCE_MS).unref();
  });
  const answer = db.show.findFirst({ select: { id: true } }).then(
    (): Health => ({ ok: true, ...redisTrouble() }),
    (error: unknown): Health => {
      console.error("health", error);
      return { ok: false, reason: "The database cannot be read." };
    },
  );
  return Promise.race([answer, silence]);
}
