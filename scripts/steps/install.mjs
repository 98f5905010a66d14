import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { listen, exited, spawnNode, stopChild } from "./children.mjs";
import { errorCode, Failure } from "./failure.mjs";
import { throwIfStopped } from "./interruption.mjs";
import { explainNpmFailure, isUnreachable, withoutRequests } from "./npm-failure.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @typedef {{ version?: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Packages by folder, as both of npm's lock files list them
 */

const INSTALL = [
  "install",
  "--no-save",
  "--no-audit",
  "--no-fund",
  // With NODE_ENV=production npm would leave out what the build and the tests need.
  "--include=dev",
  "--prefer-offline",
  "--loglevel=http",
  "--fetch-retries=2",
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=5000",
];
const STILL_AT_IT_MS = 30_000;
// npm clears up after its own failures, not after being stopped; and then there is nothing to wait for.
const GRACE_MS = 500;

const folder = path.join(projectRoot, "node_modules");
const unfinished = path.join(folder, ".gloss-installing");
const installedList = path.join(folder, ".package-lock.json");

/** @param {string} file @returns {Packages | null} */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}

/** An install that was cut short leaves packages half written, and npm takes what it finds for whole. */
function isBroken() {
  return existsSync(unfinished) || (existsSync(folder) && !existsSync(installedList));
}

/**
 * Whether what is installed is what the lock file asks for. Not every package in it has to be there (some are for
 * other platforms, some are peers that nobody uses), but the project's own do, and none may have another version.
 * @param {Packages} wanted @param {Packages} installed
 */
export function isComplete(wanted, installed) {
  const own = Object.keys({ ...wanted[""]?.dependencies, ...wanted[""]?.devDependencies });
  if (!own.every((name) => installed[`node_modules/${name}`])) return false;
  return Object.entries(installed).every(([folder, { version }]) => !wanted[folder] || wanted[folder].version === version);
}

function isInstalled() {
  const wanted = packagesIn(path.join(projectRoot, "package-lock.json"));
  const installed = packagesIn(installedList);
  return wanted !== null && installed !== null && isComplete(wanted, installed);
}

/** npm's own program, run by this Node: its launcher is a shell script on one system and a batch file on another. */
function npmProgram() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? "",
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    "/usr/share/nodejs/npm/bin/npm-cli.js",
  ];
  const found = candidates.find((file) => path.basename(file) === "npm-cli.js" && existsSync(file));
  if (!found) throw new Failure("npm cannot be found beside this Node: run `npm install` yourself, and start again.");
  return found;
}

/** @param {(line: string) => void} say @param {AbortSignal} stop */
async function runNpm(say, stop) {
  const child = spawnNode([npmProgram(), ...INSTALL]);
  const output = listen(child);
  const end = exited(child);
  const onStop = () => void stopChild(child, GRACE_MS);
  stop.addEventListener("abort", onStop);
  child.stderr?.on("data", () => {
    if (isUnreachable(output())) void stopChild(child, GRACE_MS);
  });
  const patience = setInterval(() => say("Still installing; a slow or unreachable registry takes this long."), STILL_AT_IT_MS);
  const { code } = await end.finally(() => {
    clearInterval(patience);
    stop.removeEventListener("abort", onStop);
  });
  if (code !== 0) await throwIfStopped(stop);
  return { ok: code === 0, output: output() };
}

/** @param {(line: string) => void} say */
function makeRoom(say) {
  const broken = isBroken();
  say(broken ? "Installing packages anew; the last time did not come to its end." : "Installing packages; the first time takes about a minute.");
  if (broken) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(unfinished, "");
}

/** @param {{ say: (line: string) => void, stop: AbortSignal }} options */
export async function install({ say, stop }) {
  if (isInstalled() && !isBroken()) return;
  try {
    makeRoom(say);
  } catch (error) {
    throw new Failure(explainNpmFailure(`npm error code ${errorCode(error)}`) ?? String(error), { cause: error });
  }
  const before = existsSync(installedList);
  const { ok, output } = await runNpm(say, stop);
  // When an update fails, npm puts back what was there.
  if (ok || before) rmSync(unfinished, { force: true });
  if (ok) return;
  const sentence = explainNpmFailure(output);
  if (sentence) throw new Failure(sentence);
  throw new Failure("npm could not install the packages; what it printed is above.", { details: withoutRequests(output) });
}
