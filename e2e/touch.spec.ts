import { devices } from "@playwright/test";
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import type { Annotation, Episode, Person } from "./support/people";
import { cards, expectPainted, pointSaying, pointToolbar, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

const profile = (name: string): BrowserContextOptions => {
  const { defaultBrowserType: _, ...options } = devices[name]!;
  return options;
};

const own = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);
const chosen = (page: Page): Locator => page.getByRole("toolbar", { name: "Annotate the chosen words" });
const handle = (page: Page, name: "First word" | "Last word"): Locator => page.getByRole("slider", { name });
const textOf = ({ points }: Episode, words: string) => points.find(({ text }) => text.includes(words))!.text;

const LEAF = "These are optimized for";

/** What a long press leaves behind: the system has taken the pointer, and a word is selected with handles of its own. */
async function pressLong(page: Page, words: string) {
  await page.evaluate((words) => {
    const element = [...document.querySelectorAll("[data-point-text]")].find(({ textContent }) => textContent.includes(words))!;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const at = element.textContent.indexOf(words);
    element.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch" }));
    getSelection()!.setBaseAndExtent(element.firstChild!, at, element.firstChild!, at + words.length);
    element.dispatchEvent(new PointerEvent("pointercancel", { bubbles: true, pointerType: "touch" }));
  }, words);
}

