import type { Locator, Page } from "@playwright/test";
import { beginNote, editor, noteField, saveNote } from "./support/notes";
import { annotate, readingPath, studyGroup } from "./support/people";
import type { Annotation, Episode, Group, Person } from "./support/people";
import { cards, expectPainted, notes, pointSaying, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const bar = (page: Page): Locator => page.getByRole("search", { name: "Notes" });
const showing = (page: Page): Locator => bar(page).getByRole("status");
const choice = (page: Page, name: string | RegExp): Locator => page.getByRole("menuitemcheckbox", { name });
const anyCard = (page: Page): Locator => page.getByRole("article", { name: / by / });
const find = (page: Page): Locator => bar(page).getByRole("searchbox", { name: "Find in the notes" });

/** Opens a menu, chooses, and closes it again. */
async function chooseIn(page: Page, menu: RegExp, names: (string | RegExp)[]): Promise<void> {
  await bar(page).getByRole("button", { name: menu }).click();
  for (const name of names) await choice(page, name).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
}

const choose = (page: Page, ...names: (string | RegExp)[]): Promise<void> => chooseIn(page, /^Filter/, names);
const readThrough = (page: Page, ...names: (string | RegExp)[]): Promise<void> => chooseIn(page, /^Read through/, names);

type Scene = { ada: Person; ben: Person; group: Group; path: string };

/** Ada and Ben read together: of five annotations, all near the top, Ben reads four and has written two of them. */
async function scene(newPerson: (options: { name: string }) => Promise<Person>, episode: Episode): Promise<Scene> {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  await annotate(ada, episode, { words: "first two Llama 4 models", note: "What does it cost?", kind: "question", colour: "blue", tags: ["cost"], audiences });
  await annotate(ada, episode, { words: "maximum reasoning depth", note: "Models, plural", tags: ["models", "cost"], audiences });
  await annotate(ada, episode, { words: "Behemoth is so large", note: "For my eyes" });
  await annotate(ben, episode, { words: "Scout and Maverick", colour: "pink", audiences });
  await annotate(ben, episode, { words: "full-duplex voice demo", note: "Über alles", kind: "agree", tags: ["models"] });
  return { ada, ben, group, path: readingPath(group, episode) };
}

test("Notes are filtered by person, kind, colour, tag and audience, alone and together, and so is the paint", async ({ newPerson, episode }) => {
  const { ben, path } = await scene(newPerson, episode);
  const { page } = ben;
  await open(page, path);
  const all = { pink: ["Scout and Maverick"], blue: ["first two Llama 4 models"], yellow: ["maximum reasoning depth", "full-duplex voice demo"], draft: ["full-duplex voice demo"] };
  await expectPainted(page, all);
  await expect(showing(page)).toBeEmpty();

  await readThrough(page, /^Ada Founder/);
  await expect(showing(page)).toHaveText("Showing 2 of 4");
  await expectPainted(page, { blue: all.blue, yellow: ["maximum reasoning depth"] });
  await choose(page, /^Question/);
  await expect(showing(page)).toHaveText("Showing 1 of 4");
  await expect(cards(page, "Ada Founder")).toHaveText([/What does it cost/]);
  await expectPainted(page, { blue: all.blue });
  await choose(page, /^Question/);
  await readThrough(page, /^Everyone/);
  await expect(showing(page)).toBeEmpty();

  await choose(page, /^Pink/, /^Blue/);
  await expect(showing(page)).toHaveText("Showing 2 of 4");
  await choose(page, /^cost/);
  await expectPainted(page, { blue: all.blue });
  await bar(page).getByRole("button", { name: "Clear the filter" }).click();
  await expectPainted(page, all);

  await choose(page, /^Only me/);
  await expectPainted(page, { yellow: ["full-duplex voice demo"], draft: ["full-duplex voice demo"] });
});

test("Notes are found by what they say, by the words that they are on, by tag and by name", async ({ newPerson, episode }) => {
  const { ben, path } = await scene(newPerson, episode);
  const { page } = ben;
  await open(page, path);
  for (const [text, found] of [["COST what", 1], ["uber", 1], ["maverick", 1], ["founder", 2], ["nothing says this", 0]] as const) {
    await find(page).fill(text);
    await expect(showing(page)).toHaveText(`Showing ${found} of 4`);
    await expect(anyCard(page)).toHaveCount(found);
  }
  await expectPainted(page, {});
  await expectNoViolations(page);
});

test("Each choice says how many it would show, and is reached by keyboard", async ({ newPerson, episode }) => {
  const { ben, path } = await scene(newPerson, episode);
  const { page } = ben;
  await open(page, path);
  await bar(page).getByRole("button", { name: "Filter" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu").getByRole("group")).toHaveCount(5);
  await expect(page.getByRole("group", { name: "Kind" }).getByRole("menuitemcheckbox")).toHaveText([/^Highlight\s*1 annotation$/, /^Note\s*1/, /^Question\s*1/, /^Agree\s*1/]);
  await expect(page.getByRole("group", { name: "Tag" }).getByRole("menuitemcheckbox")).toHaveText([/^cost\s*2/, /^models\s*2/]);
  await expect(page.getByRole("group", { name: "Who sees it" }).getByRole("menuitemcheckbox")).toHaveText([/^Only me\s*1/, /^Tuesday readers\s*3/]);
  await expectNoViolations(page);
  await page.keyboard.type("question");
  await page.keyboard.press("Enter");
  await expect(choice(page, /^Question/)).toBeChecked();
  await expect(page.getByRole("group", { name: "Tag" }).getByRole("menuitemcheckbox")).toHaveText([/^cost\s*1/, /^models\s*0/]);
  await page.keyboard.press("Escape");
  await expect(bar(page).getByRole("button", { name: "Filter 1 chosen" })).toBeFocused();
  await expect(showing(page)).toHaveText("Showing 1 of 4");
});

test("A filter stands in the address and outlives a reload; a tag on a card filters by it", async ({ newPerson, episode }) => {
  const { ada, path } = await scene(newPerson, episode);
  const { page } = ada;
  await open(page, path);
  const tag = cards(page, "you", "What does it cost?").getByRole("button", { name: "cost" });
  await tag.click();
  await expect(tag).toHaveAttribute("aria-pressed", "true");
  await expect(showing(page)).toHaveText("Showing 2 of 4");
  await find(page).fill("plural");
  await expect(showing(page)).toHaveText("Showing 1 of 4");
  await expect(page).toHaveURL(/\?notes=tag\.cost%2Ctext\.plural$/);
  await page.reload();
  await expect(showing(page)).toHaveText("Showing 1 of 4");
  await expect(find(page)).toHaveValue("plural");
  await expectPainted(page, { yellow: ["maximum reasoning depth"] });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(showing(page), "wherever one is on the page").toBeInViewport();
  await bar(page).getByRole("button", { name: "Clear the filter" }).click();
  await expect(showing(page)).toBeEmpty();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await page.goto(`${path}?notes=kind.nonsense,by.%,tag.cost`);
  await expect(showing(page), "what an address says that means nothing is passed over").toHaveText("Showing 2 of 4");
});

test("What is written or changed under a filter does not vanish under one’s hands", async ({ newPerson, episode }) => {
  const { ada, path } = await scene(newPerson, episode);
  const { page } = ada;
  await open(page, path);
  await choose(page, /^Question/);
  await expect(anyCard(page)).toHaveCount(1);
  await selectWords(page, "Scout and Maverick");
  await toolbar(page).getByRole("button", { name: "Highlight in green" }).click();
  await expect(showing(page)).toHaveText("Showing 2 of 5");
  await cards(page, "you", "What does it cost?").getByRole("button", { name: "Edit" }).click();
  await editor(page).getByRole("radio", { name: "Action" }).click();
  await saveNote(page);
  await expect(page.getByRole("article", { name: "Action by you" })).toBeVisible();
  await expect(anyCard(page)).toHaveCount(2);
  await choose(page, /^Disagree|^Note/);
  await expect(showing(page), "until the filter changes").toHaveText("Showing 2 of 5");
  await expect(cards(page, "you", "Scout and Maverick")).toHaveCount(0);
});

test("What others wrote is new until it has been seen, on every device, and no longer", async ({ newPerson, newBrowser, episode }) => {
  const { ada, ben, group, path } = await scene(newPerson, episode);
  await annotate(ada, episode, { words: "Llama Guard and Code Shield", note: "Far below", audiences: [group.audienceId] });
  const unread = async ({ api }: Person) =>
    (await api.call<(Annotation & { unread: boolean })[]>("GET", `/episodes/${episode.id}/annotations?audience=${group.audienceId}`)).filter((one) => one.unread).map(({ note }) => note);
  expect((await unread(ben)).sort()).toEqual(["Far below", "Models, plural", "What does it cost?"]);
  await ben.page.setViewportSize({ width: 1440, height: 1400 });
  await open(ben.page, path);
  await expect(bar(ben.page)).toContainText("3 new");
  await expect(cards(ben.page, "Ada Founder", "What does it cost?")).toContainText("New");
  await expect(cards(ben.page, "you", "Scout")).not.toContainText("New");
  await expect.poll(() => unread(ben)).toEqual(["Far below"]);
  await expect(bar(ben.page)).toContainText("1 new");
  await expect(cards(ben.page, "Ada Founder", "What does it cost?"), "as long as one is here").toContainText("New");
  expect(await unread(ada), "each for themselves").toEqual([""]);

  const elsewhere = await (await newBrowser({ storageState: await ben.context.storageState() })).newPage();
  await open(elsewhere, path);
  await expect(bar(elsewhere)).toContainText("1 new");
  await expect(cards(elsewhere, "Ada Founder", "What does it cost?")).toBeVisible();
  await expect(cards(elsewhere, "Ada Founder", "What does it cost?")).not.toContainText("New");
  await pointSaying(elsewhere, "His proposed solution").scrollIntoViewIfNeeded();
  await expect(cards(elsewhere, "Ada Founder", "Far below")).toContainText("New");
  await expect.poll(() => unread(ben)).toEqual([]);
  await ben.page.reload();
  await expect(cards(ben.page, "Ada Founder", "What does it cost?")).toBeVisible();
  await expect(notes(ben.page).getByText("New", { exact: true })).toHaveCount(0);
});

test("Only what is unread is shown when that is asked for, and all can be marked as read at once", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const { ada, ben, group, path } = await scene(newPerson, episode);
  const { page, context } = ben;
  const left = async () => (await ben.api.call<{ unread: boolean }[]>("GET", `/episodes/${episode.id}/annotations?audience=${group.audienceId}`)).filter(({ unread }) => unread).length;
  // So low that no card is in sight.
  const low = { width: 1440, height: 320 };
  await page.setViewportSize(low);
  await open(page, path);
  await choose(page, /^Unread/);
  await expect(showing(page)).toHaveText("Showing 2 of 4");
  await page.setViewportSize({ width: 1440, height: 1100 });
  await expect.poll(left).toBe(0);
  await expect(cards(page, "Ada Founder"), "what is read meanwhile stays").toHaveCount(2);
  await bar(page).getByRole("button", { name: "Clear the filter" }).click();
  await expect(anyCard(page)).toHaveCount(4);

  for (const words of ["Meta AI now has", "These are optimized", "Open-source licensing"]) await annotate(ada, episode, { words, note: "Later", audiences: [group.audienceId] });
  await page.setViewportSize(low);
  await open(page, path);
  await expect(bar(page)).toContainText("3 new");
  await context.setOffline(true);
  await bar(page).getByRole("button", { name: "Mark all as read" }).click();
  await expect(bar(page)).not.toContainText("new");
  await context.setOffline(false);
  await expect.poll(left, { timeout: 30_000, message: "told as soon as there is someone to tell" }).toBe(0);
});

test("Colours are named in the editor and in the settings, and the names are seen by those who read", async ({ newPerson, newBrowser, episode }) => {
  const { ada, ben, path } = await scene(newPerson, episode);
  const { page } = ada;
  await open(page, path);
  await beginNote(page, "full-duplex voice demo");
  await noteField(page).fill("With a meaning");
  await editor(page).getByRole("button", { name: "Name your colours" }).click();
  const dialog = page.getByRole("dialog", { name: "Name your colours" });
  await dialog.getByLabel("Yellow").fill("Key claim");
  await dialog.getByLabel("Blue").fill("x".repeat(41));
  await expect(dialog.getByLabel("Blue")).toHaveValue("x".repeat(40));
  await dialog.getByLabel("Blue").fill("");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Keep these names" }).click();
  await expect(dialog).toBeHidden();
  await expect(noteField(page), "the note is still being written").toHaveValue("With a meaning");
  await expect(editor(page).getByRole("radio", { name: "Yellow: Key claim" })).toBeChecked();
  await saveNote(page);
  await expect(cards(page, "you", "With a meaning")).toContainText("Key claim");
  await bar(page).getByRole("button", { name: "Filter" }).click();
  await expect(choice(page, /^Yellow: Key claim/)).toBeVisible();
  await page.keyboard.press("Escape");

  await open(ben.page, path);
  await expect(cards(ben.page, "Ada Founder", "Models, plural")).toContainText("Key claim");
  await expect(cards(ben.page, "you", "full-duplex")).not.toContainText("Key claim");
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id });
  const shared = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await shared.goto(`/v/${token}`);
  await expect(shared.getByText("Key claim")).toHaveCount(4);
  await expect(shared.getByRole("list", { name: "What the colours mean" })).toHaveText("YellowKey claim");

  await open(page, "/settings");
  const section = page.getByRole("region", { name: "Colours" });
  await expect(section.getByLabel("Yellow")).toHaveValue("Key claim");
  await section.getByLabel("Yellow").fill("");
  await section.getByRole("button", { name: "Keep these names" }).click();
  await expect(page.getByText("Colours named")).toBeVisible();
  await page.reload();
  await expect(section.getByLabel("Yellow")).toHaveValue("");
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true });

  test("the notes are filtered in the sheet, and its button says that they are", async ({ newPerson, episode }) => {
    const { ben, path } = await scene(newPerson, episode);
    const { page } = ben;
    await open(page, path);
    await page.getByRole("button", { name: /^Notes\s*4$/ }).tap();
    await readThrough(page, /^Ada Founder/);
    await expect(showing(page)).toHaveText("Showing 2 of 4");
    await expect(anyCard(page)).toHaveCount(2);
    await bar(page).getByRole("button", { name: /^Read through/ }).tap();
    await expect(choice(page, /^Ada Founder/)).toBeChecked();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
    await expect(page.getByRole("button", { name: /^Notes\s*2 of 4$/ })).toBeVisible();
  });
});
