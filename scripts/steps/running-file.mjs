// The note in the data folder that says which process has it open, and where that process can be reached.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { errorCode, Failure } from "./failure.mjs";

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {string} host
 * @property {string} [url] missing while the database is still being opened
 * @property {string | { host: string, port: number }} [address] the socket behind the url
 */

const TOUCH_EVERY_MS = 10_000;
const FRESH_FOR_MS = 30_000;

/**
 * A process id may have been given to another program since, and says nothing on another computer or in another
 * container; a socket that answers, or a note that is still being renewed, says that someone is there.
 * @param {{ sameHost: boolean, pidAlive: boolean, reachable: boolean, ageMs: number }} facts
 */
export function isHeld({ sameHost, pidAlive, reachable, ageMs }) {
  if (sameHost && !pidAlive) return false;
  return reachable || ageMs < FRESH_FOR_MS;
}

/** The notes that this very process has written. @type {Set<string>} */
const ours = new Set();

/** @param {number} pid @param {string} file */
function isAlive(pid, file) {
  // After a restart in a container, the process before us may well have had our number.
  if (pid === process.pid) return ours.has(file);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** @param {Running["address"]} address @returns {Promise<boolean>} */
function answers(address) {
  if (!address) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = typeof address === "string" ? net.connect(address) : net.connect(address);
    const finish = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}

/** @param {string} dataDir */
function fileIn(dataDir) {
  return path.resolve(dataDir, "running.json");
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** @param {string} text @returns {Running} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Caught between being made and being written; its age decides.
    return { pid: 0, host: "" };
  }
}

/** @param {string} file @param {Running} running */
async function stillHeld(file, running) {
  return isHeld({
    sameHost: running.host === os.hostname(),
    pidAlive: isAlive(running.pid, file),
    reachable: await answers(running.address),
    ageMs: Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0),
  });
}

/**
 * Who has the data folder open now, if anyone.
 * @param {string} dataDir
 * @returns {Promise<Running | null>}
 */
export async function findRunning(dataDir) {
  const file = fileIn(dataDir);
  const text = readText(file);
  if (text === null) return null;
  const running = parse(text);
  return (await stillHeld(file, running)) ? running : null;
}

/** @param {string} dataDir */
export async function requireUnheld(dataDir) {
  const running = await findRunning(dataDir);
  if (running) throw alreadyOpen(dataDir, running);
}

/**
 * Takes a dead process's note away, unless someone else has replaced it meanwhile.
 * @param {string} file @param {string} text what was judged to be stale
 */
function discard(file, text) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  if (readText(aside) === text) removeLeftovers(parse(text));
  else renameSync(aside, file);
  rmSync(aside, { force: true });
}

/** A killed process leaves its socket's folder behind. @param {Running} running */
function removeLeftovers({ address }) {
  if (typeof address !== "string") return;
  const folder = path.dirname(address);
  if (path.basename(folder).startsWith("gloss-")) rmSync(folder, { recursive: true, force: true });
}

/** @param {string} dataDir @param {Running} note */
async function claim(dataDir, note) {
  const file = fileIn(dataDir);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(note), { flag: "wx", mode: 0o600 });
      ours.add(file);
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const text = readText(file);
    if (text === null) continue;
    const holder = parse(text);
    if (await stillHeld(file, holder)) throw alreadyOpen(dataDir, holder);
    discard(file, text);
  }
  throw alreadyOpen(dataDir, { pid: 0, host: "" });
}

/** @param {string} dataDir @param {Running} holder */
function alreadyOpen(dataDir, holder) {
  const who = holder.pid ? `process ${holder.pid}${holder.host === os.hostname() ? "" : ` on ${holder.host}`}` : "another process";
  return new Failure(
    `Another Gloss (${who}) has the data folder ${dataDir} open: stop it first, or set GLOSS_DATA_DIR to another folder.`,
  );
}

/**
 * Makes the data folder ours until `release`, or until this process is gone.
 * @param {string} dataDir
 */
export async function holdDataFolder(dataDir) {
  const file = fileIn(dataDir);
  /** @type {Running} */
  const note = { pid: process.pid, host: os.hostname() };
  await claim(dataDir, note);
  const renewing = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // The folder has gone away under us; the database will say so better.
    }
  }, TOUCH_EVERY_MS);
  renewing.unref();
  return {
    /** @param {string} url @param {Running["address"]} address */
    announce(url, address) {
      const next = `${file}.next`;
      writeFileSync(next, JSON.stringify({ ...note, url, address }), { mode: 0o600 });
      renameSync(next, file);
    },
    release() {
      clearInterval(renewing);
      ours.delete(file);
      rmSync(file, { force: true });
    },
  };
}
