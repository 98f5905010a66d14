// A database for tests: empty, up to date, and gone when it is closed.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openEmbedded } from "./embedded-database.mjs";
import { withClient } from "./external-database.mjs";

/** @param {string} server @param {string} database */
export function urlOfDatabase(server, database) {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * An empty database of its own on a PostgreSQL server.
 * @param {string} server
 */
export async function createThrowawayDatabase(server) {
  const name = `gloss_test_${Date.now().toString(36)}_${randomBytes(4).toString("hex")}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: urlOfDatabase(server, name),
    async close() {
      await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** @param {string} name what the folder is for */
export function makeThrowawayFolder(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `gloss-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** On the server that GLOSS_TEST_DATABASE_URL names, else an embedded one. */
export async function openThrowawayDatabase() {
  const server = process.env.GLOSS_TEST_DATABASE_URL;
  if (server) return createThrowawayDatabase(server);
  const { folder, remove } = makeThrowawayFolder("test");
  const embedded = await openEmbedded(folder);
  return {
    url: embedded.url,
    async close() {
      await embedded.close();
      remove();
    },
  };
}
