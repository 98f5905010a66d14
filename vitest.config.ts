import { defineConfig } from "vitest/config";

/** As many as there are cores on the machines for which the time is reckoned. */
const WORKERS = 2;

const alias = { "@": import.meta.dirname };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias, conditions: ["react-server"] },
        ssr: { resolve: { conditions: ["react-server"] } },
        test: {
          name: "unit",
          include: ["{lib,scripts,components}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          maxWorkers: WORKERS,
          // Most of them are pure: a process for each file would take longer than what is tested in it. What is stubbed is put back.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias, conditions: ["react-server"] },
        ssr: { resolve: { conditions: ["react-server"] } },
        test: {
          name: "db",
          include: ["lib/**/*.db.test.ts"],
          globalSetup: ["lib/testing/database.setup.ts"],
          setupFiles: ["lib/testing/own-database.ts", "lib/testing/each-file.ts"],
          maxWorkers: WORKERS,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
