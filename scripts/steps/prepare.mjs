// What every command needs before it can do its own work.
import { loadDotEnv } from "./environment.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";

/** @param {{ say: (line: string) => void, stop: AbortSignal }} options */
export async function prepare(options) {
  loadDotEnv();
  await install(options);
  await generate(options);
}
