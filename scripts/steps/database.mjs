// The one database of a process: the person's own where DATABASE_URL names one, else the embedded one.
import { prepareDataFolder } from "./data-folder.mjs";
import { dataDirectory } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { findRunning, requireUnheld } from "./running-file.mjs";

const OPENING_TAKES_MS = 30_000;

/**
 * @typedef {object} Opened
 * @property {string} url
 * @property {() => Promise<void>} close
 * @property {Promise<Error>} broken
 */

/** @param {string} url @returns {Opened} */
function someoneElses(url) {
  return { url, close: async () => {}, broken: new Promise(() => {}) };
}

/** Sees that there can be a database, without opening it. */
export async function requireDatabase() {
  if (process.env.DATABASE_URL) {
    const { requireReachable } = await import("./external-database.mjs");
    return requireReachable(process.env.DATABASE_URL);
  }
  prepareDataFolder(dataDirectory());
  return requireUnheld(dataDirectory());
}

/** @returns {Promise<Opened>} */
export async function openDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) {
    await requireDatabase();
    return someoneElses(url);
  }
  const { openEmbedded } = await import("./embedded-database.mjs");
  return openEmbedded(dataDirectory());
}

/** The database of a Gloss that is running, once it has opened it. @param {string} dataDir */
async function findOpen(dataDir) {
  const deadline = Date.now() + OPENING_TAKES_MS;
  for (;;) {
    const running = await findRunning(dataDir);
    if (!running) return null;
    if (running.url) return running.url;
    if (Date.now() > deadline) throw new Failure(`Another Gloss (process ${running.pid}) has been opening ${dataDir} for too long: stop it, and try again.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** As openDatabase, but a Gloss that has the embedded database open is joined. @returns {Promise<Opened>} */
export async function joinDatabase() {
  if (process.env.DATABASE_URL) return openDatabase();
  const url = await findOpen(dataDirectory());
  return url ? someoneElses(url) : openDatabase();
}

/** Brings a database up to date. @param {string} url */
export async function migrate(url) {
  const { applyMigrations } = await import("./migrations.mjs");
  return applyMigrations(url);
}
