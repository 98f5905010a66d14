import type { Page } from "@playwright/test";
import type { Annotation, Episode, Person } from "./support/people";
import { annotate } from "./support/people";
import { cards, clickWords, expectPainted, notes, outline, pointSaying, pointToolbar, selectAcross, selectByKeyboard, selectWords, toolbar } from "./support/reader";
import { expect, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const WORDS = "Scout and Maverick";

const own = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);
const highlight = (page: Page, colour: string) => toolbar(page).getByRole("button", { name: `Highlight in ${colour}` }).click();
const beginNote = (page: Page) => toolbar(page).getByRole("button", { name: "Note" }).click();
const editor = (page: Page) => page.locator("form").filter({ has: page.getByRole("textbox", { name: "Your note" }) });
const note = (page: Page) => editor(page).getByRole("textbox", { name: "Your note" });
const save = (page: Page) => editor(page).getByRole("button", { name: "Save" }).click();
const textOf = ({ points }: Episode, words: string) => points.find(({ text }) => text.includes(words))!.text;

async function reading(newPerson: () => Promise<Person>, { path }: Episode): Promise<Person> {
  const person = await newPerson();
  await open(person.page, path);
  return person;
}

test("Words are selected and highlighted, and stay so after a reload and in another browser", async ({ newPerson, newBrowser, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await selectWords(page, WORDS);
  await highlight(page, "green");
  await expectPainted(page, { green: [WORDS] });
  await expect(toolbar(page)).toBeHidden();
  await expect(cards(page, "you", WORDS)).toHaveAccessibleName("Highlight by you");
  await expect.poll(async () => (await own(robin, episode)).map(({ targets }) => targets)).toMatchObject([[{ quote: WORDS }]]);

  await page.reload();
  await expectPainted(page, { green: [WORDS] });
  const elsewhere = await (await newBrowser({ storageState: await robin.context.storageState() })).newPage();
  await elsewhere.goto(episode.path);
  await expectPainted(elsewhere, { green: [WORDS] });
  await expect(cards(elsewhere, "you", WORDS)).toBeVisible();
});

test("A selection over three points makes one annotation with three targets", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await selectAcross(page, "maximum reasoning depth", "Behemoth is so large");
  await highlight(page, "blue");
  const [first, second, third] = ["maximum reasoning depth.", textOf(episode, "A smaller 8B-parameter"), "Behemoth is so large"];
  await expectPainted(page, { blue: [first, second, third] });
  await expect(cards(page, "you")).toHaveCount(1);
  await expect.poll(async () => (await own(robin, episode)).map(({ targets }) => targets.map(({ quote }) => quote))).toEqual([[first, second, third]]);
});

test("What a collapsed part hides is not selected with what stands around it", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await pointSaying(page, "A smaller 8B-parameter").getByRole("button", { name: "Points under this one" }).click();
  await selectAcross(page, "in development.", "Meta AI now has");
  await highlight(page, "pink");
  await expectPainted(page, { pink: ["in development.", "Meta AI now has"] });
});

test("A note in Markdown is shown formatted, and nothing in it can do harm", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await selectWords(page, "seamless sharing of 3D content");
  await beginNote(page);
  await expect(note(page)).toBeFocused();
  await expectPainted(page, { yellow: ["seamless sharing of 3D content"], draft: ["seamless sharing of 3D content"] });
  await note(page).fill(
    [
      "**Boldly** said, see [the paper](https://example.org/paper).",
      "",
      "- one\n- two",
      "",
      "<script>document.title = 'taken over'</script> <img src=x onerror=\"document.title='taken over'\">",
      "",
      "[press me](javascript:document.title='taken_over') ![seen](https://tracker.example/pixel.png)",
    ].join("\n"),
  );
  await save(page);
  for (const again of [false, true]) {
    if (again) await page.reload();
    const card = cards(page, "you", "Boldly");
    await expect(card).toHaveAccessibleName("Note by you");
    await expect(card.locator("strong")).toHaveText("Boldly");
    await expect(card.getByRole("listitem")).toHaveText(["one", "two"]);
    await expect(card.getByRole("link"), "an image would tell its host who reads").toHaveText(["the paper", "seen"]);
    await expect(card.getByRole("link", { name: "the paper" })).toHaveAttribute("rel", /noopener.*nofollow/);
    await expect(card).toContainText("[press me](javascript:");
    await expect(card).toContainText("<script>document.title");
    await expect(card.locator("script, img")).toHaveCount(0);
    await expect(page).toHaveTitle(`${episode.title} · Gloss`);
  }
});

test("A whole point is annotated from the keyboard alone", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  const text = textOf(episode, "The app features");
  const button = pointSaying(page, "The app features").getByRole("button", { name: "Annotate this point" });
  await pointSaying(page, "The app features").getByRole("link", { name: "Link to this point" }).focus();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pointToolbar(page).getByRole("button", { name: "Note" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note(page)).toBeFocused();
  await page.keyboard.type("Is it *really* natural?");
  await page.keyboard.press("Control+Enter");
  await expect(cards(page, "you", "Is it really natural?")).toBeVisible();
  await expectPainted(page, { yellow: [text] });
  await expect.poll(async () => (await own(robin, episode)).map(({ targets }) => targets)).toMatchObject([[{ start: null, end: null, quote: text }]]);
});

test("A selection is extended with the keyboard", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await selectByKeyboard(page, "building giga", "watt-scale");
  await highlight(page, "purple");
  await expectPainted(page, { purple: ["building gigawatt-scale"] });
});

