import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/steps/browser.mjs";

const { launchOptions } = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  // On a machine that checks what is sent in, nothing is in a hurry: the browser has it to itself.
  workers: process.env.CI ? 1 : 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the global setup, before any worker reads this.
    baseURL: process.env.GLOSS_E2E_URL,
    launchOptions,
    trace: "retain-on-failure",
  },
});
