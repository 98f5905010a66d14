import type { Locator, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import type { Episode, Person } from "./support/people";
import { editor, noteField } from "./support/notes";
import { annotate } from "./support/people";
import { cards, clickWords, expectPainted, pointSaying } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const LONG = "the first two Llama 4 models — Scout and Maverick";
const MIDDLE = "models — Scout and Maverick — which";
const SHORT = "Scout and Maverick";

const here = (page: Page | Locator, text: string) => page.getByRole("group", { name: `${text} annotations of these words` });
const opened = (page: Page) => page.locator("[data-card][data-active]");
const places = (page: Page) => page.locator("[data-standing]");

/** Three annotations over the same words, the smallest made first. */
async function threeDeep(robin: Person, episode: Episode) {
  await annotate(robin, episode, { words: SHORT, note: "The short one", colour: "yellow" });
  await annotate(robin, episode, { words: MIDDLE, note: "The middle one", colour: "blue" });
  await annotate(robin, episode, { words: LONG, note: "The long one", colour: "green" });
}

/** Highlights all over the summary but in the point with the words above, `count` in all, made ten at a time. */
async function highlightMuch({ api }: Person, { id: episodeId, revisionId, points }: Episode, count: number) {
  const words = points.filter(({ text }) => !text.includes(SHORT)).flatMap(({ id: pointId, text }) => [...text.matchAll(/\p{L}{4,}/gu)].map(({ index, 0: quote }) => ({ pointId, revisionId, start: index, end: index + quote.length, quote })));
  const every = Math.floor(words.length / count);
  const targets = Array.from({ length: count }, (_, index) => words[index * every]!);
  for (let from = 0; from < count; from += 10) {
    await Promise.all(targets.slice(from, from + 10).map((target) => api.call("PUT", `/annotations/${uuidv7()}`, { episodeId, kind: "highlight", targets: [target] })));
  }
}

type Box = { position: number; top: number; bottom: number };

/** Where the cards on the page stand by now, once none is on its way, in the order of the page. */
async function standing(page: Page): Promise<Box[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  return places(page).evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { position: Number(one.getAttribute("aria-posinset")), top, bottom };
    }),
  );
}

function expectInOrder(boxes: Box[]) {
  boxes.slice(1).forEach((box, index) => {
    const before = boxes[index]!;
    expect(box.position).toBeGreaterThan(before.position);
    expect(box.top, `card ${box.position} under card ${before.position}`).toBeGreaterThanOrEqual(before.bottom);
  });
}

/** How far the open card stands from the line of its words, in pixels. */
const misalignment = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get("gloss-focus") as unknown as Iterable<StaticRange>;
    const words = document.createRange();
    words.setStart(range!.startContainer, range!.startOffset);
    words.setEnd(range!.startContainer, range!.startOffset + 1);
    return Math.abs(document.querySelector("[data-card][data-active]")!.getBoundingClientRect().top - words.getBoundingClientRect().top);
  });

