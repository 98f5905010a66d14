import { fileURLToPath } from "node:url";
import { exited, spawnNode, stopChild } from "./children.mjs";
import { nextProgram } from "./build.mjs";
import { Failure } from "./failure.mjs";
import { throwIfStopped } from "./interruption.mjs";

const webServer = fileURLToPath(new URL("./web-server.mjs", import.meta.url));

const PATIENCE_MS = 90_000;
const POLL_MS = 100;
const KEPT_LINES = 400;

/** @param {import("node:child_process").ChildProcess} child */
function relay(child) {
  /** @type {string[]} */
  let kept = [];
  let ready = false;
  for (const [stream, out] of /** @type {const} */ ([[child.stdout, process.stdout], [child.stderr, process.stderr]])) {
    stream?.setEncoding("utf8").on("data", (text) => {
      if (ready) out.write(text);
      else kept = [...kept.slice(-KEPT_LINES), text];
    });
  }
  return {
    printed: () => kept.join(""),
    /** From now on what the server says is for the person to see. */
    open() {
      ready = true;
      kept = [];
    },
  };
}

/** @param {number} port @returns {Promise<string | null>} why it cannot serve; null when it can */
async function askHealth(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) return null;
    const { reason } = await answer.json();
    return reason ?? `it answers ${answer.status}`;
  } catch {
    return "it does not answer";
  }
}

/** @param {number} port @param {AbortSignal} stop */
async function untilHealthy(port, stop) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    stop.throwIfAborted();
    const reason = await askHealth(port);
    if (reason === null) return;
    if (Date.now() > deadline) throw new Failure(`Gloss did not become ready (${reason}).`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** @param {import("node:child_process").ChildProcess} child @param {AbortSignal} stop @returns {Promise<never>} */
async function untilDead(child, stop) {
  const { code, signal } = await exited(child);
  await throwIfStopped(stop);
  throw new Failure(`The server stopped by itself (${signal ?? `exit code ${code}`}).`);
}

/**
 * @param {"start" | "dev"} mode
 * @param {{ port: number, env: NodeJS.ProcessEnv, stop: AbortSignal }} options
 */
export async function openServer(mode, { port, env, stop }) {
  const program = mode === "dev" ? [nextProgram, "dev", "-p", String(port)] : [webServer];
  const child = spawnNode(program, { env: { ...env, NEXT_TELEMETRY_DISABLED: "1" } });
  const output = relay(child);
  const died = untilDead(child, stop);
  died.catch(() => {});
  try {
    await Promise.race([untilHealthy(port, stop), died]);
  } catch (error) {
    await stopChild(child);
    if (error instanceof Failure && !stop.aborted) error.details = output.printed();
    throw error;
  }
  output.open();
  return { died, close: () => stopChild(child) };
}
