import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Annotation, Episode, Person } from "./people";
import { beginNote, noteField, saveNote } from "./notes";
import { cards, selectWords, toolbar } from "./reader";
import { open } from "./test";

/* What becomes of what was written, and what is said of it. */

export const status = (page: Page): Locator => page.locator(".outbox-status");
export const unsentMarks = (page: Page): Locator => page.getByRole("img", { name: "Not saved yet" });
export const unfinished = (page: Page): Locator => page.getByRole("region", { name: "Unfinished notes" });

export async function highlight(page: Page, words: string, colour = "yellow"): Promise<void> {
  await selectWords(page, words);
  await toolbar(page).getByRole("button", { name: `Highlight in ${colour}` }).click();
}

/** Opens the editor for a note on some words and types into it. */
export async function typeNote(page: Page, words: string, text: string): Promise<void> {
  await beginNote(page, words);
  await noteField(page).fill(text);
}

export async function writeNote(page: Page, words: string, text: string): Promise<void> {
  await typeNote(page, words, text);
  await saveNote(page);
}

/** What the server has of a person's, as they read it themselves. */
export const saved = ({ api }: Pick<Person, "api">, { id }: Episode): Promise<Annotation[]> => api.call("GET", `/episodes/${id}/annotations`);

/** Waits until the server has exactly these notes, each once. */
export async function expectSaved(person: Pick<Person, "api">, episode: Episode, notes: string[]): Promise<void> {
  const texts = async () => (await saved(person, episode)).map(({ note: text }) => text).sort();
  await expect.poll(texts, { timeout: 20_000 }).toEqual([...notes].sort());
}

export const WRITES = /\/api\/v1\/(annotations|audiences)\//;

/** Lets requests through and loses their answers, until what it returns is called. */
export async function loseAnswers(page: Page): Promise<() => void> {
  let isLosing = true;
  await page.route(WRITES, async (route) => {
    if (!isLosing) return route.continue();
    await route.fetch();
    await route.abort();
  });
  return () => void (isLosing = false);
}

/** Someone new, with the episode before them. */
export async function reading(newPerson: () => Promise<Person>, { path }: Episode): Promise<Person> {
  const person = await newPerson();
  await open(person.page, path);
  return person;
}

export const remove = (page: Page, text: string): Promise<void> => cards(page, "you", text).getByRole("button", { name: "Delete" }).click();

/** Another tab of the same browser. */
export async function anotherTab({ context }: Pick<Person, "context">, { path }: Episode): Promise<Page> {
  const page = await context.newPage();
  await open(page, path);
  return page;
}

export async function edit(page: Page, text: string, changed: string): Promise<void> {
  await cards(page, "you", text).getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill(changed);
  await saveNote(page);
}

/** What a browser tells a page that someone comes back to. */
export const comeBack = (page: Page): Promise<void> =>
  page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));

/** From when it is next opened, the page is told nothing of what is written elsewhere: it asks, as it does without a stream. */
export const deafen = (page: Page): Promise<unknown> => page.route(/\/events\?/, () => undefined);
