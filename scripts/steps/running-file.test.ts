import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRunning, holdDataFolder, isHeld } from "./running-file.mjs";

describe("isHeld", () => {
  const there = { sameHost: true, pidAlive: true, reachable: true, ageMs: 5_000 };

  it.each([
    ["a database that answers", there, true],
    ["one that answers though nothing renews the note", { ...there, ageMs: 3_600_000 }, true],
    ["one that is still being opened", { ...there, reachable: false }, true],
    ["a dead process", { ...there, pidAlive: false, reachable: false }, false],
    ["a process id that someone else has now", { ...there, reachable: false, ageMs: 3_600_000 }, false],
    ["another computer that is at it", { sameHost: false, pidAlive: false, reachable: false, ageMs: 5_000 }, true],
    ["another computer that is gone", { sameHost: false, pidAlive: true, reachable: false, ageMs: 3_600_000 }, false],
  ])("%s", (_, facts, held) => expect(isHeld(facts)).toBe(held));
});

describe("holdDataFolder", () => {
  let dir = "";
  const file = () => path.join(dir, "running.json");
  const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;
  const write = (note: object) => writeFileSync(file(), JSON.stringify(note));

  beforeEach(() => void (dir = mkdtempSync(path.join(os.tmpdir(), "gloss-test-"))));
  afterEach(() => rmSync(dir, { recursive: true }));

  it("leaves nothing behind when it lets go", async () => {
    const hold = await holdDataFolder(dir);
    expect(existsSync(file())).toBe(true);
    hold.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("takes over from a dead process, and clears its socket away", async () => {
    const socketFolder = mkdtempSync(path.join(os.tmpdir(), "gloss-"));
    write({ pid: deadPid(), host: os.hostname(), url: "postgresql://x", address: path.join(socketFolder, "s") });
    expect(await findRunning(dir)).toBeNull();
    const hold = await holdDataFolder(dir);
    expect(existsSync(socketFolder)).toBe(false);
    hold.release();
  });

  it("refuses while a living process is at it, and says which", async () => {
    const server = net.createServer((socket) => socket.destroy());
    const address = path.join(dir, "s");
    await new Promise<void>((resolve) => server.listen(address, resolve));
    write({ pid: process.ppid, host: os.hostname(), url: "postgresql://x", address });
    utimesSync(file(), 0, 0);
    await expect(holdDataFolder(dir)).rejects.toThrow(`Another Gloss (process ${process.ppid}) has the data folder ${dir} open`);
    expect(await findRunning(dir)).toMatchObject({ url: "postgresql://x" });
    await new Promise((resolve) => server.close(resolve));
  });

  it("takes a note that was never finished for someone at work, but not for ever", async () => {
    writeFileSync(file(), "");
    await expect(holdDataFolder(dir)).rejects.toThrow("another process");
    utimesSync(file(), 0, 0);
    const hold = await holdDataFolder(dir);
    hold.release();
  });

  it("lets one of several at once have it", async () => {
    write({ pid: deadPid(), host: os.hostname() });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => holdDataFolder(dir)));
    const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(won).toHaveLength(1);
    won[0]?.release();
  });
});