test("Words with several annotations open the smallest first, and lead to each of the others", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await threeDeep(robin, episode);
  await open(page, episode.path);
  await expectPainted(page, { yellow: [SHORT], blue: [MIDDLE], green: [LONG], "overlap-2": ["models — "], "overlap-3": [SHORT] });

  await clickWords(page, SHORT);
  await expect(opened(page)).toContainText("The short one");
  await expect(here(page, "1 of 3")).toContainText("1 of 3 here");
  for (const [which, text] of [["The middle one", "2 of 3"], ["The long one", "3 of 3"], ["The short one", "1 of 3"]] as const) {
    await clickWords(page, SHORT);
    await expect(opened(page)).toContainText(which);
    await expect(here(page, text)).toBeVisible();
  }
  await expectNoViolations(page);

  const next = here(page, "1 of 3").getByRole("button", { name: "Next annotation here" });
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(opened(page)).toContainText("The middle one");
  await expect(here(page, "2 of 3").getByRole("button", { name: "Next annotation here" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(opened(page), "after the last comes the first").toContainText("The short one");
  await here(page, "1 of 3").getByRole("button", { name: "Previous annotation here" }).click();
  await expect(opened(page)).toContainText("The long one");

  await clickWords(page, "the first two Llama");
  await expect(opened(page)).toContainText("The long one");
  await expect(page.getByRole("group", { name: /annotations of these words/ })).toHaveCount(0);
});

test("Words show their card, and a card its words", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await threeDeep(robin, episode);
  await open(page, episode.path);
  const hinted = page.locator("[data-hinted]");
  const hint = () => page.evaluate(() => [...((CSS.highlights.get("gloss-hint") ?? []) as Iterable<StaticRange>)].map(({ startContainer, startOffset, endOffset }) => startContainer.textContent!.slice(startOffset, endOffset)));
  await clickWords(page, SHORT);
  await expect(hinted).toContainText("The short one");
  await expect.poll(hint).toEqual([SHORT]);
  await cards(page, "you", "The long one").hover();
  await expect(hinted).toContainText("The long one");
  await expect.poll(hint).toEqual([LONG]);
  await page.mouse.move(2, 2);
  await expect(hinted).toHaveCount(0);
  await expect.poll(hint).toEqual([]);
  await cards(page, "you", "The middle one").getByRole("button", { name: "Edit" }).focus();
  await expect(hinted).toContainText("The middle one");
  await expect.poll(hint).toEqual([MIDDLE]);
  await expect(page.locator("[data-outline] [style], [data-outline] [data-pointed]"), "nothing is left in the outline").toHaveCount(0);
});

test("However many cards there are, they stand in the summary's order beside their words, and none over another", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await highlightMuch(robin, episode, 100);
  await open(page, episode.path);
  await expect(places(page).first()).toHaveAttribute("aria-setsize", "100");
  expect(await places(page).count(), "those far from the window are not on the page").toBeLessThan(60);
  expectInOrder(await standing(page));

  const someWords = page.locator("[data-point-text]").nth(Math.floor(episode.points.length / 2));
  await someWords.scrollIntoViewIfNeeded();
  for (const nth of [0.3, 0.6, 0.9]) {
    const point = episode.points[Math.floor(episode.points.length * nth)]!;
    const spot = await page.evaluate((pointId) => {
      const element = document.querySelector(`[data-point-text="${pointId}"]`)!;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      for (const highlight of CSS.highlights.values()) {
        for (const { startContainer, startOffset, endOffset } of highlight as unknown as Iterable<StaticRange>) {
          if (!element.contains(startContainer)) continue;
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(startContainer, endOffset);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
      }
      return null;
    }, point.id);
    if (!spot) continue;
    await page.mouse.click(spot.x, spot.y);
    await expect(opened(page)).toHaveCount(1);
    expectInOrder(await standing(page));
    await expect.poll(() => misalignment(page)).toBeLessThanOrEqual(1);
  }

  const parent = pointSaying(page, "Open-source licensing");
  await parent.scrollIntoViewIfNeeded();
  const toggle = parent.getByRole("button", { name: "Points under this one" }).first();
  await toggle.click();
  expectInOrder(await standing(page));
  await toggle.click();
  expectInOrder(await standing(page));
});

test("The keyboard goes on to cards that were not on the page yet, in both directions", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await highlightMuch(robin, episode, 100);
  await open(page, episode.path);
  await expect(page.locator(".margin-list[data-aligned]")).toHaveCount(1);
  const positionOf = (locator: Locator) => locator.evaluate((element) => Number(element.closest("[data-standing]")?.getAttribute("aria-posinset")));
  const focused = page.locator(":focus");
  const at = (position: number) => page.locator(`[data-standing][aria-posinset="${position}"]`);
  /** Goes from the card at one end of those on the page to the next one, which its focus has brought on. */
  const goOn = async (from: number, step: 1 | -1) => {
    const buttons = at(from).getByRole("button");
    await (step === 1 ? buttons.last() : buttons.first()).focus();
    await expect(at(from + step)).toBeAttached();
    await page.keyboard.press(step === 1 ? "Tab" : "Shift+Tab");
    await expect.poll(() => positionOf(focused)).toBe(from + step);
    await expect(focused).toBeInViewport();
  };
  for (let from = await positionOf(places(page).last()); from < 100; from = await positionOf(places(page).last())) await goOn(from, 1);
  await at(100).getByRole("button").last().focus();
  for (let from = await positionOf(places(page).first()); from > 1; from = await positionOf(places(page).first())) await goOn(from, -1);
  const end = await positionOf(places(page).last());
  await page.getByRole("button", { name: "Later notes" }).evaluate((button) => (button as HTMLElement).click());
  await expect(focused).toHaveAttribute("data-card", /./);
  expect(await positionOf(focused)).toBe(end + 1);
});

