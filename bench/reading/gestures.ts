import type { Page } from "@playwright/test";
import type { Clock } from "./clock";
import type { Spot } from "./scene";

/* What a reader does, and the milliseconds until it is seen. */

declare global {
  interface Window {
    clock: Clock;
  }
}

/** How long words have to stay where they are, in milliseconds. */
const REST_MS = 150;

type Place = { x: number; y: number };

/** The middle of the first character and of the last of a stretch of a point's words. */
function placesOf(page: Page, spot: Spot): Promise<{ first: Place; last: Place }> {
  return page.evaluate(({ pointId, start, end }) => {
    const element = document.querySelector(`[data-point-text="${pointId}"]`);
    if (!element) throw new Error("The point is not on the page.");
    const [first, last] = [start, end - 1].map((index) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let rest = index;
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (rest < node.length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        rest -= node.length;
      }
      throw new Error("The point has no such character.");
    });
    return { first: first as Place, last: last as Place };
  }, spot);
}

/** Scrolling, and what it sets off, is over. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 200 })))));

/**
 * Brings words into view, and tells where they are once the page has come to rest. What comes near the window is laid
 * out only then, and moves them: they are brought back until they stay.
 */
async function goTo(page: Page, spot: Spot): Promise<{ first: Place; last: Place }> {
  for (;;) {
    await page.locator(`[data-point-text="${spot.pointId}"]`).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const before = await placesOf(page, spot);
    await settled(page);
    await page.waitForTimeout(REST_MS);
    const now = await placesOf(page, spot);
    if (now.first.y === before.first.y) return now;
  }
}

const seen = (page: Page) => page.evaluate(() => window.clock.seen());

const TOOLBAR = '[role="toolbar"]';

/** From the release of the pointer until the toolbar is there. */
export async function selectWords(page: Page, spot: Spot): Promise<number> {
  const { first, last } = await goTo(page, spot);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(last.x + 3, last.y, { steps: 3 });
  await page.evaluate((toolbar) => window.clock.watch("pointerup", toolbar), TOOLBAR);
  await page.mouse.up();
  const milliseconds = await seen(page);
  await page.evaluate(() => window.getSelection()?.removeAllRanges());
  await page.waitForSelector(TOOLBAR, { state: "detached" });
  return milliseconds;
}

/** From the pointer's arrival over annotated words until the card that belongs to them shows it. */
export async function hover(page: Page, spot: Spot): Promise<number> {
  await page.mouse.move(2, 2);
  const { first } = await goTo(page, spot);
  await page.waitForSelector("[data-hinted]", { state: "detached" });
  await page.evaluate(() => window.clock.watch("pointermove", "[data-hinted]"));
  await page.mouse.move(first.x, first.y);
  return seen(page);
}

/** From the click on annotated words until their card is open. */
export async function openCard(page: Page, spot: Spot): Promise<number> {
  await page.mouse.click(2, 2);
  await page.evaluate(() => document.querySelector<HTMLElement>("[data-outline]")?.click());
  await page.waitForSelector("[data-card][data-active]", { state: "detached" });
  const { first } = await goTo(page, spot);
  await page.mouse.move(first.x, first.y);
  await page.evaluate(() => window.clock.watch("click", "[data-card][data-active]"));
  await page.mouse.down();
  await page.mouse.up();
  return seen(page);
}

export const gestures = { "selecting words": selectWords, "hovering a highlight": hover, "opening a card": openCard };
export type Gesture = keyof typeof gestures;
