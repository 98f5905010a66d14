import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { newAccount } from "./support/people";
import type { Episode } from "./support/people";
import { outline, pointSaying, pointsOf } from "./support/reader";
import { expect, open, refusal, test } from "./support/test";

const TITLE = "Mark Zuckerberg — AI will write most Meta code in 18 months";
const SHOW = "Dwarkesh Podcast";

const source = readFileSync(join(import.meta.dirname, "../prisma/content/dwarkesh-podcast-89.txt"), "utf8");

/** The document's bullets as anyone can read them: two more spaces are one level deeper. */
const bullets = source.split("\n").flatMap((line) => {
  const found = /^( *)• (.*)$/.exec(line);
  return found ? [{ depth: found[1]!.length / 2 - 1, text: found[2]! }] : [];
});

const showPath = ({ path }: Episode) => path.slice(0, path.lastIndexOf("/"));

const toggleOf = (page: Page, words: string) => pointSaying(page, words).getByRole("button", { name: "Points under this one" }).first();

test("From the home page to the summary and back to the show", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle("Gloss");
  await page.getByRole("link", { name: new RegExp(`^${SHOW}\\s*1 episode$`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: SHOW })).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "#89" }).getByRole("link", { name: TITLE }).click();

  await expect(page).toHaveTitle(`${TITLE} · Gloss`);
  await expect(page.getByRole("heading", { level: 1, name: TITLE, exact: true })).toBeVisible();
  const facts = page.getByRole("list", { name: "About this episode" }).getByRole("listitem");
  await expect(facts).toHaveText([SHOW, "1h15", "5 min", "#89"]);
  const video = page.getByRole("link", { name: "Watch on YouTube" });
  await expect(video).toHaveAttribute("href", /^https:\/\/www\.youtube\.com\//);
  await expect(video).toHaveAttribute("rel", /noopener/);

  await page.getByRole("link", { name: `Back to ${SHOW}` }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: SHOW })).toBeVisible();
  await page.getByRole("link", { name: "All shows" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shows" })).toBeVisible();
});

test("The summary has every point of the document, in its order and at its depth", async ({ page, episode }) => {
  expect(bullets).toHaveLength(43);
  await page.goto(episode.path);
  await expect(page.getByRole("heading", { level: 2, name: "Summary" })).toBeVisible();
  expect(await pointsOf(page)).toEqual(bullets);
});

test("Points with points under them collapse and expand, by mouse and by keyboard", async ({ page, episode }) => {
  await open(page, episode.path);
  const toggle = toggleOf(page, "Llama 4 and Meta’s model strategy");
  const [child, grandchild] = [page.getByText("Meta has released the first two"), page.getByText("Behemoth is so large")];
  const [sibling, leaf] = [page.getByText("On benchmarks and what Meta optimizes for"), pointSaying(page, "The app features a full-duplex")];
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(leaf.getByRole("button")).toHaveCount(0);

  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await expect(child).toBeHidden();
  await expect(grandchild).toBeHidden();
  await expect(sibling).toBeVisible();

  await toggle.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(grandchild).toBeVisible();

  await toggleOf(page, "A smaller 8B-parameter model").press("Space");
  await expect(grandchild).toBeHidden();
  await expect(child).toBeVisible();

  await toggle.click();
  await toggle.click();
  await expect(child).toBeVisible();
  await expect(grandchild, "what was collapsed within stays so").toBeHidden();
});

test("A link to a point in a collapsed part opens it", async ({ page, episode }) => {
  await open(page, episode.path);
  const point = page.getByText("Behemoth is so large");
  await toggleOf(page, "A smaller 8B-parameter model").click();
  await toggleOf(page, "Mark Zuckerberg discusses").click();
  await expect(point).toBeHidden();
  const { id } = episode.points.find(({ text }) => text.startsWith("Behemoth"))!;
  await page.goto(`${episode.path}#p-${id}`);
  await expect(point).toBeInViewport();
  await expect(toggleOf(page, "A smaller 8B-parameter model")).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator(`[id="p-${id}"]`)).toHaveAttribute("data-point", id);
});

test("Each point links to itself", async ({ page, episode }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto(episode.path);
  const point = pointSaying(page, "He raises security concerns");
  await point.hover();
  await point.getByRole("link", { name: "Link to this point" }).first().click();
  const { id } = episode.points.find(({ text }) => text.startsWith("He raises security concerns"))!;
  await expect(page).toHaveURL(`${episode.path}#p-${id}`);
});

test("Without JavaScript everything reads the same, and nothing stands there that does nothing", async ({ page, newBrowser, episode }) => {
  await open(page, episode.path);
  const words = await page.locator("#content").innerText();
  const plain = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await plain.goto("/");
  await plain.getByRole("link", { name: SHOW }).click();
  await plain.getByRole("link", { name: TITLE }).click();
  expect(await plain.locator("#content").innerText()).toBe(words);
  expect(await pointsOf(plain)).toEqual(bullets);
  await expect(outline(plain).getByRole("link", { name: "Link to this point" })).toHaveCount(bullets.length);
  await expect(plain.getByRole("button")).toHaveCount(0);
  await expect(plain.getByRole("textbox")).toHaveCount(0);
});

test("On a phone no page scrolls sideways", async ({ page, newPerson, episode, complaints }) => {
  complaints.allow(refusal(404));
  // As long as they may be, without a place to break.
  const long = { ...newAccount("N".repeat(80)), email: `${randomBytes(30).toString("hex")}@example.org` };
  const { page: own, api } = await newPerson({ account: long });
  const { slug } = await api.call<{ slug: string }>("POST", "/groups", { name: "G".repeat(80), description: "D".repeat(200) });
  for (const [reader, addresses] of [
    [page, ["/", showPath(episode), episode.path, "/signin", "/signup", "/nothing-here"]],
    [own, ["/", episode.path, "/groups", `/groups/${slug}`, "/settings"]],
  ] as const) {
    await reader.setViewportSize({ width: 375, height: 740 });
    for (const address of addresses) {
      await reader.goto(address);
      const sizes = await reader.evaluate(() => ({ page: document.documentElement.scrollWidth, window: window.innerWidth }));
      expect(sizes, address).toEqual({ page: 375, window: 375 });
    }
  }
});

test("Signed out, a page is the same for everyone and may be kept; signed in, it is for one alone", async ({ request, newPerson, episode, playwright, baseURL }) => {
  const person = await newPerson();
  const stranger = await playwright.request.newContext({ baseURL, userAgent: "Another browser", extraHTTPHeaders: { cookie: "theme=dark", "accept-language": "de" } });
  for (const address of ["/", showPath(episode), episode.path]) {
    const [mine, theirs, personal] = [await request.get(address), await stranger.get(address), await person.context.request.get(address)];
    expect(await theirs.text(), address).toBe(await mine.text());
    const { "cache-control": kept = "", vary = "", "set-cookie": cookie } = mine.headers();
    expect(cookie, address).toBeUndefined();
    expect(kept, address).toMatch(/\bpublic\b/);
    // A cache that many share must not answer someone signed in with it: it tells them apart, or asks each time.
    expect(/\bcookie\b/i.test(vary) || /\bno-cache\b/.test(kept), `${address}: ${kept}; ${vary}`).toBe(true);
    expect(await mine.text(), address).not.toContain(person.name);

    expect(await personal.text(), address).toContain(person.name);
    expect(personal.headers()["cache-control"], address).toMatch(/private|no-store/);
    expect(personal.headers()["content-security-policy"], address).toMatch(/script-src 'nonce-[^']{16,}' 'strict-dynamic'/);
  }
  await stranger.dispose();
});
