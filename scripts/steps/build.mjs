import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runQuietly } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { projectRoot } from "./paths.mjs";
import { fingerprint, isStamped, stamp } from "./stamps.mjs";

const STAMP = ".next/gloss-stamp";
export const nextProgram = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");

const SOURCES = [
  ..."app components lib public prisma/schema.prisma".split(" "),
  ..."proxy.ts instrumentation.ts instrumentation-client.ts".split(" "),
  ..."next.config.js tsconfig.json postcss.config.mjs package.json package-lock.json .env.production".split(" "),
];
const APART = /\.test\.tsx?$|^lib\/(db\/generated|testing|cli)(\/|$)/;

function wantedStamp() {
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return fingerprint(SOURCES, { counts: (file) => !APART.test(file), also: [process.version, JSON.stringify(settings)] });
}

/** Another build may have replaced ours since; each has its own number. @param {string} wanted */
function withBuildId(wanted) {
  const file = path.join(projectRoot, ".next", "BUILD_ID");
  return existsSync(file) ? `${wanted} ${readFileSync(file, "utf8")}` : null;
}

function isBuilt(/** @type {string} */ wanted) {
  const expected = withBuildId(wanted);
  return expected !== null && isStamped(STAMP, expected);
}

/** @param {string} output @param {string} ending */
function buildFailure(output, ending) {
  if (/ENOSPC|No space left on device/.test(output)) {
    return new Failure("There is no space left on the disk to build the pages: make room, and start again.");
  }
  if (/EACCES|EPERM|EROFS|not writeable/.test(output)) {
    return new Failure("The folder .next cannot be written by this user: change its owner or its permissions, and start again.");
  }
  return new Failure(`The pages could not be built (${ending}); what the build printed is above.`, { details: output });
}

/** @param {{ say: (line: string) => void, stop: AbortSignal }} options */
export async function build({ say, stop }) {
  const wanted = wantedStamp();
  if (isBuilt(wanted)) return;
  say("Building the pages.");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { ok, output, ending } = await runQuietly([nextProgram, "build"], { env, stop });
  if (!ok) throw buildFailure(output, ending);
  stamp(STAMP, withBuildId(wanted) ?? "");
}
