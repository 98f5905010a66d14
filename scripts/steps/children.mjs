// Node programs that run for us, and that never outlive us.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.mjs";
import { throwIfStopped } from "./interruption.mjs";
import { projectRoot } from "./paths.mjs";

const guard = fileURLToPath(new URL("./exit-with-parent.cjs", import.meta.url));
const GRACE_MS = 6000;

/**
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env]
 * @property {"pipe" | "inherit"} [output]
 * @property {"ignore" | "inherit"} [input]
 * @property {string} [cwd]
 */

/**
 * @param {string[]} args what comes after `node`
 * @param {Options} [options]
 */
export function spawnNode(args, { env = process.env, output = "pipe", input = "ignore", cwd = projectRoot } = {}) {
  return spawn(process.execPath, ["--require", guard, ...args], {
    cwd,
    env: { ...env, GLOSS_PARENT: String(process.pid) },
    stdio: [input, output, output, "ipc"],
    windowsHide: true,
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function exited(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
}

/**
 * Asks a child to stop, and after a while no longer asks.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [graceMs]
 */
export async function stopChild(child, graceMs = GRACE_MS) {
  const end = exited(child);
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await end;
  clearTimeout(impatience);
}

/** Gathers what a child prints. @param {import("node:child_process").ChildProcess} child */
export function listen(child) {
  /** @type {string[]} */
  const heard = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => heard.push(text));
  }
  return () => heard.join("");
}

/**
 * Runs a program to its end, keeping what it prints to itself.
 * @param {string[]} args
 * @param {Options & { stop: AbortSignal }} options
 */
export async function runQuietly(args, { stop, ...options }) {
  stop.throwIfAborted();
  const child = spawnNode(args, options);
  const output = listen(child);
  const end = exited(child);
  const onStop = () => void stopChild(child);
  stop.addEventListener("abort", onStop);
  const { code, signal } = await end.finally(() => stop.removeEventListener("abort", onStop));
  if (code !== 0) await throwIfStopped(stop);
  return { ok: code === 0, output: output(), ending: signal ? `it was ended by ${signal}` : `exit code ${code}` };
}

/**
 * Runs a program to its end; when it fails, what it printed is what the failure shows.
 * @param {string[]} args
 * @param {string} sentence what to say when it fails
 * @param {Options & { stop: AbortSignal }} options
 */
export async function runOrFail(args, sentence, options) {
  const { ok, output, ending } = await runQuietly(args, options);
  if (!ok) throw new Failure(`${sentence} (${ending}).`, { details: output });
}