/** Drags a handle onto the middle of some words, by finger. */
async function drag(page: Page, slider: Locator, onto: string) {
  const target = await page.evaluate((words) => {
    const element = [...document.querySelectorAll("[data-point-text]")].find(({ textContent }) => textContent.includes(words))!;
    const range = document.createRange();
    const at = element.textContent.indexOf(words);
    range.setStart(element.firstChild!, at);
    range.setEnd(element.firstChild!, at + words.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, onto);
  const box = (await slider.boundingBox())!;
  // A finger takes the knob, below the words' line, and stays as far below the line that it goes to.
  const start = { x: box.x + box.width / 2, y: box.y + box.height - 20 };
  const line = Number.parseFloat(await slider.evaluate((element) => element.style.getPropertyValue("--line")));
  const below = start.y - (box.y + line / 2);
  const input = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) => input.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  await send("touchStart", start);
  for (const part of [0.25, 0.5, 0.75, 1]) await send("touchMove", { x: start.x + (target.x - start.x) * part, y: start.y + (target.y + below - start.y) * part });
  await send("touchEnd");
}

for (const device of ["iPhone 14", "Pixel 7"]) {
  test.describe(`On the ${device}`, () => {
    const context = profile(device);

    test("a long press brings the toolbar to the foot of the screen, with room for fingers", async ({ newPerson, episode }) => {
      const robin = await newPerson({ context });
      const { page } = robin;
      await open(page, episode.path);
      await pressLong(page, "Scout and Maverick");
      await expect(toolbar(page)).toBeVisible();
      const { width, height } = page.viewportSize()!;
      const bar = (await toolbar(page).boundingBox())!;
      expect(Math.round(bar.y + bar.height)).toBe(height);
      expect([bar.x, bar.width]).toEqual([0, width]);
      expect(bar.height, "most of the screen is left for the words").toBeLessThan(height / 5);
      for (const button of await toolbar(page).getByRole("button").all()) {
        const { width, height } = (await button.boundingBox())!;
        expect([width >= 43.9, height >= 43.9], await button.innerHTML()).toEqual([true, true]);
      }
      await expect(toolbar(page).getByText("Only me")).toBeVisible();
      await expectNoViolations(page);

      await toolbar(page).getByRole("button", { name: "Highlight in green" }).tap();
      await expectPainted(page, { green: ["Scout and Maverick"] });
      await expect(toolbar(page)).toBeHidden();
      await pressLong(page, "highly efficient");
      await toolbar(page).getByRole("button", { name: "More" }).tap();
      await expectNoViolations(page);
      await page.getByRole("menuitem", { name: "Question" }).tap();
      await page.getByRole("textbox", { name: "Your note" }).fill("How efficient?");
      await page.getByRole("button", { name: "Save" }).tap();
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect.poll(async () => (await own(robin, episode)).map(({ kind }) => kind)).toEqual(["highlight", "question"]);
    });

    test("the whole point is annotated, or words of it that handles choose", async ({ newPerson, episode }) => {
      const robin = await newPerson({ context });
      const { page } = robin;
      await open(page, episode.path);
      const whole = textOf(episode, LEAF);
      const button = pointSaying(page, LEAF).getByRole("button", { name: "Annotate this point" });
      await button.tap();
      await pointToolbar(page).getByRole("button", { name: "Highlight in blue" }).tap();
      await expectPainted(page, { blue: [whole] });
      await expect(pointToolbar(page)).toBeHidden();

      await button.tap();
      await pointToolbar(page).getByRole("button", { name: "Put away" }).tap();
      await expect(pointToolbar(page)).toBeHidden();
      await button.tap();
      await pointToolbar(page).getByRole("button", { name: "Choose words" }).tap();
      await expect(handle(page, "Last word")).toBeFocused();
      await expect(handle(page, "Last word")).toHaveAttribute("aria-valuetext", "These, word 1 of 23");
      for (const name of ["First word", "Last word"] as const) {
        const { x, width, height } = (await handle(page, name).boundingBox())!;
        expect([width >= 44, height >= 44, x >= 0]).toEqual([true, true, true]);
        const isScroll = await handle(page, name).evaluate((element) => element.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, cancelable: true })));
        expect(isScroll, "a drag of it is no scroll").toBe(false);
      }
      await expectNoViolations(page);

      await drag(page, handle(page, "Last word"), "consumer");
      await expect(handle(page, "Last word")).toHaveAttribute("aria-valuetext", /^consumer, word \d+ of 23$/);
      await drag(page, handle(page, "First word"), "internal");
      await expect(handle(page, "First word")).toHaveAttribute("aria-valuetext", /^internal, word \d+ of 23$/);
      await chosen(page).getByRole("button", { name: "Highlight in pink" }).tap();
      await expect(handle(page, "First word")).toHaveCount(0);
      const words = "internal product needs, especially consumer";
      await expectPainted(page, { blue: [whole], pink: [words], "overlap-2": [words] });
      await expect.poll(async () => (await own(robin, episode)).map(({ targets }) => targets[0]!.quote)).toEqual([whole, words]);
    });

    test("a press elsewhere puts all of it away", async ({ newPerson, episode }) => {
      const { page } = await newPerson({ context });
      await open(page, episode.path);
      await pointSaying(page, LEAF).getByRole("button", { name: "Annotate this point" }).tap();
      await expect(pointToolbar(page)).toBeVisible();
      await page.touchscreen.tap(200, 60);
      await expect(pointToolbar(page)).toBeHidden();
      await expect(cards(page, "you")).toHaveCount(0);
    });
  });
}

test("The handles are sliders for keys and screen readers", async ({ newPerson, episode }) => {
  const { page } = await newPerson({ context: { viewport: { width: 1440, height: 900 } } });
  await open(page, episode.path);
  await pointSaying(page, LEAF).getByRole("button", { name: "Annotate this point" }).press("Enter");
  await pointToolbar(page).getByRole("button", { name: "Choose words" }).press("Enter");
  const [first, last] = [handle(page, "First word"), handle(page, "Last word")];
  await expect(last).toBeFocused();
  for (const key of ["ArrowRight", "ArrowRight", "PageUp", "ArrowLeft"]) await page.keyboard.press(key);
  await expect(last).toHaveAttribute("aria-valuenow", "12");
  await page.keyboard.press("Shift+Tab");
  await expect(first).toBeFocused();
  await page.keyboard.press("End");
  await expect(first).toHaveAttribute("aria-valuenow", "12");
  for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await expect(first).toHaveAttribute("aria-valuenow", "10");
  await expectNoViolations(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(chosen(page).getByRole("button", { name: "Highlight in yellow" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(first).toHaveCount(0);
  await expect(pointSaying(page, LEAF).locator("[data-point-text]").first()).toBeFocused();
  await expectPainted(page, {});
});
