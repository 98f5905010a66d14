import path from "node:path";
import { errorCode, Failure } from "./failure.mjs";
import { projectRoot } from "./paths.mjs";

const VARIABLE = /^(PORT|DATABASE_URL|REDIS_URL|GLOSS_DATA_DIR|NEXTAUTH_URL|NEXTAUTH_SECRET|SMTP_URL|MAIL_FROM|MAIL_GATHER_SECONDS|[A-Z]+_(ID|SECRET))$/;

/** Whether a variable is one that configures Gloss. @param {string} name */
export function isGlossVariable(name) {
  return VARIABLE.test(name);
}

/** Reads .env, where there is one; what is already set, if only to nothing, stays as it is. */
export function loadDotEnv() {
  const file = path.join(projectRoot, ".env");
  readDotEnv(file);
  // To Gloss an empty variable is one that is not set, but not to everything that it is built on.
  for (const name of Object.keys(process.env)) {
    if (isGlossVariable(name) && process.env[name] === "") delete process.env[name];
  }
}

/** @param {string} file */
function readDotEnv(file) {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw new Failure(`The file ${file} cannot be read (${errorCode(error)}): change its permissions, or move it away.`);
  }
}

/** @param {string[]} problems each begins with a variable's name */
export function environmentFailure(problems) {
  return new Failure(`The environment is not valid: ${problems.join("; ")}. Change or unset ${problems.length === 1 ? "it" : "them"}, and start again.`);
}

/** The validated environment. Needs the packages to be installed. */
export async function readEnvironment() {
  const { tsImport } = await import("tsx/esm/api");
  const { readEnv } = await tsImport("../../lib/env.ts", import.meta.url);
  const result = readEnv(process.env);
  if (!result.ok) throw environmentFailure(result.problems);
  return result.env;
}

/** The data folder, the same one whatever folder a command is given in. */
export function dataDirectory() {
  return path.resolve(projectRoot, process.env.GLOSS_DATA_DIR || "data");
}
