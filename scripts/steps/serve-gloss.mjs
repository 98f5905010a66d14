// From a fresh clone to an address to open. What can be found wrong in a moment is looked at before what takes long.
import { migrate, openDatabase, requireDatabase } from "./database.mjs";
import { dataDirectory, loadDotEnv, readEnvironment } from "./environment.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { listenForSignals } from "./interruption.mjs";
import { parsePort, requireFreePort } from "./port.mjs";
import { runMain } from "./run-main.mjs";
import { sayOn } from "./say.mjs";

/**
 * @typedef {"start" | "dev"} Mode
 * @typedef {{ say: (line: string) => void, stop: AbortSignal }} Steps
 * @typedef {() => Promise<void>} Close
 */

/** @param {Mode} mode @param {Steps} steps */
async function makeReady(mode, steps) {
  await install(steps);
  await readEnvironment();
  await requireDatabase();
  await generate(steps);
  if (mode === "dev") return;
  const { build } = await import("./build.mjs");
  await build(steps);
}

/** What the server is told, whoever configured it. @param {Mode} mode @param {number} port @param {string} url */
async function serverEnvironment(mode, port, url) {
  const { sessionSecret } = await import("./secret.mjs");
  return {
    ...process.env,
    NODE_ENV: mode === "dev" ? "development" : "production",
    PORT: String(port),
    DATABASE_URL: url,
    GLOSS_DATA_DIR: dataDirectory(),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || sessionSecret(dataDirectory()),
  };
}

/** @param {Steps} steps @param {Close[]} closing */
async function openData({ say, stop }, closing) {
  say(process.env.DATABASE_URL ? "Connecting to the database." : `Opening the database in ${dataDirectory()}.`);
  const database = await openDatabase();
  closing.unshift(database.close);
  stop.throwIfAborted();
  const applied = await migrate(database.url);
  if (applied.length) say(`Brought its tables up to date (${applied.join(", ")}).`);
  stop.throwIfAborted();
  return database;
}

/** @param {AbortSignal} stop @returns {Promise<void>} */
function asked(stop) {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener("abort", () => resolve());
  });
}

/** @param {Mode} mode @param {Steps} steps @param {Close[]} closing */
async function serve(mode, steps, closing) {
  loadDotEnv();
  const port = parsePort(process.env.PORT);
  await requireFreePort(port);
  await makeReady(mode, steps);
  const database = await openData(steps, closing);
  const env = await serverEnvironment(mode, port, database.url);
  const broken = database.broken.then((error) => Promise.reject(error));
  broken.catch(() => {});
  const { loadFirstEpisode } = await import("./first-episode.mjs");
  await loadFirstEpisode({ url: database.url, env, ...steps });
  const { openServer } = await import("./next-server.mjs");
  steps.say("Starting the server.");
  const server = await openServer(mode, { port, env, stop: steps.stop });
  closing.unshift(server.close);
  steps.say(`Gloss is ready at http://localhost:${port}`);
  await Promise.race([asked(steps.stop), server.died, broken]);
  steps.say("Stopping.");
}

/** @param {Mode} mode */
export function serveGloss(mode) {
  return runMain(async () => {
    /** @type {Close[]} what is open, the last first */
    const closing = [];
    try {
      await serve(mode, { say: sayOn(process.stdout), stop: listenForSignals() }, closing);
    } finally {
      for (const close of closing) await close();
    }
  });
}
