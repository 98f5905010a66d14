import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { expect, it } from "vitest";

const { isSupported } = createRequire(import.meta.url)("./require-node.cjs") as { isSupported: (version: string) => boolean };

it.each(["v20.19.0", "v20.20.2", "v22.12.0", "v23.1.0", "v24.0.0", "v26.3.1", "v100.0.0"])("takes Node %s", (version) => {
  expect(isSupported(version)).toBe(true);
});

it.each(["v0.10.48", "v4.9.1", "v10.24.1", "v14.21.3", "v18.20.8", "v20.18.3", "v21.7.3", "v22.11.0"])("refuses Node %s", (version) => {
  expect(isSupported(version)).toBe(false);
});

it("says in one sentence what to do, and fails", () => {
  const pretend = 'Object.defineProperty(process, "version", { value: "v12.22.9" }); require("./scripts/require-node.cjs")';
  const run = () => execFileSync(process.execPath, ["-e", pretend], { stdio: "pipe" });
  expect(run).toThrow("Gloss needs Node 20.19, 22.12 or newer, and this is Node 12.22.9: install a current one from https://nodejs.org and try again.");
});
