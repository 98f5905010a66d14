import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { startGloss } from "../../e2e/support/server";
import { projectRoot } from "../../scripts/steps/paths.mjs";
import { findRunning } from "../../scripts/steps/running-file.mjs";
import { createThrowawayDatabase, makeThrowawayFolder } from "../../scripts/steps/throwaway-database.mjs";

export type Memory = { rss: number; heapUsed: number; external: number; cpu: { user: number; system: number } };

export type Measured = {
  url: string;
  databaseUrl: string;
  /** After its garbage was collected. */
  memory: () => Promise<Memory>;
  remove: () => Promise<void>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A Gloss as people start it, whose server process says how much memory it holds. On GLOSS_TEST_DATABASE_URL where that is set. */
export async function startMeasured(): Promise<Measured> {
  const server = process.env.GLOSS_TEST_DATABASE_URL;
  delete process.env.GLOSS_TEST_DATABASE_URL;
  const database = server ? await createThrowawayDatabase(server) : null;
  const { folder, remove } = makeThrowawayFolder("bench");
  const file = path.join(folder, "memory.json");
  const env = { NODE_OPTIONS: `--require ${path.join(projectRoot, "bench/live/memory.cjs")}`, GLOSS_BENCH_MEMORY: file, ...(database && { DATABASE_URL: database.url }) };
  const gloss = await startGloss({ env });
  const databaseUrl = database?.url ?? (await findRunning(gloss.dataDir))?.url;
  if (!databaseUrl) throw new Error("The database of the Gloss that was started cannot be found.");
  const pid = Number(readFileSync(`${file}.pid`, "utf8"));
  return {
    url: gloss.url,
    databaseUrl,
    async memory() {
      rmSync(file, { force: true });
      process.kill(pid, "SIGUSR2");
      for (let waited = 0; !existsSync(file); waited += 50) {
        if (waited > 30_000) throw new Error("The server does not say how much memory it holds.");
        await pause(50);
      }
      return JSON.parse(readFileSync(file, "utf8")) as Memory;
    },
    async remove() {
      await gloss.remove();
      await database?.close();
      remove();
    },
  };
}
