import os from "node:os";
import { parseArgs } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { createReaders, type Reader, type Sent } from "./live/readers";
import { makeScene, type Scene } from "./live/scene";
import { type Memory, startMeasured } from "./live/server";
import { percentile, table } from "./table";

/*
 * npm run bench:live [-- --readers 1000 --rate 50 --seconds 30 --cut 5 --json]: readers who follow one episode in one
 * group through one server process, while annotations are published there; some of the readers have their connections
 * cut at random, every few seconds. On GLOSS_TEST_DATABASE_URL, or else on the embedded database.
 */

const { values: given } = parseArgs({
  options: {
    readers: { type: "string", default: "1000" },
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
    cut: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const [readers, rate, seconds, cut] = [given.readers, given.rate, given.seconds, given.cut].map(Number) as [number, number, number, number];
const WRITERS = 20;
const AT_ONCE = 20;
const CUT_EVERY_MS = [1_000, 4_000] as const;
const PATIENCE_MS = 15_000;
const WARM_UP = 500;

const say = (line: string) => void process.stderr.write(`${line}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const random = (from: number, to: number) => from + Math.random() * (to - from);
/** Seconds that all cores together were busy, and had. */
function machineTimes() {
  const times = os.cpus().map((one) => one.times);
  const sum = (of: (one: (typeof times)[number]) => number) => times.reduce((all, one) => all + of(one), 0) / 1_000;
  const all = sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq);
  return { busy: all - sum(({ idle }) => idle), all };
}
const load = () => os.loadavg().map((one) => one.toFixed(1)).join(", ");

type Failure = { status: number; text: string };

/** Publishes so many a second, whether the answers come or not. */
async function publish(url: string, { episode, audienceId, tokens }: Scene, sent: Sent, count: number): Promise<{ answers: number[]; failures: Failure[] }> {
  const answers: number[] = [];
  const failures: Failure[] = [];
  const one = async (index: number) => {
    const point = episode.points[index % episode.points.length];
    const id = uuidv7();
    const quote = point?.text.slice(0, 12) ?? "";
    const target = { pointId: point?.id, revisionId: episode.revisionId, start: 0, end: quote.length, quote };
    const body = { episodeId: episode.id, kind: "note", note: `Number ${index}: what is said here is what the last one meant.`, targets: [target], audiences: [audienceId] };
    const headers = { "Authorization": `Bearer ${tokens[index % WRITERS]}`, "Content-Type": "application/json" };
    sent.indexOf.set(id, index);
    sent.at[index] = performance.now();
    const response = await fetch(`${url}/api/v1/annotations/${id}`, { method: "PUT", headers, body: JSON.stringify(body) }).catch(String);
    if (typeof response === "string") return void failures.push({ status: 0, text: response });
    const text = await response.text();
    if (response.ok) answers.push(performance.now() - (sent.at[index] ?? 0));
    else failures.push({ status: response.status, text });
  };
  const from = performance.now();
  const writing: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    await pause(Math.max(0, from + (index * 1_000) / rate - performance.now()));
    writing.push(one(index));
  }
  await Promise.all(writing);
  return { answers, failures };
}

/** Cuts a reader's connection again and again, until it is told to stop. */
function cutting(reader: Reader): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => (reader.cut(), next()), random(...CUT_EVERY_MS));
  };
  next();
  return () => clearTimeout(timer);
}

async function connect(add: (index: number) => Promise<Reader>, count: number): Promise<Reader[]> {
  const connected: Reader[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) connected.push(await add(next++));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return connected;
}

/** Once the allocator has given back what it does not need. */
async function settled(memory: () => Promise<Memory>): Promise<Memory> {
  for (let times = 0; times < 5; times++) await memory().then(() => pause(1_000));
  return memory();
}

const missing = (all: Reader[], count: number) => all.reduce((sum, { times }) => sum + times.subarray(0, count).filter((one) => one === 0).length, 0);
const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
const share = (before: Memory, after: Memory, key: "rss" | "heapUsed") => (after[key] - before[key]) / readers;

say("Starting a Gloss.");
const database = process.env.GLOSS_TEST_DATABASE_URL ? "postgresql" : "embedded";
const server = await startMeasured();
try {
  const count = Math.round(rate * seconds);
  const scene = await makeScene(server, readers);
  const sent: Sent = { at: [], indexOf: new Map() };
  const { add, waits, refused } = createReaders(server.url, sent, count);
  const path = `/api/v1/episodes/${scene.episode.id}/events?audience=${scene.audienceId}`;
  // Everything that is loaded at first use, and the room that it takes, is there before anything is measured.
  const first = await connect((index) => add(path, scene.tokens[index] ?? ""), Math.min(50, readers));
  await publish(server.url, scene, { at: [], indexOf: new Map() }, WARM_UP);
  for (const reader of first) reader.close();
  const before = await settled(server.memory);
  say(`Connecting ${readers} readers.`);
  const all = await connect((index) => add(path, scene.tokens[index] ?? ""), readers);
  const idle = await settled(server.memory);
  say(`Publishing ${count} annotations, ${rate} a second.`);
  waits.length = 0;
  const loadBefore = load();
  const own = process.cpuUsage();
  const machineBefore = machineTimes();
  const cutOff = all.slice(0, cut);
  const stops = cutOff.map(cutting);
  const began = performance.now();
  const { answers, failures } = await publish(server.url, scene, sent, count);
  const took = (performance.now() - began) / 1_000;
  for (const stop of stops) stop();
  for (let waited = 0; missing(all, count) > 0 && waited < PATIENCE_MS; waited += 100) await pause(100);
  const loadAfter = load();
  const client = process.cpuUsage(own);
  const machineAfter = machineTimes();
  const { cpu } = await server.memory();
  const busy = await settled(server.memory);
  const steady = all.slice(cut);
  const expected = (some: Reader[]) => some.length * count;
  const result = {
    database,
    readers, rate, seconds, published: answers.length, failures: failures.length,
    delivered: expected(all) - missing(all, count), expected: expected(all),
    delay: { p50: percentile(waits, 0.5), p95: percentile(waits, 0.95), p99: percentile(waits, 0.99), max: waits.reduce((a, b) => Math.max(a, b), 0) },
    answered: { p50: percentile(answers, 0.5), p99: percentile(answers, 0.99) },
    perConnection: { rss: share(before, idle, "rss"), heap: share(before, idle, "heapUsed"), rssAfter: share(before, busy, "rss"), heapAfter: share(before, busy, "heapUsed") },
    cutReaders: {
      readers: cutOff.length,
      cuts: cutOff.reduce((sum, { cuts }) => sum + cuts, 0),
      startedOver: cutOff.reduce((sum, { startedOver }) => sum + startedOver, 0),
      missed: missing(cutOff, count),
    },
    steadyReaders: { readers: steady.length, missed: missing(steady, count) },
    refused,
    processor: {
      server: (cpu.user + cpu.system - idle.cpu.user - idle.cpu.system) / 1e6,
      bench: (client.user + client.system) / 1e6,
      machine: machineAfter.busy - machineBefore.busy,
      ofMachine: machineAfter.all - machineBefore.all,
    },
    machine: { cpus: os.cpus().length, loadBefore, loadAfter },
  };
  const method =
    "Delay: from the moment a PUT is sent until a reader has the annotation, over all readers. Memory: resident set of the server process after a forced collection, all readers connected and nothing published, less the same before they came, divided by their number.";
  if (given.json) process.stdout.write(`${JSON.stringify({ ...result, method }, null, 2)}\n`);
  else {
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    const rows = [
      ["readers in one process", String(readers)],
      ["published", `${answers.length} of ${count}, ${rate} a second asked, ${(answers.length / took).toFixed(1)} taken`],
      ["delivered", `${result.delivered} of ${result.expected}`],
      ["delay p50 / p95 / p99 / max", [result.delay.p50, result.delay.p95, result.delay.p99, result.delay.max].map(ms).join(" / ")],
      ["a PUT's answer p50 / p99", [result.answered.p50, result.answered.p99].map(ms).join(" / ")],
      ["memory per connection", `${kB(result.perConnection.rss)} kB (heap ${kB(result.perConnection.heap)} kB)`],
      ["the same after the run", `${kB(result.perConnection.rssAfter)} kB (heap ${kB(result.perConnection.heapAfter)} kB)`],
      [`${cut} readers cut at random`, `${result.cutReaders.cuts} cuts, ${result.cutReaders.startedOver} read anew, ${result.cutReaders.missed} missed`],
      ["the others", `${result.steadyReaders.missed} missed`],
      ["processor time of the server", `${result.processor.server.toFixed(1)} s`],
      ["of this bench, readers and all", `${result.processor.bench.toFixed(1)} s`],
      ["of the machine, database and all", `${result.processor.machine.toFixed(1)} of ${result.processor.ofMachine.toFixed(1)} s`],
      ["database", result.database],
      ["load of the machine", `${loadBefore} before, ${loadAfter} after, on ${os.cpus().length} cores`],
    ];
    process.stdout.write(`\n${table([["", "measured"], ...rows])}\n\n${method}\n`);
  }
  if (failures.length > 0) say(`${failures.length} were not published: ${failures[0]?.status} ${failures[0]?.text.slice(0, 200)}`);
  for (const reader of all) reader.close();
} finally {
  await server.remove();
}
process.exit();
