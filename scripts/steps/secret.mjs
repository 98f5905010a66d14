import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolderFailure, prepareDataFolder } from "./data-folder.mjs";
import { errorCode } from "./failure.mjs";

const LENGTH = 32;

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}

/** Another process may be making one at the same time; the first to have a whole one wins. @param {string} file */
function make(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(LENGTH).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(own);
  }
  return read(file);
}

/**
 * The secret that signs sessions: made at the first start and kept, so that a restart signs nobody out.
 * @param {string} dataDir
 */
export function sessionSecret(dataDir) {
  prepareDataFolder(dataDir);
  const file = path.join(dataDir, "session-secret");
  try {
    return read(file) || make(file);
  } catch (error) {
    throw dataFolderFailure(dataDir, error) ?? error;
  }
}
