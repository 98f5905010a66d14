import type { Locator, Page } from "@playwright/test";
import { selectWords, toolbar } from "./reader";

/* Writing a note, as people do it. */

export const noteField = (page: Page): Locator => page.getByRole("textbox", { name: "Your note" });
export const editor = (page: Page): Locator => page.locator("form").filter({ has: noteField(page) });
export const saveNote = (page: Page): Promise<void> => editor(page).getByRole("button", { name: "Save" }).click();

/** Opens the editor for a new note on some words. */
export async function beginNote(page: Page, words: string): Promise<void> {
  await selectWords(page, words);
  await toolbar(page).getByRole("button", { name: "Note" }).click();
}
