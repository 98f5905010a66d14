import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import type { LaunchOptions, Page } from "@playwright/test";
import { build } from "esbuild";
import { startGloss } from "../e2e/support/server";
import { findBrowser } from "../scripts/steps/browser.mjs";
import { projectRoot } from "../scripts/steps/paths.mjs";
import { POINTS } from "./outline";
import { type Gesture, gestures } from "./reading/gestures";
import { makeScene, type Scene, type Spot } from "./reading/scene";
import { percentile, table } from "./table";

/*
 * npm run bench:reading [-- N] [--json]: the application itself, with a summary of 3,529 points on which its reader has
 * N annotations (5,000) and someone else of the group a fifth as many, and how long a reader waits for what they do
 * there: when all is quiet, and while a hundred annotations arrive. The server and its database run on the same machine, so
 * what is written is written at the pace of people, not at the fastest that the machine can.
 */

const TIMES = 30;
const ROUNDS = 16;
const ARRIVING = 100;
const PER_SECOND = 20;
const AFTER_MS = 1_000;

type Waits = Record<Gesture, number[]>;
const noWaits = (): Waits => ({ "selecting words": [], "hovering a highlight": [], "opening a card": [] });
const names = Object.keys(gestures) as Gesture[];

async function clockScript(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [path.join(projectRoot, "bench/reading/clock.ts")], bundle: true, format: "iife", write: false });
  return outputFiles[0]?.text ?? "";
}

/** The spots that follow one another here lie far apart. */
function* scattered(spots: Spot[]): Generator<Spot> {
  for (let index = 0; ; index = (index + 997) % spots.length) yield spots[index] as Spot;
}

async function whenQuiet(page: Page, spots: Iterator<Spot>): Promise<Waits> {
  const waits = noWaits();
  for (let time = 0; time < TIMES; time++) {
    for (const name of names) waits[name].push(await gestures[name](page, spots.next().value as Spot));
  }
  return waits;
}

/** Over a second after the last of them was written: by then the page has been told, and has done with it. */
function untilArrived(written: Promise<void>): { isOver: boolean } {
  const arrival = { isOver: false };
  void written.then(() => setTimeout(() => (arrival.isOver = true), AFTER_MS));
  return arrival;
}

/** Each round another member writes, and the page is used while it is told. */
async function whileTheyArrive(page: Page, scene: Scene, spots: Iterator<Spot>): Promise<Waits> {
  const waits = noWaits();
  for (let round = 0; round < ROUNDS; round++) {
    const arrival = untilArrived(scene.arrive(ARRIVING, PER_SECOND));
    while (!arrival.isOver) for (const name of names) waits[name].push(await gestures[name](page, spots.next().value as Spot));
  }
  return waits;
}

/** What the page does when nobody touches it while they arrive: the longest that it could keep someone waiting. */
async function longestTask(page: Page, scene: Scene): Promise<number> {
  const began = await page.evaluate(() => performance.now());
  await scene.arrive(ARRIVING, PER_SECOND);
  await page.waitForTimeout(AFTER_MS);
  return page.evaluate((began) => Math.max(0, ...window.clock.longTasks.filter(({ startTime }) => startTime > began).map(({ duration }) => duration)), began);
}

const summed = (waits: number[]) => ({ times: waits.length, p50: percentile(waits, 0.5), p95: percentile(waits, 0.95), max: Math.max(...waits) });

async function measure(url: string, scene: Scene, launchOptions: LaunchOptions) {
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1_440, height: 900 }, storageState: await scene.reader.storageState() });
    await context.addInitScript({ content: await clockScript() });
    const page = await context.newPage();
    const opened = performance.now();
    await page.goto(scene.path);
    await page.waitForFunction(() => CSS.highlights.size > 0, undefined, { timeout: 120_000 });
    const untilPainted = performance.now() - opened;
    await page.waitForTimeout(1_000);
    process.stderr.write("Reading.\n");
    const spots = scattered(scene.spots);
    const quiet = await whenQuiet(page, spots);
    const busy = await whileTheyArrive(page, scene, spots);
    const longest = await longestTask(page, scene);
    const results = [
      ...names.map((name) => ({ what: name as string, ...summed(quiet[name]) })),
      ...names.map((name) => ({ what: `${name}, while ${ARRIVING} arrive, ${PER_SECOND} a second`, ...summed(busy[name]) })),
    ];
    return { untilPainted, longest, results };
  } finally {
    await browser.close();
  }
}

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });
const own = Number(positionals[0] ?? 5_000);
const others = Math.round(own / 5);
const { launchOptions } = await findBrowser();
process.stderr.write("Starting a Gloss.\n");
const gloss = await startGloss();
const { untilPainted, longest, results } = await makeScene(gloss.url, { points: POINTS, own, others })
  .then((scene) => measure(gloss.url, scene, launchOptions))
  .finally(gloss.remove);

const method =
  "Milliseconds from the input's own time stamp until its effect is on the page and the frame that shows it was handed to the compositor (a task posted from that frame's animation callback).";
if (values.json) process.stdout.write(`${JSON.stringify({ points: POINTS, own, others, untilPainted, longestTaskWhileArriving: longest, method, results }, null, 2)}\n`);
else {
  const scale = `${own.toLocaleString("en")} annotations of one's own and ${others.toLocaleString("en")} of someone else's on ${POINTS.toLocaleString("en")} points`;
  const rows = results.map(({ what, times, p50, p95, max }) => [what, String(times), p50.toFixed(0), p95.toFixed(0), max.toFixed(0)]);
  process.stdout.write(`\n${scale}; opened and painted after ${untilPainted.toFixed(0)} ms\n\n${table([["", "times", "p50", "p95", "max"], ...rows])}\n\nTasks of over 50 ms while ${ARRIVING} arrive and nobody touches the page: ${longest === 0 ? "none" : `the longest ${longest.toFixed(0)} ms`}.\n\n${method}\n`);
}
process.exit();
