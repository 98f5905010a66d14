import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { pointSaying } from "./reader";

/* The reader by keys alone, and what is said to those who listen. */

/** The text of the point that says these words: what takes the focus for it. */
export const pointText = (page: Page, words: string): Locator => pointSaying(page, words).locator("[data-point-text]").first();

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Walks on to a point, as a reader does. */
export async function walkTo(page: Page, words: string): Promise<void> {
  const point = pointText(page, words);
  await press(page, "j");
  for (let steps = 0; steps < 60 && !(await point.evaluate((element) => element === document.activeElement)); steps++) await press(page, "j");
  await expect(point).toBeFocused();
}

export const expectSaid = (page: Page, words: string | RegExp) => expect(page.getByRole("status").filter({ hasText: words })).toHaveCount(1);

/** The words that the browser has selected. */
export const selectedText = (page: Page): Promise<string> => page.evaluate(() => getSelection()!.toString());
