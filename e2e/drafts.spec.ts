import type { Page } from "@playwright/test";
import { annotate } from "./support/people";
import { editor, noteField, saveNote } from "./support/notes";
import { cards, expectPainted, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";
import { anotherTab, comeBack, expectSaved, highlight, reading, saved, typeNote, unfinished } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

const WORDS = "Scout and Maverick";
const OTHER_WORDS = "gigawatt-scale";

const goOn = (page: Page) => unfinished(page).getByRole("button", { name: "Continue" }).click();

/** The texts of the drafts that this browser keeps. */
const keptTexts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => request.addEventListener("success", () => resolve(request.result)));
    const database = await answer(indexedDB.open("gloss"));
    const drafts = (await answer(database.transaction("drafts").objectStore("drafts").getAll())) as { writing: { note: string } }[];
    database.close();
    return drafts.map(({ writing }) => writing.note);
  });

test("A note half written is there again when the tab was killed between two keys, and is saved once", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  await typeNote(robin.page, WORDS, "");
  await noteField(robin.page).pressSequentially("It is said that th");
  await editor(robin.page).getByRole("radio", { name: "Pink" }).click();
  await editor(robin.page).getByRole("textbox", { name: /^Tags/ }).fill("models, Llama");
  await expect.poll(() => keptTexts(robin.page)).toEqual(["It is said that th"]);
  await robin.page.close();

  const page = await anotherTab(robin, episode);
  await expect(unfinished(page)).toContainText("It is said that th");
  await expect(unfinished(page)).toContainText(WORDS);
  await expectNoViolations(page);
  await goOn(page);
  await expect(unfinished(page)).toHaveCount(0);
  await expect(noteField(page)).toHaveValue("It is said that th");
  await noteField(page).fill("It is said that they are natively multimodal.");
  await saveNote(page);
  await expect(cards(page, "you", "natively multimodal")).toContainText("Llama");
  await expectPainted(page, { pink: [WORDS] });
  await expectSaved(robin, episode, ["It is said that they are natively multimodal."]);
  await expect.poll(() => keptTexts(page)).toEqual([]);
  await page.reload();
  await expect(cards(page, "you")).toHaveCount(1);
  await expect(unfinished(page)).toHaveCount(0);
});

test("Not even the last word is lost when the page is left", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await typeNote(page, WORDS, "All of it, to the very end");
  await page.reload();
  await expect(unfinished(page)).toContainText("All of it, to the very end");
  await goOn(page);
  await noteField(page).fill("All of it, to the very, very end");
  await page.goto("/");
  await open(page, episode.path);
  await expect(unfinished(page)).toContainText("All of it, to the very, very end");
});

test("A change half made is offered on what it was made on", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: WORDS, note: "As it was" });
  await open(page, episode.path);
  await cards(page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill("As it is going to be");
  await page.reload();
  await expect(cards(page, "you", "As it was")).toBeVisible();
  await goOn(page);
  await expect(noteField(page)).toHaveValue("As it is going to be");
  await expect(cards(page, "you")).toHaveCount(0);
  await saveNote(page);
  await expect(cards(page, "you", "As it is going to be")).toBeVisible();
  await expectSaved(robin, episode, ["As it is going to be"]);
  expect(await saved(robin, episode)).toMatchObject([{ version: 2 }]);
});

