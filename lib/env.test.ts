import { describe, expect, test } from "vitest";
import { readEnv } from "./env";

const secret = "a".repeat(32);

describe("the environment", () => {
  test("may be empty: every variable is optional, and an empty one counts as unset", () => {
    const names = ["PORT", "DATABASE_URL", "REDIS_URL", "GLOSS_DATA_DIR", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "SMTP_URL", "MAIL_FROM", "GITHUB_ID", "GITHUB_SECRET"];
    expect(readEnv({})).toEqual({ ok: true, env: {} });
    const read = readEnv(Object.fromEntries(names.map((name) => [name, ""])));
    expect(read.ok && Object.values(read.env).every((value) => value === undefined)).toBe(true);
  });

  test("leaves alone what is none of its own", () => {
    expect(readEnv({ PATH: "/usr/bin", HOME: "/root" })).toEqual({ ok: true, env: {} });
  });

  test.each([
    ["PORT", "3000", 3000],
    ["PORT", "1", 1],
    ["PORT", "65535", 65_535],
    ["DATABASE_URL", "postgresql://user:pass@db.example.org:5432/gloss?sslmode=require", undefined],
    ["DATABASE_URL", "postgres:///gloss?host=/var/run/postgresql", undefined],
    ["REDIS_URL", "redis://localhost:6379", undefined],
    ["REDIS_URL", "rediss://user:pass@host:6380/1", undefined],
    ["GLOSS_DATA_DIR", "/var/lib/gloss", undefined],
    ["NEXTAUTH_URL", "https://gloss.example.org", undefined],
    ["NEXTAUTH_URL", "http://localhost:3000", undefined],
    ["NEXTAUTH_SECRET", secret, undefined],
    ["SMTP_URL", "smtp://127.0.0.1:2525", undefined],
    ["SMTP_URL", "smtps://user:pass@mail.example.org", undefined],
    ["MAIL_FROM", "Gloss <gloss@example.org>", undefined],
    ["MAIL_GATHER_SECONDS", "90", 90],
  ])("takes %s=%s", (name, value, read = value as never) => {
    expect(readEnv({ [name]: value })).toEqual({ ok: true, env: { [name]: read } });
  });

  test.each([
    ["PORT", "0", "must be a port from 1 to 65535"],
    ["MAIL_GATHER_SECONDS", "0", "must be a number of seconds from 1 to 3600"],
    ["MAIL_GATHER_SECONDS", "a minute", "must be a number of seconds from 1 to 3600"],
    ["PORT", "65536", "must be a port from 1 to 65535"],
    ["PORT", "-1", "must be a port from 1 to 65535"],
    ["PORT", "80.5", "must be a port from 1 to 65535"],
    ["PORT", "http", "must be a port from 1 to 65535"],
    ["PORT", "0x50", "must be a port from 1 to 65535"],
    ["PORT", "1e3", "must be a port from 1 to 65535"],
    ["PORT", " ", "must be a port from 1 to 65535"],
    ["DATABASE_URL", "mysql://host/gloss", "must be an address such as postgresql://user:password@host:5432/gloss"],
    ["DATABASE_URL", "localhost:5432/gloss", "must be an address such as postgresql://user:password@host:5432/gloss"],
    ["REDIS_URL", "localhost:6379", "must be an address such as redis://host:6379"],
    ["NEXTAUTH_URL", "gloss.example.org", "must be an address such as https://gloss.example.org"],
    ["NEXTAUTH_URL", "javascript:alert(1)", "must be an address such as https://gloss.example.org"],
    ["NEXTAUTH_SECRET", "a".repeat(31), "must have at least 32 characters"],
    ["SMTP_URL", "mail.example.org", "must be an address such as smtp://user:password@mail.example.org:587"],
  ])("refuses %s=%j in a sentence that begins with its name", (name, value, problem) => {
    expect(readEnv({ [name]: value })).toEqual({ ok: false, problems: [`${name} ${problem}`] });
  });

  test.each(["GITHUB", "GOOGLE", "GITLAB", "DISCORD"])("wants both variables of %s or neither", (name) => {
    const [id, secretName] = [`${name}_ID`, `${name}_SECRET`];
    const missing = "is missing: a provider needs both of its variables";
    expect(readEnv({ [id]: "x", [secretName]: "y" })).toEqual({ ok: true, env: { [id]: "x", [secretName]: "y" } });
    expect(readEnv({ [id]: "x" })).toEqual({ ok: false, problems: [`${secretName} ${missing}`] });
    expect(readEnv({ [secretName]: "y", [id]: "" })).toEqual({ ok: false, problems: [`${id} ${missing}`] });
  });

  test("names every problem at once, and repeats no value, which may be a secret", () => {
    const read = readEnv({ PORT: "x", NEXTAUTH_SECRET: "hunter2", DATABASE_URL: "mysql://root:hunter2@host" });
    expect(read.ok ? [] : read.problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "DATABASE_URL", "NEXTAUTH_SECRET"]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });
});