test("An annotation is edited, deleted, and brought back", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: WORDS, note: "As it was" });
  await open(page, episode.path);
  await cards(page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
  await expect(note(page)).toHaveValue("As it was");
  await note(page).fill("As it is");
  await editor(page).getByRole("radio", { name: "Question" }).click();
  await editor(page).getByRole("radio", { name: "Pink" }).click();
  await editor(page).getByRole("textbox", { name: "Tags, separated by commas" }).fill("models, Llama 4");
  await save(page);
  const card = cards(page, "you", "As it is");
  await expect(card).toHaveAccessibleName("Question by you");
  await expect(card.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["models", "Llama 4"]);
  await expectPainted(page, { pink: [WORDS] });

  await card.getByRole("button", { name: "Edit" }).click();
  await note(page).fill("A slip");
  await note(page).press("Escape");
  await expect(card, "put away without saving").toBeVisible();

  await card.getByRole("button", { name: "Delete" }).click();
  await expect(card).toHaveCount(0);
  await expectPainted(page, {});
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card).toHaveAccessibleName("Question by you");
  await page.reload();
  await expect(card.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["models", "Llama 4"]);
  await expectPainted(page, { pink: [WORDS] });

  await open(page, episode.path);
  await card.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Annotation deleted", { exact: true })).toBeVisible();
  await expect.poll(() => own(robin, episode)).toEqual([]);
  await page.reload();
  await expect(notes(page)).toContainText("Select words in the summary");
  await expectPainted(page, {});
});

test("Of annotations that overlap each is seen and reached", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: "the first two Llama 4 models — Scout and Maverick", note: "The long one", colour: "green" });
  await open(page, episode.path);
  await selectWords(page, "Maverick — which are mid-size");
  await beginNote(page);
  await note(page).fill("The short one");
  await save(page);
  const both = { green: ["the first two Llama 4 models — Scout and Maverick"], yellow: ["Maverick — which are mid-size"], "overlap-2": ["Maverick"] };
  await expectPainted(page, both);

  await clickWords(page, "Maverick");
  await expectPainted(page, { ...both, focus: both.yellow });
  await clickWords(page, "the first two Llama");
  await expectPainted(page, { ...both, focus: both.green });
  await cards(page, "you", "The short one").getByRole("button", { name: "Show these words in the summary" }).press("Enter");
  await expectPainted(page, { ...both, focus: both.yellow });
  await clickWords(page, "Behemoth is so large");
  await expectPainted(page, both);
});

test("A note leads to its words, also into a collapsed part", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: "Llama Guard and Code Shield", note: "Far below" });
  await open(page, episode.path);
  const words = page.getByText("His proposed solution");
  await pointSaying(page, "Open-source licensing").getByRole("button", { name: "Points under this one" }).first().click();
  await expect(words).toBeHidden();
  await cards(page, "you", "Far below").getByRole("button", { name: "Show these words in the summary" }).click();
  await expect(words).toBeInViewport();
});

test("Annotating changes nothing in the outline itself", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  // Which point the Tab key leads to is the reader's own place in it, and how much is inside a point is said of it.
  const markup = async () => (await outline(page).evaluate((element) => element.outerHTML)).replaceAll(/ (tabindex|data-inside|aria-description)="[^"]*"/g, "");
  const before = await markup();
  await selectWords(page, WORDS);
  await highlight(page, "green");
  await selectAcross(page, "maximum reasoning depth", "Behemoth is so large");
  await beginNote(page);
  await note(page).fill("Over three points");
  await save(page);
  await cards(page, "you", "Over three points").getByRole("button", { name: "Show these words in the summary" }).click();
  await cards(page, "you", WORDS).getByRole("button", { name: "Delete" }).click();
  await expect(cards(page, "you")).toHaveCount(1);
  expect(await markup()).toBe(before);
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test("the notes are a sheet, and the toolbar keeps to the foot of the window", async ({ newPerson, episode }) => {
    const { page } = await reading(newPerson, episode);
    await selectWords(page, WORDS);
    const box = (await toolbar(page).boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    expect(box.y).toBeGreaterThan(650);
    expect([box.x >= 0, box.x + box.width <= 390]).toEqual([true, true]);
    await toolbar(page).getByRole("button", { name: "Note" }).tap();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("textbox", { name: "Your note" }).fill("Written with a thumb");
    await sheet.getByRole("button", { name: "Save" }).tap();
    await expect(sheet).toBeHidden();
    await expectPainted(page, { yellow: [WORDS] });

    await page.getByRole("button", { name: /^Notes\s*1$/ }).tap();
    await expect(cards(page, "you", "Written with a thumb")).toBeVisible();
    await sheet.getByRole("button", { name: "Close" }).tap();
    await expect(sheet).toBeHidden();
    await clickWords(page, WORDS);
    await expect(sheet).toContainText("Written with a thumb");
    await sheet.getByRole("button", { name: "Show these words in the summary" }).tap();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(WORDS)).toBeInViewport();
  });
});

test("What can be done with a point takes no room of its own until it is pointed at", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  for (const width of [1440, 1280, 960]) {
    await page.setViewportSize({ width, height: 900 });
    const empty = () =>
      page.locator(".point-line").evaluateAll((lines) =>
        lines
          .map((line) => ({ words: line.textContent.slice(0, 40), below: line.getBoundingClientRect().bottom - line.querySelector("[data-point-text]")!.getBoundingClientRect().bottom }))
          .filter(({ below }) => below > 16),
      );
    expect(await empty(), `at ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
});