test("It is discarded only when that is wanted, and comes back by undoing", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await typeNote(page, WORDS, "Left in passing");
  await noteField(page).press("Escape");
  await expect(unfinished(page)).toContainText("Left in passing");
  await unfinished(page).getByRole("button", { name: "Discard" }).click();
  await expect(unfinished(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(noteField(page)).toHaveValue("Left in passing");
  await page.getByRole("button", { name: "Dismiss" }).first().click();

  await editor(page).getByRole("button", { name: "Cancel" }).click();
  await expect(editor(page)).toHaveCount(0);
  await expect(unfinished(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(noteField(page)).toHaveValue("Left in passing");
  await editor(page).getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(cards(page, "you")).toHaveCount(0);
  await expect(unfinished(page)).toHaveCount(0);
  await expectSaved(robin, episode, []);
});

test("An editor in which nothing was written leaves nothing behind", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: WORDS, note: "As it was" });
  await open(page, episode.path);
  await cards(page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill("As it was, and back");
  await noteField(page).fill("As it was");
  await noteField(page).press("Escape");
  await typeNote(page, OTHER_WORDS, "");
  await editor(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await page.reload();
  await expect(cards(page, "you", "As it was")).toBeVisible();
  await expect(unfinished(page)).toHaveCount(0);
});

test("Of two notes half written each waits while the other is gone on with", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await typeNote(page, WORDS, "The first");
  await noteField(page).press("Escape");
  await typeNote(page, OTHER_WORDS, "The second");
  await expect(unfinished(page)).toContainText("The first");
  await goOn(page);
  await expect(noteField(page)).toHaveValue("The first");
  await expect(unfinished(page)).toContainText("The second");
  await expect(unfinished(page)).not.toContainText("The first");
});

test("What is being written in one tab is not offered in another, before it is left there", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  await typeNote(robin.page, WORDS, "Being written");
  await expect.poll(() => keptTexts(robin.page)).toEqual(["Being written"]);
  const other = await anotherTab(robin, episode);
  await highlight(other, OTHER_WORDS);
  await expect(cards(robin.page, "you", OTHER_WORDS)).toBeVisible();
  await expect(unfinished(other)).toHaveCount(0);
  await robin.page.close();
  await expect(unfinished(other)).toContainText("Being written");
});

test("It is its author’s alone, on a browser that others use too", async ({ newPerson, episode, complaints }) => {
  // Between two people the page still asks for the one who opened it.
  complaints.allow(refusal(401));
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Borrower" })];
  await open(ada.page, episode.path);
  await typeNote(ada.page, WORDS, "Ada’s thoughts");
  await expect.poll(() => keptTexts(ada.page)).toEqual(["Ada’s thoughts"]);
  const adas = await ada.context.cookies();
  await ada.context.clearCookies();
  await ada.context.addCookies(await ben.context.cookies());
  await open(ada.page, episode.path);
  await expect(ada.page.getByRole("button", { name: "Ben Borrower" })).toBeVisible();
  await expect(ada.page.getByText("Ada’s thoughts")).toHaveCount(0);
  await ada.context.clearCookies();
  await ada.context.addCookies(adas);
  await open(ada.page, episode.path);
  await expect(unfinished(ada.page)).toContainText("Ada’s thoughts");
});

test("A change half made outlives what it was made on", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/status of (404|409)/);
  const robin = await newPerson();
  const { page } = robin;
  const { id } = await annotate(robin, episode, { words: WORDS, note: "As it was" });
  await open(page, episode.path);
  await cards(page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill("As it is going to be");
  await robin.api.call("DELETE", `/annotations/${id}`);
  await comeBack(page);
  await expect(unfinished(page)).toContainText("As it is going to be");
  await goOn(page);
  await saveNote(page);
  await cards(page, "you", "As it is going to be").getByRole("button", { name: "Bring it back" }).click();
  await expectSaved(robin, episode, ["As it is going to be"]);
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test("a note is not lost with the sheet that it is written in, nor with the page", async ({ newPerson, episode }) => {
    const { page } = await reading(newPerson, episode);
    await selectWords(page, WORDS);
    await toolbar(page).getByRole("button", { name: "Note" }).tap();
    const sheet = page.getByRole("dialog");
    await noteField(page).fill("Written with a thumb");
    await sheet.getByRole("button", { name: "Close" }).tap();
    await expect(sheet).toBeHidden();
    await page.getByRole("button", { name: /^Write a note/ }).tap();
    await expect(noteField(page)).toHaveValue("Written with a thumb");
    await page.reload();
    await page.getByRole("button", { name: /^Unfinished note/ }).tap();
    await unfinished(page).getByRole("button", { name: "Continue" }).tap();
    await expect(noteField(page)).toHaveValue("Written with a thumb");
    await sheet.getByRole("button", { name: "Save" }).tap();
    await expectPainted(page, { yellow: [WORDS] });
  });
});
