// What the checks consist of. Each stage says what it counted; one without tests counts only when it fails.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { exited, spawnNode, stopChild } from "./children.mjs";
import { countPlaywright, countVitest, honest, NOTHING, ONE_FAILURE } from "./counts.mjs";
import { throwIfStopped } from "./interruption.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{ say: (line: string) => void, stop: AbortSignal }} Steps
 * @typedef {(steps: Steps) => Promise<Counts>} Stage
 */

/** @param {string} file */
const program = (file) => path.join(projectRoot, "node_modules", file);

/** @param {string[]} args @param {AbortSignal} stop @param {Record<string, string>} [env] */
async function runShown(args, stop, env) {
  stop.throwIfAborted();
  const child = spawnNode(args, { output: "inherit", env: { ...process.env, ...env } });
  const end = exited(child);
  const onStop = () => void stopChild(child);
  stop.addEventListener("abort", onStop);
  const { code } = await end.finally(() => stop.removeEventListener("abort", onStop));
  if (code !== 0) await throwIfStopped(stop);
  return code === 0;
}

/** @param {(() => string[])[]} commands @returns {Stage} */
function plain(...commands) {
  return async ({ stop }) => {
    for (const command of commands) if (!(await runShown(command(), stop))) return ONE_FAILURE;
    return NOTHING;
  };
}

/** @param {string} name @returns {string} where a stage's report goes; one from an earlier run must not be taken for its */
function freshReport(name) {
  const file = path.join(projectRoot, "test-results", "reports", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file @param {(report: any) => Counts} count @returns {Counts | null} */
function readCounts(file, count) {
  try {
    return existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : null;
  } catch {
    return null;
  }
}

/** @param {string} project @returns {Stage} */
function vitest(project) {
  return async ({ stop }) => {
    const report = freshReport(project);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const ok = await runShown([program("vitest/vitest.mjs"), "run", "--project", project, ...reporters], stop);
    return honest(readCounts(report, countVitest), ok);
  };
}

/** @type {Stage} */
async function journeys(steps) {
  await build(steps);
  const report = freshReport("e2e");
  const args = [program("@playwright/test/cli.js"), "test", "--reporter=list,json"];
  const ok = await runShown(args, steps.stop, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return honest(readCounts(report, countPlaywright), ok);
}

/** @type {Record<string, Stage>} */
export const stages = {
  // The types of the routes come from Next.js, and are not there before it has looked at them.
  types: plain(
    () => [program("next/dist/bin/next"), "typegen"],
    () => [program("typescript/bin/tsc"), "--noEmit", "--incremental", "false"],
  ),
  lint: plain(() => [program("oxlint/bin/oxlint")]),
  unit: vitest("unit"),
  db: vitest("db"),
  build: async (steps) => {
    await build(steps);
    return NOTHING;
  },
  e2e: journeys,
};