test("A note that is being written stays, however far the page is scrolled", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await highlightMuch(robin, episode, 100);
  await open(page, episode.path);
  await places(page).first().getByRole("button", { name: "Edit" }).click();
  const note = page.getByRole("textbox", { name: "Your note" });
  await note.fill("Half a thought");
  await note.evaluate((element) => element.blur());
  await page.locator("[data-point-text]").last().scrollIntoViewIfNeeded();
  await expect(places(page).last()).toHaveAttribute("aria-posinset", "100");
  await expect(note).toHaveValue("Half a thought");
});

test("What is pressed stays under the pointer, whatever happens to the notes above it", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await threeDeep(robin, episode);
  await open(page, episode.path);
  await places(page).last().getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill("Saved by a press");
  const save = editor(page).getByRole("button", { name: "Save" });
  await save.hover();
  const before = await save.boundingBox();
  await page.mouse.down();
  await places(page).first().locator("[data-card]").evaluate((card) => new Promise<void>((resolve) => {
    card.style.paddingBottom = "200px";
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  }));
  expect(await save.boundingBox()).toEqual(before);
  await page.mouse.up();
  await expect(places(page).last()).toContainText("Saved by a press");
  await expect(noteField(page)).toHaveCount(0);
  expectInOrder(await standing(page));
});

test("Without registered highlights words are painted and opened all the same", async ({ newPerson, newBrowser, episode }) => {
  const robin = await newPerson();
  await threeDeep(robin, episode);
  const context = await newBrowser({ storageState: await robin.context.storageState(), viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => Reflect.deleteProperty(window, "Highlight"));
  const page = await context.newPage();
  await open(page, episode.path);
  await expect(page.locator(".gloss-rectangles > .gloss-overlap-3")).toHaveCount(1);
  await clickWords(page, SHORT);
  await expect(opened(page)).toContainText("The short one");
  await expect(page.locator(".gloss-rectangles > .gloss-focus")).not.toHaveCount(0);
  await clickWords(page, SHORT);
  await expect(opened(page)).toContainText("The middle one");
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test("the sheet begins with the card that was touched, and leads to the others there", async ({ newPerson, episode }) => {
    const robin = await newPerson();
    const { page } = robin;
    await highlightMuch(robin, episode, 80);
    await threeDeep(robin, episode);
    await open(page, episode.path);
    await clickWords(page, SHORT);
    const sheet = page.getByRole("dialog");
    const card = sheet.locator("[data-card][data-active]");
    await expect(card).toContainText("The short one");
    await expect(card).toBeInViewport();
    expect(await sheet.locator("[data-standing]").count()).toBeLessThan(50);
    await expect(sheet.locator("[data-standing]").first()).toHaveAttribute("aria-setsize", "83");
    await expectNoViolations(page);
    await sheet.getByRole("button", { name: "Next annotation here" }).tap();
    await expect(card).not.toContainText("The short one");
    await expect(card).toBeInViewport();

    await sheet.evaluate((element) => element.querySelector("[data-sheet]")?.scrollTo(0, 1e6) ?? element.scrollTo(0, 1e6));
    await expect(sheet.locator("[data-standing]").last()).toHaveAttribute("aria-posinset", "83");
    const boxes = await standing(page);
    expectInOrder(boxes);
  });
});
