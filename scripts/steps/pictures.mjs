import path from "node:path";
import { chromium } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { findBrowser } from "./browser.mjs";
import { projectRoot } from "./paths.mjs";

const folder = path.join(projectRoot, "docs", "pictures");
const desktop = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** How long a page rests before its picture is taken. */
const REST_MS = 2_000;
const password = "a password for pictures";

/** @typedef {{ id: string, text: string, children: Point[] }} Point */
/** @typedef {import("@playwright/test").APIRequestContext} Requests */

/** @param {Requests} requests @param {string} method @param {string} address @param {unknown} [data] */
async function call(requests, method, address, data) {
  const response = await requests.fetch(`/api/v1${address}`, { method, data });
  if (!response.ok()) throw new Error(`${method} ${address}: ${await response.text()}`);
  return response.status() === 204 ? null : response.json();
}

/** @param {import("@playwright/test").Browser} browser @param {string} baseURL @param {string} name */
async function signUp(browser, baseURL, name) {
  const context = await browser.newContext({ baseURL, ...desktop });
  const page = await context.newPage();
  await page.goto("/signup");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel("Password").fill(password);
  await page.locator("main").getByRole("button").click();
  await page.waitForURL("/");
  return { context, page, requests: context.request };
}

/** @param {Point[]} points @returns {Point[]} */
const flat = (points) => points.flatMap((point) => [point, ...flat(point.children)]);

/** A target on the words in a point of the summary. @param {{ revisionId: string, points: Point[] }} summary @param {string} quote */
function targetOn({ revisionId, points }, quote) {
  const point = flat(points).find(({ text }) => text.includes(quote));
  if (!point) throw new Error(`No point says “${quote}”.`);
  const start = point.text.indexOf(quote);
  return { pointId: point.id, revisionId, start, end: start + quote.length, quote };
}

const ada = [
  { quote: "Scout and Maverick", kind: "highlight", colour: "yellow", note: "" },
  { quote: "designed to run on a single host with low latency", kind: "note", colour: "green", note: "So the **product** decides the architecture, not the benchmark." },
  { quote: "over 2 trillion parameters", kind: "question", colour: "blue", note: "What would it cost to serve this, even once distilled?" },
];
const ben = [
  { quote: "most-used model ecosystem", kind: "disagree", colour: "pink", note: "Used by whom? Downloads are not users." },
  { quote: "low latency", kind: "agree", colour: "purple", note: "This matches what he says about voice later on." },
];

/** @param {Requests} requests @param {any} summary @param {typeof ada} notes @param {string[]} audiences */
async function annotate(requests, summary, notes, audiences) {
  for (const { quote, ...note } of notes) {
    const targets = [targetOn(summary, quote)];
    await call(requests, "PUT", `/annotations/${uuidv7()}`, { episodeId: summary.episode.id, ...note, targets, audiences });
  }
}

/** Everything that the pictures show. @param {Requests} adas @param {Requests} bens */
async function makeScene(adas, bens) {
  const [show] = await call(adas, "GET", "/shows");
  const { episodes } = await call(adas, "GET", `/shows/${show.slug}`);
  const summary = await call(adas, "GET", `/shows/${show.slug}/${episodes[0].slug}`);
  const group = await call(adas, "POST", "/groups", { name: "Thursday seminar", description: "One episode a week, notes by Wednesday night." });
  await call(adas, "PUT", `/groups/${group.id}/readings/${summary.episode.id}`);
  const invite = await call(adas, "POST", `/groups/${group.id}/invites`, {});
  await call(bens, "POST", "/memberships", { token: invite.token });
  await annotate(adas, summary, ada, [group.audienceId]);
  await annotate(bens, summary, ben, [group.audienceId]);
  const link = await call(adas, "POST", "/share-links", { episodeId: summary.episode.id });
  return { group: `/groups/${group.slug}`, reader: `/groups/${group.slug}/${show.slug}/${summary.episode.slug}`, version: `/v/${link.token}` };
}

/** Makes docs/pictures from a Gloss that has nothing in it but the first episode. @param {string} url @param {(line: string) => void} say */
export async function takePictures(url, say) {
  const { launchOptions } = await findBrowser();
  const browser = await chromium.launch(launchOptions);
  /** @param {import("@playwright/test").Page} page @param {string} address @param {string} name @param {number} [down] pixels to scroll */
  const take = async (page, address, name, down = 0) => {
    await page.goto(address);
    await page.evaluate(async (pixels) => {
      await document.fonts.ready;
      window.scrollTo(0, pixels);
    }, down);
    // A page that is told of changes is never without traffic: there is no better sign that all is in its place.
    await page.waitForTimeout(REST_MS);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    say(`docs/pictures/${name}.png`);
  };
  try {
    const [first, second] = [await signUp(browser, url, "Ada"), await signUp(browser, url, "Ben")];
    const scene = await makeScene(first.requests, second.requests);
    await take(first.page, scene.reader, "reader", 340);
    await take(first.page, scene.group, "group");
    const stranger = await browser.newContext({ baseURL: url, ...desktop, javaScriptEnabled: false });
    await take(await stranger.newPage(), scene.version, "version", 340);
    const small = await browser.newContext({ baseURL: url, ...phone, colorScheme: "dark", storageState: await first.context.storageState() });
    await take(await small.newPage(), scene.reader, "phone", 620);
  } finally {
    await browser.close();
  }
}
