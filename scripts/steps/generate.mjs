import path from "node:path";
import { runOrFail } from "./children.mjs";
import { projectRoot } from "./paths.mjs";
import { fingerprint, isStamped, stamp } from "./stamps.mjs";

const STAMP = "lib/db/generated/.stamp";
const prismaProgram = path.join(projectRoot, "node_modules", "prisma", "build", "index.js");

/** The database client, from prisma/schema.prisma. @param {{ say: (line: string) => void, stop: AbortSignal }} options */
export async function generate({ say, stop }) {
  const wanted = fingerprint(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (isStamped(STAMP, wanted)) return;
  say("Generating the database client.");
  const env = {
    ...process.env,
    // Prisma looks for its native engine, or downloads it. Generating does not use it, so any program will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await runOrFail([prismaProgram, "generate"], "The database client could not be generated", { env, stop });
  stamp(STAMP, wanted);
}
