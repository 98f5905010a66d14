import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import type { LaunchOptions, Page } from "@playwright/test";
import { build } from "esbuild";
import { findBrowser } from "../scripts/steps/browser.mjs";
import { projectRoot } from "../scripts/steps/paths.mjs";
import { POINTS } from "./outline";
import type { EngineName } from "./painting/engines";
import type * as BenchPage from "./painting/page";
import { median, table } from "./table";

/*
 * npm run bench:painting [-- N …] [--json]: puts N highlights on an outline of 3,529 points with each engine in turn,
 * in a browser of its own, and prints what it took. Without N: 1,000 and 5,000.
 */

declare const bench: typeof BenchPage;

type Row = { engine: EngineName; highlights: number; runs: number; milliseconds: number; timesBare: number; failed: number; elementsAdded: number; textNodesChanged: number; heapMegabytes: number };
/** An engine that took longer than the bound, or broke. */
type Stopped = { engine: EngineName; highlights: number; stopped: string };
type Measured = Omit<Row, "engine" | "highlights" | "runs" | "timesBare">;

const BARE: EngineName = "CSS.highlights, live ranges";
const BOUND_MS = 60_000;
/** What takes longer is measured once: chance is then a small part of it. */
const SLOW_MS = 3_000;
const RUNS = 5;
const MEGABYTE = 1_048_576;

const COLOURS = `:root { --ink: #22201c; --soft: #635d53; --line: #e2ddd1; --font-serif: serif; --font-sans: sans-serif;
  --hl-yellow: #ffd60a6b; --hl-green: #40c05757; --hl-blue: #339af04d; --hl-pink: #f0508c47; --hl-purple: #965adc45;
  --hl-overlap-2: #3c280017; --hl-overlap-3: #cdbea0b8; --hl-overlap-line: #3c2d14cc; }
  main { width: 46rem; margin: 0 auto }`;
const SHEETS = ["components/outline/outline.css", "lib/painting/painting.css", "node_modules/@recogito/text-annotator/dist/text-annotator.css"];

async function pageParts() {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectRoot, "bench/painting/page.ts")],
    bundle: true,
    format: "iife",
    globalName: "bench",
    write: false,
    // The style sheets are on the page already.
    loader: { ".css": "empty" },
    logLevel: "silent",
  });
  const sheets = await Promise.all(SHEETS.map((file) => readFile(path.join(projectRoot, file), "utf8")));
  return { script: outputFiles[0]?.text ?? "", style: [COLOURS, ...sheets].join("\n") };
}

type Parts = Awaited<ReturnType<typeof pageParts>>;

async function openPage(page: Page, { script, style }: Parts, count: number): Promise<void> {
  await page.setContent(`<!doctype html><meta charset="utf-8"><main></main>`);
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  await page.evaluate((count) => bench.prepare(count), count);
}

/** The memory that scripts hold once what nobody needs is collected, in bytes. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

async function measure(launchOptions: LaunchOptions, parts: Parts, engine: EngineName, count: number): Promise<Measured | string> {
  const browser = await chromium.launch(launchOptions);
  let patience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => (patience = setTimeout(resolve, BOUND_MS, `stopped after ${BOUND_MS / 1_000} s`)));
  const measured = async () => {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
    await openPage(page, parts, count);
    const before = await heapOf(page);
    const outcome = await page.evaluate((engine) => bench.run(engine), engine);
    return { ...outcome, heapMegabytes: ((await heapOf(page)) - before) / MEGABYTE };
  };
  try {
    return await Promise.race([measured(), tooLong]);
  } catch (error) {
    return `failed: ${String(error).split("\n")[0]}`;
  } finally {
    clearTimeout(patience);
    await browser.close();
  }
}

async function measureOften(launchOptions: LaunchOptions, parts: Parts, engine: EngineName, highlights: number): Promise<Row | Stopped> {
  const all: Measured[] = [];
  do {
    const one = await measure(launchOptions, parts, engine, highlights);
    if (typeof one === "string") return { engine, highlights, stopped: one };
    all.push(one);
  } while (all.length < RUNS && all[0] && all[0].milliseconds < SLOW_MS);
  const middle = (pick: (one: Measured) => number) => median(all.map(pick));
  return {
    engine,
    highlights,
    runs: all.length,
    milliseconds: middle((one) => one.milliseconds),
    timesBare: Number.NaN,
    failed: middle((one) => one.failed),
    elementsAdded: middle((one) => one.elementsAdded),
    textNodesChanged: middle((one) => one.textNodesChanged),
    heapMegabytes: middle((one) => one.heapMegabytes),
  };
}

const isRow = (one: Row | Stopped): one is Row => "milliseconds" in one;

function print(results: (Row | Stopped)[], highlights: number): void {
  const head = ["engine", "ms", "× bare", "failed", "elements added", "text nodes changed", "heap, MB"];
  const rows = results.map((one) =>
    isRow(one)
      ? [one.engine, one.milliseconds.toFixed(0), one.timesBare.toFixed(2), String(one.failed), String(one.elementsAdded), String(one.textNodesChanged), one.heapMegabytes.toFixed(1)]
      : [one.engine, "—"],
  );
  process.stdout.write(`\n${highlights.toLocaleString("en")} highlights on ${POINTS.toLocaleString("en")} points\n\n${table([head, ...rows])}\n`);
  for (const one of results) if (!isRow(one)) process.stdout.write(`${one.engine}: ${one.stopped}.\n`);
}

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });
const counts = positionals.length > 0 ? positionals.map(Number) : [1_000, 5_000];
const { launchOptions } = await findBrowser();
const parts = await pageParts();
const engines: EngineName[] = await (async () => {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.addScriptTag({ content: parts.script });
  const names = await page.evaluate(() => bench.names);
  await browser.close();
  return names;
})();

const results: (Row | Stopped)[] = [];
for (const count of counts) {
  const some: (Row | Stopped)[] = [];
  for (const engine of engines) {
    process.stderr.write(`${count} with ${engine}\n`);
    some.push(await measureOften(launchOptions, parts, engine, count));
  }
  const bare = some.filter(isRow).find(({ engine }) => engine === BARE)?.milliseconds ?? Number.NaN;
  for (const one of some) if (isRow(one)) one.timesBare = one.milliseconds / bare;
  if (!values.json) print(some, count);
  results.push(...some);
}
const method = "Milliseconds from the call until the frame that shows the result was presented (Element Timing), the median of five runs, each in a fresh browser; of one where it takes longer than 3 s. Heap: what scripts hold after garbage collection, beyond what the page held before.";
process.stdout.write(values.json ? `${JSON.stringify({ points: POINTS, method, results }, null, 2)}\n` : `\n${method}\n`);
process.exit();
