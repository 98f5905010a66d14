import { chromium } from "@playwright/test";
import { Failure } from "./failure.mjs";
import { sources } from "./browsers.mjs";

/**
 * @typedef {import("@playwright/test").LaunchOptions} LaunchOptions
 * @typedef {{ name: string, launchOptions: LaunchOptions }} Browser
 */

const FOUND = "GLOSS_BROWSER_FOUND";
const PATIENCE_MS = 30_000;

/**
 * Whether a browser really starts and shows a page, and one new enough to paint highlights: being there is not enough.
 * @param {LaunchOptions} launchOptions
 */
async function tryBrowser(launchOptions) {
  const browser = await chromium.launch({ ...launchOptions, timeout: PATIENCE_MS });
  try {
    const page = await browser.newPage();
    await page.setContent("<p>Gloss</p>");
    const able = await page.evaluate(() => "highlights" in CSS && "caretPositionFromPoint" in document);
    if (!able) throw new Error(`version ${browser.version()} is too old`);
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** @param {import("./browsers.mjs").Source} source @param {string[]} refused @returns {Promise<Browser | null>} */
async function tryAll({ name, describe, candidates }, refused) {
  try {
    const found = await candidates();
    if (found.length === 0) refused.push(`${describe}: not here`);
    for (const launchOptions of found) {
      const version = await tryBrowser(launchOptions).catch((error) => void refused.push(`${describe}: ${firstLine(error)}`));
      if (version) return { name: `${describe} (${launchOptions.executablePath ?? "Chromium"} ${version})`, launchOptions };
    }
  } catch (error) {
    refused.push(`${name}: ${firstLine(error)}`);
  }
  return null;
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

function chosenSources() {
  const chosen = process.env.GLOSS_BROWSER;
  if (!chosen) return sources;
  const found = sources.filter(({ name }) => name === chosen);
  if (found.length === 0) throw new Failure(`GLOSS_BROWSER must be one of ${sources.map(({ name }) => name).join(", ")}, and is "${chosen}".`);
  return found;
}

/**
 * The first browser that works. GLOSS_BROWSER=playwright, system, bundled or download asks for one kind.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  // Playwright reads its configuration again in every worker; the search is for once.
  if (process.env[FOUND]) return JSON.parse(process.env[FOUND]);
  /** @type {string[]} */
  const refused = [];
  for (const source of chosenSources()) {
    const browser = await tryAll(source, refused);
    if (!browser) continue;
    process.stderr.write(`Browser: ${browser.name}.\n`);
    process.env[FOUND] = JSON.stringify(browser);
    return browser;
  }
  throw new Failure(`There is no browser for the journeys: install Chromium or Chrome, or run \`npx playwright install chromium\` (${refused.join("; ")}).`);
}
