import { randomInt } from "node:crypto";
import net from "node:net";
import { setTimeout } from "node:timers/promises";
import { exited, spawnNode, stopChild } from "../../scripts/steps/children.mjs";
import { isGlossVariable } from "../../scripts/steps/environment.mjs";
import { findRunning } from "../../scripts/steps/running-file.mjs";
import { createThrowawayDatabase, makeThrowawayFolder } from "../../scripts/steps/throwaway-database.mjs";

/* A Gloss of one's own, started by the command that people use, with nothing in it but the first episode. */

export type StartOptions = {
  /** Environment variables beyond those of a Gloss that nobody has configured. */
  env?: Record<string, string>;
};

export type Gloss = {
  url: string;
  dataDir: string;
  /** Where its database can be reached while it runs: for what only time brings about. */
  databaseUrl: () => Promise<string>;
  /** What it has printed since it was last started. */
  output: () => string;
  /** Asks it to stop and waits until it has, keeping its data. Resolves with its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it at once, as a crash or a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same address and data, stopping it first if it runs. */
  restart: (options?: StartOptions) => Promise<void>;
  /** Stops it and removes its data. */
  remove: () => Promise<void>;
};

const READY = "Gloss is ready at ";
const PATIENCE_MS = 120_000;
const POLL_MS = 20;

/* What the developer has configured must not reach a test's Gloss, neither from the shell nor from .env. */
const NAMES = ["DATABASE_URL", "REDIS_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "SMTP_URL", "MAIL_FROM", "MAIL_GATHER_SECONDS"];
const PROVIDERS = ["GITHUB", "GOOGLE", "GITLAB", "DISCORD"].flatMap((name) => [`${name}_ID`, `${name}_SECRET`]);

function unconfigured(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !isGlossVariable(name));
  // An empty variable counts as unset, and keeps .env from setting it.
  const empty = [...NAMES, ...PROVIDERS].map((name) => [name, ""] as const);
  return Object.fromEntries([...kept, ...empty]) as NodeJS.ProcessEnv;
}

/**
 * Systems give the ports of outgoing connections, and those that nobody chose, from 32768 on. Below it, and in a stretch
 * that belongs to this worker alone, a port that a Gloss gives up is still free when the same Gloss starts again.
 */
const FIRST_PORT = 21_000;
const PORTS_PER_WORKER = 200;

async function choosePort(): Promise<number> {
  // The global setup runs outside any worker.
  const worker = 1 + Number(process.env.TEST_PARALLEL_INDEX ?? -1);
  const first = FIRST_PORT + worker * PORTS_PER_WORKER;
  // From anywhere in it, so that another run of the tests on this machine is seldom in the way.
  const offset = randomInt(PORTS_PER_WORKER);
  for (let tried = 0; tried < PORTS_PER_WORKER; tried++) {
    const port = first + ((offset + tried) % PORTS_PER_WORKER);
    if (await isFree(port)) return port;
  }
  throw new Error(`All ports from ${first} to ${first + PORTS_PER_WORKER - 1} are in use.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

type Running = { child: ReturnType<typeof spawnNode>; output: () => string };

/** Resolves once the address is printed; rejects with everything that was printed when it never is. */
async function run(env: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawnNode(["scripts/start.mjs"], { env });
  let printed = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes(READY)) resolve();
      });
    }
  });
  const patience = new AbortController();
  const outcome = await Promise.race([
    ready.then(() => "ready"),
    exited(child).then(({ code, signal }) => `it ended with ${signal ?? code}`),
    setTimeout(PATIENCE_MS, "it did not become ready in time", { signal: patience.signal }).catch(() => ""),
  ]);
  patience.abort();
  if (outcome === "ready") return { child, output: () => printed };
  await stopChild(child);
  throw new Error(`Gloss could not be started: ${outcome}.\n${printed}`);
}

/** A Gloss with an empty data folder, or with a database of its own where GLOSS_TEST_DATABASE_URL names a server. */
export async function startGloss(options: StartOptions = {}): Promise<Gloss> {
  const server = process.env.GLOSS_TEST_DATABASE_URL;
  const database = server ? await createThrowawayDatabase(server) : null;
  const { folder, remove: removeFolder } = makeThrowawayFolder("e2e");
  const port = await choosePort();
  const given = { PORT: String(port), GLOSS_DATA_DIR: folder, ...(database ? { DATABASE_URL: database.url } : {}) };
  const environment = (extra: StartOptions) => ({ ...unconfigured(), ...given, ...options.env, ...extra.env });

  let running = await run(environment({})).catch(async (error: unknown) => {
    await database?.close();
    removeFolder();
    throw error;
  });

  async function stop(): Promise<number | null> {
    await stopChild(running.child);
    return running.child.exitCode;
  }

  return {
    url: `http://localhost:${port}`,
    dataDir: folder,
    databaseUrl: async () => database?.url ?? (await findRunning(folder))?.url ?? "",
    output: () => running.output(),
    stop,
    async kill() {
      running.child.kill("SIGKILL");
      await exited(running.child);
      // Those that it had started notice a moment later, and then give up its port.
      while (!(await isFree(port))) await setTimeout(POLL_MS);
    },
    async restart(extra = {}) {
      await stop();
      running = await run(environment(extra));
    },
    async remove() {
      await stop();
      await database?.close();
      removeFolder();
    },
  };
}
