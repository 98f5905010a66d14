import path from "node:path";
import { runOrFail } from "./children.mjs";
import { cliArguments } from "./cli.mjs";
import { withClient } from "./external-database.mjs";
import { projectRoot } from "./paths.mjs";

const FILE = path.join(projectRoot, "prisma", "content", "dwarkesh-podcast-89.txt");

/** Asked here as well, because starting the importer only to hear that there is nothing to do takes a second. */
function hasShow(/** @type {string} */ url) {
  return withClient(url, async (client) => (await client.query('SELECT 1 FROM "Show" LIMIT 1')).rows.length > 0);
}

/**
 * A new Gloss has something to read: the importer that people use is given the episode that ships with it.
 * @param {{ url: string, env: NodeJS.ProcessEnv, say: (line: string) => void, stop: AbortSignal }} options
 */
export async function loadFirstEpisode({ url, env, say, stop }) {
  if (await hasShow(url)) return;
  say("Loading the first episode.");
  await runOrFail(cliArguments(["import", "--if-empty", FILE]), "The first episode could not be loaded", { env, stop });
}
