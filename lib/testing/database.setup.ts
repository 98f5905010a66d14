import { Worker } from "node:worker_threads";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrls: string[];
  }
}

type Database = { url: string; close: () => Promise<unknown> };

/** A database with a thread of its own: an embedded one works in the process that opens it. */
function openDatabase(): Promise<Database> {
  const worker = new Worker(new URL("../../scripts/steps/throwaway-thread.mjs", import.meta.url));
  const closed = new Promise((resolve) => worker.once("exit", resolve));
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (url: string) => {
      resolve({
        url,
        close() {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node’s has none
          worker.postMessage("close");
          return closed;
        },
      });
    });
  });
}

/** A database for each of the workers: on GLOSS_TEST_DATABASE_URL where that is set, else embedded ones. */
export default async function setup({ config, provide }: TestProject): Promise<() => Promise<void>> {
  const databases = await Promise.all(Array.from({ length: config.maxWorkers }, openDatabase));
  provide("databaseUrls", databases.map(({ url }) => url));
  return async () => void (await Promise.all(databases.map((one) => one.close())));
}
