import { prepareSharedServer } from "./prepare";
import { startGloss } from "./server";

/** One Gloss for the specs that need none of their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const gloss = await startGloss();
  process.env.GLOSS_E2E_URL = gloss.url;
  process.env.GLOSS_E2E_DATABASE_URL = await gloss.databaseUrl();
  await prepareSharedServer(gloss.url);
  return gloss.remove;
}
