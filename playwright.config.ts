import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/steps/browser.mjs";

const { launchOptions } = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  // On a machine that checks what is sent in, nothing is in a hurry: the browser has it to itself.
  // Elsewhere three use two cores whole, since each of them often waits for what a person would wait for.
  workers: process.env.CI ? 1 : 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  // Of a journey of several people on a busy machine; what it waits for at each step has less.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the global setup, before any worker reads this.
    baseURL: process.env.GLOSS_E2E_URL,
    launchOptions,
    // A trace costs a sixth of the time, and more with a film of it: where a journey can be run again at will, `--trace on` makes one.
    trace: process.env.CI ? { mode: "retain-on-failure", screenshots: false } : "off",
  },
});
