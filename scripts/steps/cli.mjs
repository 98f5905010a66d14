import path from "node:path";
import { fileURLToPath } from "node:url";
import { spawnNode } from "./children.mjs";
import { projectRoot } from "./paths.mjs";

const entry = fileURLToPath(new URL("./cli-entry.mjs", import.meta.url));

/** What comes after `node` to run a command of the CLI. @param {string[]} command */
export function cliArguments(command) {
  // The condition is the one under which server code is allowed to be loaded.
  return ["--conditions=react-server", "--import", import.meta.resolve("tsx"), entry, ...command];
}

/** Files named on the command line are looked for where the person is; npm itself goes to the project first. */
export function spawnCli(/** @type {string[]} */ command) {
  const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(projectRoot, "tsconfig.json") };
  return spawnNode(cliArguments(command), { env, output: "inherit", input: "inherit", cwd: process.env.INIT_CWD ?? process.cwd() });
}
