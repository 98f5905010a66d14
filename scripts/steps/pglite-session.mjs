// PGlite, made to keep what it acknowledges and to say so when it cannot.
import { existsSync, fsyncSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

// PGlite switches syncing off. With it on, what was acknowledged also survives a power cut.
const LASTING = ["-c", "fsync=on", "-c", "wal_sync_method=fsync"];

// What the C library calls the errors that a disk gives, in the words that Node uses for them.
const DISK_ERRORS = { 2: "EACCES", 19: "EDQUOT", 51: "ENOSPC", 63: "EPERM", 69: "EROFS" };
const DISK_MESSAGES = {
  "No space left on device": "ENOSPC",
  "Disk quota exceeded": "EDQUOT",
  "Permission denied": "EACCES",
  "Read-only file system": "EROFS",
};

/** PostgreSQL's own last words, which PGlite prints and forgets. */
class Log {
  /** @type {string[]} */
  lines = [];
  panicked = false;

  /** @param {string} line */
  add = (line) => {
    this.lines = [...this.lines.slice(-19), line];
    if (/\bPANIC: |^Aborted\(/.test(line)) this.panicked = true;
    return true;
  };

  /** @param {unknown} cause */
  toError(cause) {
    const grave = this.lines.filter((line) => /\b(PANIC|FATAL|ERROR): /.test(line));
    const message = grave.map((line) => line.replace(/^.*?\b(?=PANIC|FATAL|ERROR)/, "")).join("; ") || String(cause);
    return Object.assign(new Error(message, { cause }), { code: this.diskError(message, cause) });
  }

  /** @param {string} message @param {unknown} cause */
  diskError(message, cause) {
    const known = Object.entries(DISK_MESSAGES).find(([words]) => message.includes(words))?.[1];
    const { errno } = /** @type {{ errno?: number }} */ (cause ?? {});
    return known ?? DISK_ERRORS[/** @type {keyof typeof DISK_ERRORS} */ (errno)];
  }
}

/** @param {import("@electric-sql/pglite").PGliteOptions} options */
async function open(options) {
  const log = new Log();
  try {
    const database = await PGlite.create({ ...options, onStdout: () => true, onStderr: log.add });
    return { database, log };
  } catch (error) {
    throw log.toError(error);
  }
}

/** @param {PGlite} database */
function syncFilesForReal(database) {
  const { NODEFS } = /** @type {any} */ (database.Module).FS.filesystems;
  NODEFS.stream_ops.fsync = (/** @type {{ nfd?: number }} */ stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd);
    return 0;
  };
}

/**
 * Made beside its place and moved there when it is whole: whatever stops it halfway, the next start begins again.
 * @param {string} folder
 */
async function createFolder(folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const { database } = await open({ dataDir: unfinished });
    await database.close();
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {PGlite} database @param {Log} log */
function asSession(database, log) {
  return {
    inTransaction: () => database.isInTransaction(),
    /** @param {Buffer} bytes @param {(answer: Uint8Array) => void} hear */
    async exec(bytes, hear) {
      await database.execProtocolRawStream(bytes, { onRawData: hear });
      // PGlite carries on after what would have ended a server. Nothing that it says from then on can be trusted.
      if (log.panicked) throw log.toError(null);
    },
    async close() {
      if (!log.panicked) await database.close();
    },
  };
}

/** A session on the folder, which is made if it is not there. @param {string} folder */
export async function openSession(folder) {
  if (!existsSync(folder)) await createFolder(folder);
  const { database, log } = await open({
    dataDir: folder,
    startParams: [...PGlite.defaultStartParams, ...LASTING],
  });
  syncFilesForReal(database);
  return asSession(database, log);
}

/** A session that leaves nothing behind. */
export async function openSessionInMemory() {
  const { database, log } = await open({});
  return asSession(database, log);
}
