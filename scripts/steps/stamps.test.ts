import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { projectRoot } from "./paths.mjs";
import { fingerprint, isStamped, stamp } from "./stamps.mjs";

let dir = "";
const inDir = (name: string) => path.join(path.relative(projectRoot, dir), name);
const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);
const print = (options?: Parameters<typeof fingerprint>[1]) => fingerprint([path.relative(projectRoot, dir), "not-there"], options);

beforeEach(() => {
  dir = mkdtempSync(path.join(projectRoot, "node_modules", ".stamps-"));
  write("a.ts", "one");
  write("b.ts", "two");
});
afterEach(() => rmSync(dir, { recursive: true }));

it("is the same for the same files", () => expect(print()).toBe(print()));

it("changes with a text, a name, a new file, and what else it depends on", () => {
  const before = print();
  const seen = new Set([before]);
  write("a.ts", "once");
  seen.add(print());
  rmSync(path.join(dir, "a.ts"));
  write("c.ts", "once");
  seen.add(print());
  write("d.ts", "");
  seen.add(print());
  seen.add(print({ also: ["v22.12.0"] }));
  expect(seen.size).toBe(5);
});

it("passes over what does not count", () => {
  const before = print();
  write("a.test.ts", "test");
  expect(print({ counts: (file) => !file.endsWith(".test.ts") })).toBe(before);
});

it("knows its own stamp", () => {
  expect(isStamped(inDir("stamp"), "x")).toBe(false);
  stamp(inDir("stamp"), "x");
  expect(isStamped(inDir("stamp"), "x")).toBe(true);
  expect(isStamped(inDir("stamp"), "y")).toBe(false);
});
