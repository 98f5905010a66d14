import type { Page } from "@playwright/test";
import { annotate } from "./support/people";
import { cards, outline, toolbar, selectWords } from "./support/reader";
import { expect, expectNoViolations, open, ready, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share your annotated version" });
const link = (page: Page, name: string) => dialog(page).getByRole("list", { name: "Your share links" }).getByRole("listitem").filter({ hasText: name });
const marked = (page: Page) => outline(page).locator("mark").allTextContents();

test("A frozen version stays as it was, and its author decides who opens it and whether it names them", async ({ newPerson, newBrowser, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Other" })];
  await annotate(ada, episode, { words: "gigawatt-scale", note: "As I saw it first" });
  await open(ada.page, episode.path);
  await ada.page.getByRole("button", { name: "Share" }).click();
  await dialog(ada.page).getByRole("radio", { name: "Frozen" }).check();
  await dialog(ada.page).getByLabel("Name, shown to its readers").fill("Before the lecture");
  await dialog(ada.page).getByLabel("It is open").selectOption("for a week");
  await dialog(ada.page).getByRole("button", { name: "Make a link" }).click();
  await expect(link(ada.page, "Before the lecture")).toContainText(/Frozen on .*1 annotation.*until/);
  await expectNoViolations(ada.page);
  const address = await link(ada.page, "Before the lecture").getByRole("textbox", { name: "Address of Before the lecture" }).inputValue();
  await dialog(ada.page).getByRole("button", { name: "Close" }).click();

  await cards(ada.page, "you", "As I saw it first").getByRole("button", { name: "Edit" }).click();
  await ada.page.getByRole("textbox", { name: "Your note" }).fill("As I see it now");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(cards(ada.page, "you", "As I see it now")).toBeVisible();
  await selectWords(ada.page, "Scout and Maverick");
  await toolbar(ada.page).getByRole("button", { name: "Yellow" }).click();
  await expect(cards(ada.page, "you", "Scout and Maverick").getByText("Only me"), "nothing is published to a frozen version").toBeVisible();

  const visitor = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await visitor.goto(address);
  await expect(visitor.getByText("You are reading Ada Author’s annotated version, Before the lecture. It has 1 annotation.")).toBeVisible();
  await expect(visitor.getByText("It stands as it was on")).toBeVisible();
  expect(await marked(visitor)).toEqual(["gigawatt-scale"]);
  await expect(visitor.locator(".prose-note")).toHaveText(["As I saw it first"]);

  await ada.page.getByRole("button", { name: "Share" }).click();
  await link(ada.page, "Before the lecture").getByRole("button", { name: "Change Before the lecture" }).click();
  const change = link(ada.page, "Before the lecture");
  await ada.page.getByLabel("Name, shown to its readers").last().fill("Before it");
  await change.getByRole("checkbox", { name: "Only for people who are signed in" }).check();
  await change.getByRole("checkbox", { name: "With names" }).uncheck();
  await change.getByRole("button", { name: "Save" }).click();
  await expect(link(ada.page, "Before it")).toContainText(/until.*signed in only.*without names/);

  await visitor.goto(address);
  await expect(visitor.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  expect(await visitor.locator("body").innerText()).not.toContain("gigawatt-scale");
  const guest = await (await newBrowser()).newPage();
  await open(guest, address);
  await guest.getByLabel("E-mail").fill(ben.email);
  await guest.getByLabel("Password").fill(ben.password);
  await guest.getByRole("button", { name: "Sign in" }).click();
  await expect(guest.getByText("You are reading an annotated version, Before it. It has 1 annotation.")).toBeVisible();
  expect(guest.url()).toBe(address);
  const html = await (await guest.request.get(address)).text();
  expect(html).toContain("As I saw it first");
  for (const secret of [ada.name, ada.id, ada.email]) expect(html).not.toContain(secret);
  await expectNoViolations(guest);
});

test("Someone else’s version becomes one’s own starting point, is taken back, and names its source", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Other" })];
  await annotate(ada, episode, { words: "gigawatt-scale", note: "How many?" });
  await annotate(ada, episode, { words: "Scout and Maverick", colour: "green" });
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id });
  await open(ben.page, `/v/${token}`);
  await ben.page.getByRole("button", { name: "Make this my starting point" }).click();
  await expect(ben.page.getByText("Copied 2 annotations into your notes")).toBeVisible();
  await expect(ben.page.getByText("All 2 annotations are in your notes, as drafts that only you see.")).toBeVisible();
  await ben.page.getByRole("button", { name: "Undo" }).click();
  await expect(ben.page.getByText("Taken back: your notes are as they were")).toBeVisible();
  expect(await ben.api.call<unknown[]>("GET", `/episodes/${episode.id}/annotations`)).toEqual([]);
  await ben.page.getByRole("button", { name: "Make this my starting point" }).click();
  await ben.page.getByRole("link", { name: "Go on from here" }).click();
  await ready(ben.page);
  await expect(cards(ben.page, "you")).toHaveCount(2);
  await cards(ben.page, "you", "How many?").getByRole("link", { name: "Ada Author’s version" }).click();
  await ready(ben.page);
  await ben.page.getByRole("button", { name: "Make this my starting point" }).click();
  await expect(ben.page.getByText("You have all of it already: nothing was copied")).toBeVisible();
  await expectNoViolations(ben.page);
  await open(ada.page, `/v/${token}`);
  await expect(ada.page.getByRole("button", { name: "Make this my starting point" }), "not of one’s own").toHaveCount(0);
});
