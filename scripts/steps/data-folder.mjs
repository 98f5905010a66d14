import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { errorCode, Failure } from "./failure.mjs";

/** @type {Record<string, (dir: string) => string>} */
const reasons = {
  EACCES: (dir) => `The data folder ${dir} cannot be read or written by this user: change its owner or its permissions, or set GLOSS_DATA_DIR to another folder.`,
  ENOENT: (dir) => `The data folder ${dir} cannot be made there: set GLOSS_DATA_DIR to another folder.`,
  EROFS: (dir) => `The data folder ${dir} is on a file system that cannot be written to: set GLOSS_DATA_DIR to another folder.`,
  ENOTDIR: (dir) => `The data folder ${dir} cannot be made, because there is a file in its place: move the file, or set GLOSS_DATA_DIR to another folder.`,
  ENOSPC: (dir) => `There is no space left on the disk of the data folder ${dir}: make room, or set GLOSS_DATA_DIR to a folder on another disk.`,
};
const sameAs = { EPERM: "EACCES", EEXIST: "ENOTDIR", EDQUOT: "ENOSPC" };

/**
 * The sentence for what the file system said about the data folder; null when it is none of the foreseeable things.
 * @param {string} dir @param {unknown} error
 */
export function dataFolderFailure(dir, error) {
  const code = errorCode(error);
  const reason = reasons[sameAs[/** @type {keyof typeof sameAs} */ (code)] ?? code];
  return reason ? new Failure(reason(dir), { cause: error }) : null;
}

/**
 * Node's own way to make a folder with its parents never returns where the system takes none, as under /proc.
 * @param {string} dir
 */
function makeFolder(dir) {
  if (existsSync(dir)) return;
  const parent = path.dirname(dir);
  if (parent !== dir) makeFolder(parent);
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it a moment ago.
    if (errorCode(error) !== "EEXIST" || !existsSync(dir)) throw error;
  }
}

/**
 * Makes the data folder, readable by its owner alone, and sees that it can be written to.
 * @param {string} dir
 */
export function prepareDataFolder(dir) {
  const probe = path.join(dir, `.probe-${process.pid}`);
  try {
    makeFolder(dir);
    writeFileSync(probe, "probe");
    rmSync(probe);
  } catch (error) {
    throw dataFolderFailure(dir, error) ?? error;
  }
}
