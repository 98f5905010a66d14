import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dataFolderFailure, prepareDataFolder } from "./data-folder.mjs";
import { sessionSecret } from "./secret.mjs";

let dir = "";
beforeEach(() => void (dir = mkdtempSync(path.join(os.tmpdir(), "gloss-test-"))));
afterEach(() => rmSync(dir, { recursive: true }));

describe("prepareDataFolder", () => {
  it("makes a folder for its owner alone, and leaves it empty", () => {
    const made = path.join(dir, "deep", "data");
    prepareDataFolder(made);
    expect(statSync(made).mode & 0o777).toBe(0o700);
    expect(readdirSync(made)).toEqual([]);
  });

  it.each([["file"], ["file", "below"]])("says that a file is in the way of %j", (...names) => {
    writeFileSync(path.join(dir, "file"), "");
    expect(() => prepareDataFolder(path.join(dir, ...names))).toThrow("there is a file in its place");
  });
});

describe("dataFolderFailure", () => {
  const failure = (code: string) => dataFolderFailure("/data", Object.assign(new Error(), { code }))?.message;

  it.each([
    ["EACCES", "cannot be read or written by this user"],
    ["EPERM", "cannot be read or written by this user"],
    ["EROFS", "cannot be written to"],
    ["ENOSPC", "no space left"],
    ["EDQUOT", "no space left"],
  ])("%s", (code, words) => expect(failure(code)).toContain(words));

  it("knows nothing of other errors", () => expect(failure("EWHATEVER")).toBeUndefined());
});

describe("sessionSecret", () => {
  it("is made once, long enough, and for its owner alone", () => {
    const secret = sessionSecret(dir);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(sessionSecret(dir)).toBe(secret);
    expect(statSync(path.join(dir, "session-secret")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(["session-secret"]);
  });

  it("differs from one Gloss to the next", () => {
    expect(sessionSecret(path.join(dir, "one"))).not.toBe(sessionSecret(path.join(dir, "two")));
  });
});
