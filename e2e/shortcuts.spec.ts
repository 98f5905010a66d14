import type { Page } from "@playwright/test";
import type { Annotation, Episode, Person } from "./support/people";
import { expectSaid, pointText, press, walkTo } from "./support/keyboard";
import { noteField } from "./support/notes";
import { readingPath, studyGroup } from "./support/people";
import { cards, expectPainted, pointToolbar, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";
import { reading } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

const own = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);
const help = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });

const FIRST = "Mark Zuckerberg discusses";
const SECOND = "Llama 4 and Meta’s model strategy";
const THIRD = "Meta has released the first two";
const LEAF = "These are optimized for";

test("The toolbar is reached from what is selected, used, and left by keys", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await selectWords(page, "Scout and Maverick");
  await expectSaid(page, "Words are selected: Tab leads to what can be done with them");
  await press(page, "Tab");
  await expect(toolbar(page).getByRole("button", { name: "Highlight in yellow" })).toBeFocused();
  await press(page, "ArrowRight", "ArrowRight");
  await expect(toolbar(page).getByRole("button", { name: "Highlight in blue" })).toBeFocused();
  await press(page, "Escape");
  await expect(toolbar(page)).toBeHidden();
  await expect(pointText(page, THIRD)).toBeFocused();

  await press(page, "Shift+ArrowRight");
  await expect(toolbar(page)).toBeVisible();
  await press(page, "Tab");
  await expect(toolbar(page).getByRole("button", { name: "Highlight in yellow" })).toBeFocused();
  await press(page, "End", "ArrowLeft");
  await expect(toolbar(page).getByRole("button", { name: "More" })).toBeFocused();
  await press(page, "Enter");
  await expect(page.getByRole("menuitem", { name: "Question" })).toBeFocused();
  await expectNoViolations(page);
  await press(page, "ArrowDown", "Enter");
  await expect(page.getByRole("article", { name: "Agree by you" })).toContainText("Meta");
  await expect(pointText(page, THIRD)).toBeFocused();

  await press(page, "F6");
  await expect(pointToolbar(page).getByRole("button", { name: "Highlight in yellow" })).toBeFocused();
  await press(page, "Tab");
  await expect(pointText(page, THIRD)).toBeFocused();
  await press(page, "Escape");
  await expect(pointToolbar(page)).toBeHidden();
  await press(page, "j");
  await expect(pointToolbar(page), "the next point has it again").toBeVisible();
  await expectNoViolations(page);
});

test("Who sees it is shown before it is made, and chosen by key", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const group = await studyGroup(robin, episode);
  const { page } = robin;
  await open(page, readingPath(group, episode));
  await walkTo(page, LEAF);
  await expect(pointToolbar(page).getByRole("button", { name: /^Who sees this: Tuesday readers/ })).toBeVisible();
  await press(page, "w");
  await expect(page.getByRole("menuitemcheckbox")).toBeFocused();
  await press(page, "Enter", "Escape");
  await expect(pointToolbar(page).getByRole("button", { name: "Who sees this: Only me" })).toBeVisible();
  await expect(page.getByRole("menu")).toHaveCount(0);
  await press(page, "h");
  await expectSaid(page, "Highlighted in yellow. Seen by: only me");
  await expect.poll(async () => (await own(robin, episode)).map(({ audiences }) => audiences)).toEqual([[]]);
  await press(page, "Enter");
  await expect(cards(page, "you")).toBeFocused();
  await press(page, "w");
  await expect(page.getByRole("menuitemcheckbox")).toBeFocused();
  await press(page, "Enter", "Escape");
  await expect.poll(async () => (await own(robin, episode)).map(({ audiences }) => audiences)).toEqual([[group.audienceId]]);
});

test("The shortcuts are listed, and those of a single sign can be switched off for good", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await press(page, "?");
  await expect(help(page)).toBeVisible();
  await expect(help(page).getByRole("term").filter({ hasText: "Write a note" })).toBeVisible();
  await expect(help(page).getByRole("definition").filter({ hasText: /^n$/ })).toBeVisible();
  await expectNoViolations(page);
  await press(page, "h", "n");
  await help(page).getByRole("checkbox", { name: /single letter/ }).press("Space");
  await press(page, "Escape");
  await expect(help(page)).toBeHidden();

  for (const again of [false, true]) {
    if (again) await open(page, episode.path);
    await pointText(page, FIRST).focus();
    await press(page, "h", "n", "1", "?", "j");
    await expect(pointText(page, FIRST)).toBeFocused();
    await press(page, "ArrowDown", "Shift+ArrowRight");
    await expectSaid(page, "1 word: Llama");
  }
  await expect(help(page)).toBeHidden();
  await expectPainted(page, {});
  expect(await own(robin, episode)).toEqual([]);

  await press(page, "Tab", "End", "ArrowLeft", "Enter", "End", "Enter");
  await expect(help(page)).toBeVisible();
  await help(page).getByRole("checkbox", { name: /single letter/ }).press("Space");
  await press(page, "Escape");
  await pointText(page, SECOND).focus();
  await press(page, "h");
  await expect(cards(page, "you")).toHaveCount(1);
});

test("Keys that are typed, composed or held with others are not shortcuts", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await walkTo(page, LEAF);
  await press(page, "Control+h", "Alt+n", "Meta+a", "Shift+h");
  // What an input method takes, and what a layout without Latin letters types in the place of "h" and "n".
  const key = (init: { key: string; code: string; isComposing?: boolean }) => page.evaluate((init) => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init })), init);
  await key({ key: "Process", code: "KeyH" });
  await key({ key: "h", code: "KeyH", isComposing: true });
  await expectPainted(page, {});
  await key({ key: "р", code: "KeyH" });
  await expectPainted(page, { yellow: [(await pointText(page, LEAF).textContent())!] });
  await key({ key: "т", code: "KeyN" });
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type("h 1 n ? z [ ]");
  await expect(noteField(page)).toHaveValue("h 1 n ? z [ ]");
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await input.send("Input.insertText", { text: "日本" });
  await expect(noteField(page)).toHaveValue("h 1 n ? z [ ]日本");
  await press(page, "Control+Enter");
  await expect(cards(page, "you", "日本")).toBeVisible();
  await expect.poll(async () => (await own(robin, episode)).length).toBe(2);
});

