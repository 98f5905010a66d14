// A thread with a database for tests, up to date: says its address, and closes it when it is told anything.
import { once } from "node:events";
import { parentPort } from "node:worker_threads";
import { applyMigrations } from "./migrations.mjs";
import { openThrowawayDatabase } from "./throwaway-database.mjs";

if (parentPort) {
  const database = await openThrowawayDatabase();
  await applyMigrations(database.url);
  const told = once(parentPort, "message");
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node’s has none
  parentPort.postMessage(database.url);
  await told;
  await database.close();
  parentPort.close();
}
