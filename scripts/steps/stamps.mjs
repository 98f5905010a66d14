// Whether what was made from files is still what would be made from them now. The stamp lies inside what it vouches
// for, so that deleting or copying the one takes the other along.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./paths.mjs";

/** @param {string} file @param {(file: string) => boolean} counts @returns {string[]} */
function filesUnder(file, counts) {
  const absolute = path.join(projectRoot, file);
  if (!existsSync(absolute) || !counts(file)) return [];
  if (!statSync(absolute).isDirectory()) return [file];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(path.posix.join(file, name), counts));
}

/**
 * @param {string[]} sources files and folders, relative to the project
 * @param {{ counts?: (file: string) => boolean, also?: string[] }} [options] also: what else the outcome depends on
 */
export function fingerprint(sources, { counts = () => true, also = [] } = {}) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesUnder(source, counts))) {
    const content = readFileSync(path.join(projectRoot, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  for (const text of also) hash.update(`${text.length}\0${text}`);
  return hash.digest("hex");
}

/** @param {string} file @param {string} value */
export function isStamped(file, value) {
  const absolute = path.join(projectRoot, file);
  return existsSync(absolute) && readFileSync(absolute, "utf8") === value;
}

/** @param {string} file @param {string} value */
export function stamp(file, value) {
  writeFileSync(path.join(projectRoot, file), value);
}
