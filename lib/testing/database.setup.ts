import { applyMigrations } from "../../scripts/steps/migrations.mjs";
import { openThrowawayDatabase } from "../../scripts/steps/throwaway-database.mjs";

/** One database for the run: on GLOSS_TEST_DATABASE_URL where that is set, else an embedded one. */
export default async function setup(): Promise<() => Promise<void>> {
  const database = await openThrowawayDatabase();
  await applyMigrations(database.url);
  process.env.DATABASE_URL = database.url;
  return () => database.close();
}
