// The process in which a command runs: TypeScript is understood, and the database is opened when it is first asked for.
import { main } from "../../lib/cli/main.ts";
import { joinDatabase, migrate } from "./database.mjs";
import { listenForSignals } from "./interruption.mjs";
import { runMain } from "./run-main.mjs";

/** @type {import("./database.mjs").Opened | undefined} */
let opened;

async function openDatabase() {
  if (opened) return;
  opened = await joinDatabase();
  process.env.DATABASE_URL = opened.url;
  await migrate(opened.url);
}

/** @param {AbortSignal} stop @returns {Promise<never>} */
function interrupted(stop) {
  return new Promise((_, reject) => stop.addEventListener("abort", () => reject(stop.reason)));
}

await runMain(async () => {
  try {
    return await Promise.race([main(process.argv.slice(2), { openDatabase }), interrupted(listenForSignals())]);
  } finally {
    await opened?.close();
  }
});
