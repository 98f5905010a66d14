import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbedded, openInMemory } from "../../scripts/steps/embedded-database.mjs";

type Embedded = Awaited<ReturnType<typeof openEmbedded>>;

describe("the embedded database", () => {
  let dir = "";
  beforeEach(() => void (dir = mkdtempSync(path.join(os.tmpdir(), "gloss-test-"))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /* A process that inserts from two connections, naming each row once the database has acknowledged it. */
  const inserting = (last: number) => `
    import pg from "pg";
    import { openEmbedded } from ${JSON.stringify(path.resolve("scripts/steps/embedded-database.mjs"))};
    const { url } = await openEmbedded(${JSON.stringify(dir)});
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    await pool.query("CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY, text text)");
    async function insert(first) {
      for (let id = first; ; id += 2) {
        await pool.query("INSERT INTO kept VALUES ($1, $2)", [id, "x".repeat(id % 5000)]);
        process.stdout.write(id + "\\n");
      }
    }
    insert(${last + 1});
    insert(${last + 2});`;

  /* Kills it, as a power cut would, once it has named so many; returns every row that it had named by then. */
  async function killAfter(many: number, last: number): Promise<number[]> {
    const child = spawn(process.execPath, ["--input-type=module", "-e", inserting(last)], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.split("\n").length > many) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(child.signalCode).toBe("SIGKILL");
    return printed.slice(0, printed.lastIndexOf("\n")).split("\n").map(Number);
  }

  it("keeps every acknowledged row when its process is killed, again and again", async () => {
    const acknowledged: number[] = [];
    for (const many of [1, 60, 400]) acknowledged.push(...(await killAfter(many, Math.max(0, ...acknowledged) + 10)));
    const database = await openEmbedded(dir);
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ id: number; long: number }>("SELECT id, length(text) AS long FROM kept");
    await client.end();
    await database.close();
    const kept = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(461);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(rows.every(({ id, long }) => long === id % 5000)).toBe(true);
  }, 60_000);

  it("begins again when its first opening was cut short", async () => {
    const opening = `import { openEmbedded } from ${JSON.stringify(path.resolve("scripts/steps/embedded-database.mjs"))};
      await openEmbedded(${JSON.stringify(dir)});`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", opening]);
    while (!existsSync(path.join(dir, "postgres.unfinished"))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGKILL");
    await once(child, "close");
    expect(existsSync(path.join(dir, "postgres"))).toBe(false);
    const database = await openEmbedded(dir);
    const client = new pg.Client(database.url);
    await client.connect();
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    await database.close();
    expect(existsSync(path.join(dir, "postgres.unfinished"))).toBe(false);
  }, 60_000);

  it("is refused to a second process", async () => {
    const database = await openEmbedded(dir);
    await expect(openEmbedded(dir)).rejects.toThrow(`has the data folder ${dir} open`);
    await database.close();
  }, 30_000);
});

describe("clients that share the embedded database", () => {
  let database: Embedded;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await openInMemory();
    pool = new pg.Pool({ connectionString: database.url, max: 8 });
  });
  afterEach(async () => {
    await pool.end();
    await database.close();
  });

  it("never mix their values, though a large query arrives in pieces", async () => {
    await pool.query("CREATE TABLE large (writer int, text text)");
    await pool.query("CREATE TABLE small (writer int, text text)");
    const write = async (writer: number) => {
      const [table, text] = writer % 2 ? ["large", "x".repeat(300_000)] : ["small", "x"];
      for (let i = 0; i < 15; i++) await pool.query(`INSERT INTO ${table} VALUES ($1, $2)`, [writer, text]);
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
    const misplaced = await pool.query("SELECT 1 FROM large WHERE writer % 2 = 0 UNION ALL SELECT 1 FROM small WHERE writer % 2 = 1");
    const { rows } = await pool.query("SELECT (SELECT count(*)::int FROM large) AS large, (SELECT count(*)::int FROM small) AS small");
    expect(misplaced.rows).toEqual([]);
    expect(rows).toEqual([{ large: 60, small: 60 }]);
  });

  it("do not see or share each other's transactions", async () => {
    await pool.query("CREATE TABLE counter (n int)");
    await pool.query("INSERT INTO counter VALUES (0)");
    const increment = async () => {
      const client = await pool.connect();
      await client.query("BEGIN");
      const { rows } = await client.query<{ n: number }>("SELECT n FROM counter");
      await new Promise((resolve) => setTimeout(resolve, 2));
      await client.query("UPDATE counter SET n = $1", [(rows[0]?.n ?? 0) + 1]);
      await client.query("COMMIT");
      client.release();
    };
    await Promise.all(Array.from({ length: 20 }, increment));
    expect((await pool.query("SELECT n FROM counter")).rows).toEqual([{ n: 20 }]);
  });

  it("leave nothing half done when they vanish, and do not block the others", async () => {
    await pool.query("CREATE TABLE kept (n int)");
    const vanishing = new pg.Client(database.url);
    vanishing.on("error", () => {});
    await vanishing.connect();
    await vanishing.query("BEGIN");
    await vanishing.query("INSERT INTO kept VALUES (1)");
    const next = pool.query("SELECT * FROM kept");
    (vanishing as unknown as { connection: { stream: net.Socket } }).connection.stream.destroy();
    expect((await next).rows).toEqual([]);
  });

  it("go on after an error, also one that comes with the commit", async () => {
    await pool.query("CREATE TABLE kept (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    await pool.query("INSERT INTO kept VALUES ($1)", [1]);
    await expect(pool.query("INSERT INTO kept VALUES ($1)", [1])).rejects.toThrow("duplicate key");
    await expect(pool.query("SELECT $1::int / 0", [1])).rejects.toThrow("division by zero");
    await expect(pool.query("no sql")).rejects.toThrow("syntax error");
    expect((await pool.query("SELECT * FROM kept")).rows).toEqual([{ n: 1 }]);
  });
});
