// PostgreSQL for those who have none: PGlite on a folder, behind a socket that only its owner can use.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { dataFolderFailure, prepareDataFolder } from "./data-folder.mjs";
import { Failure } from "./failure.mjs";
import { openSession, openSessionInMemory } from "./pglite-session.mjs";
import { servePostgres } from "./postgres-socket.mjs";
import { holdDataFolder } from "./running-file.mjs";

/**
 * @typedef {object} Embedded
 * @property {string} url
 * @property {() => Promise<void>} close
 * @property {Promise<Error>} broken resolves, with the reason, if the database dies while it is open
 *
 * @typedef {Awaited<ReturnType<typeof openSession>>} Session
 */

const SOCKET_NAME = ".s.PGSQL.5432";
const SOCKET_PATH_LIMIT = 100;

/** @param {string} folder a socket's folder */
export function socketUrl(folder) {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

/** @param {number} port @param {string} password */
export function portUrl(port, password) {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** A folder that only its owner can enter, with room for the socket's name: the system limits the whole path. */
function makeSocketFolder() {
  const longest = path.join(os.tmpdir(), "gloss-XXXXXX", SOCKET_NAME);
  return mkdtempSync(path.join(longest.length < SOCKET_PATH_LIMIT ? os.tmpdir() : "/tmp", "gloss-"));
}

/** @param {Session} session @param {(error: any) => void} onBroken */
async function serveOnSocket(session, onBroken) {
  const folder = makeSocketFolder();
  const address = path.join(folder, SOCKET_NAME);
  const server = await servePostgres(session, { path: address }, { onBroken });
  return {
    address,
    url: socketUrl(folder),
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Any user of the computer can reach a port, so it asks for a password. @param {Session} session @param {(error: any) => void} onBroken */
async function serveOnPort(session, onBroken) {
  const password = randomBytes(24).toString("hex");
  const server = await servePostgres(session, { host: "127.0.0.1", port: 0 }, { password, onBroken });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address);
  return { address: { host: "127.0.0.1", port }, url: portUrl(port, password), close: server.close };
}

/** @param {Session} session */
async function share(session) {
  /** @type {(error: Error) => void} */
  let onBroken = () => {};
  /** @type {Promise<Error>} */
  const broken = new Promise((resolve) => (onBroken = resolve));
  const serve = process.platform === "win32" ? serveOnPort : serveOnSocket;
  const { address, url, close } = await serve(session, onBroken);
  return {
    address,
    url,
    broken,
    async close() {
      await close();
      await session.close();
    },
  };
}

/** A database that is gone when it is closed. @returns {Promise<Embedded>} */
export async function openInMemory() {
  return share(await openSessionInMemory());
}

/** @param {string} dataDir @param {unknown} error */
function openingFailure(dataDir, error) {
  if (error instanceof Failure) return error;
  const known = dataFolderFailure(dataDir, error);
  if (known) return known;
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure(`The database in ${dataDir} cannot be opened (${reason}): restore a backup there, or set GLOSS_DATA_DIR to another folder.`, { cause: error });
}

/**
 * The database in the data folder, which is ours alone until it is closed.
 * @param {string} dataDir
 * @returns {Promise<Embedded>}
 */
export async function openEmbedded(dataDir) {
  prepareDataFolder(dataDir);
  const hold = await holdDataFolder(dataDir);
  try {
    const shared = await share(await openSession(path.join(dataDir, "postgres")));
    hold.announce(shared.url, shared.address);
    return {
      url: shared.url,
      broken: shared.broken.then((error) => openingFailure(dataDir, error)),
      async close() {
        await shared.close();
        hold.release();
      },
    };
  } catch (error) {
    hold.release();
    throw openingFailure(dataDir, error);
  }
}
