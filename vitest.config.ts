import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias, conditions: ["react-server"] },
        ssr: { resolve: { conditions: ["react-server"] } },
        test: { name: "unit", include: ["{lib,scripts,components}/**/*.test.{ts,tsx}"], exclude: ["**/*.db.test.ts"], testTimeout: 30_000 },
      },
      {
        resolve: { alias, conditions: ["react-server"] },
        ssr: { resolve: { conditions: ["react-server"] } },
        test: {
          name: "db",
          include: ["lib/**/*.db.test.ts"],
          globalSetup: ["lib/testing/database.setup.ts"],
          setupFiles: ["lib/testing/each-file.ts"],
          // One database for the run: files take turns and each starts with empty tables.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
