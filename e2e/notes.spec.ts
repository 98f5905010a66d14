import type { Locator } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { beginNote, editor, noteField, saveNote } from "./support/notes";
import { annotate, annotationOf, newAccount } from "./support/people";
import type { Annotation, Episode, Person } from "./support/people";
import { cards, pointSaying } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const WORDS = "Scout and Maverick";

const own = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);

/** How far what is in an element reaches over its sides, in pixels. */
const overhang = (element: Locator) =>
  element.evaluate((card) => {
    const { left, right } = card.getBoundingClientRect();
    const boxes = [...card.querySelectorAll("*:not(.note-table *)")].map((inner) => inner.getBoundingClientRect()).filter(({ width }) => width > 1);
    return Math.max(card.scrollWidth - card.clientWidth, ...boxes.map((box) => Math.max(left - box.left, box.right - right)));
  });

/** The letters of an element in the order in which they stand on the screen, in its first line. */
const asSeen = (element: Locator) =>
  element.evaluate((holder) => {
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    const letters: { letter: string; x: number }[] = [];
    while (walker.nextNode()) {
      const { textContent } = walker.currentNode;
      for (let index = 0; index < textContent!.length; index++) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + 1);
        const { left, width } = range.getBoundingClientRect();
        if (width > 0) letters.push({ letter: textContent![index]!, x: left });
      }
    }
    return letters.sort((a, b) => a.x - b.x).map(({ letter }) => letter).join("");
  });

test("A kind and a colour are chosen by their names, with the keyboard alone", async ({ newPerson, episode }) => {
  const { page } = await newPerson();
  await open(page, episode.path);
  await beginNote(page, WORDS);
  const kinds = editor(page).getByRole("radiogroup", { name: "Kind" });
  await expect(kinds.getByRole("radio")).toHaveText(["Highlight", "Note", "Question", "Agree", "Disagree", "Check this", "Action"]);
  await expect(kinds.getByRole("radio", { name: "Note" })).toBeChecked();
  await expect(kinds.locator("svg")).toHaveCount(7);
  await page.keyboard.type("Which of them?");
  await page.keyboard.press("Tab");
  await expect(kinds.getByRole("radio", { name: "Note" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(kinds.getByRole("radio", { name: "Question" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(editor(page).getByRole("radiogroup", { name: "Colour" }).getByRole("radio", { name: "Green" })).toBeChecked();
  await expectNoViolations(page);
  await page.keyboard.press("Control+Enter");
  const card = cards(page, "you", "Which of them?");
  await expect(card).toHaveAccessibleName("Question by you");
  await expect(card, "not by its icon alone").toContainText("Question");
  await expect(card.getByRole("button", { name: /^Show these words/ })).toHaveAccessibleName(`Show these words in the summary: ${WORDS} (Green)`);
});

test("A highlight with words is a note, a note without is a highlight", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await open(page, episode.path);
  await beginNote(page, WORDS);
  await noteField(page).fill("\u200b \n");
  await saveNote(page);
  await expect(cards(page, "you")).toHaveAccessibleName("Highlight by you");
  await cards(page, "you").getByRole("button", { name: "Edit" }).click();
  await noteField(page).fill("Now with words");
  await expect(editor(page).getByRole("radio", { name: "Note" })).toBeChecked();
  await saveNote(page);
  await expect(cards(page, "you")).toHaveAccessibleName("Note by you");
});

test("A note is previewed as it is written, and formatted by keys", async ({ newPerson, episode }) => {
  const { page } = await newPerson();
  await open(page, episode.path);
  await beginNote(page, WORDS);
  const preview = page.getByRole("region", { name: "Preview of your note" });
  await page.keyboard.type("A plain sentence.");
  await expect(preview, "looks as it is written").toHaveCount(0);
  for (const _ of "sentence.") await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+b");
  await expect(noteField(page)).toHaveValue("A plain **sentence.**");
  await expect(preview.locator("strong")).toHaveText("sentence.");
  await page.keyboard.press("Control+b");
  await expect(noteField(page)).toHaveValue("A plain sentence.");
  await page.keyboard.press("Control+z");
  await expect(noteField(page)).toHaveValue("A plain **sentence.**");
  await page.keyboard.press("Control+End");
  const before = (await noteField(page).boundingBox())!.height;
  await page.keyboard.type("\n\n- one\n- two\n\n> and `code`\n\n~~never~~");
  expect((await noteField(page).boundingBox())!.height, "grows with its text").toBeGreaterThan(before + 40);
  await expect(preview.getByRole("listitem")).toHaveText(["one", "two"]);
  await expect(preview.locator("blockquote code")).toHaveText("code");
  await expectNoViolations(page);
  await saveNote(page);
  await expect(cards(page, "you").locator("blockquote code")).toHaveText("code");
});

test("A note that is too long is refused before it is sent, and kept to be shortened", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await open(page, episode.path);
  await beginNote(page, WORDS);
  await noteField(page).fill("x".repeat(2 ** 18));
  await expect(editor(page)).toContainText("262,144 of 20,000 characters");
  await saveNote(page);
  await expect(editor(page).getByRole("alert")).toHaveText("There can be at most 20,000 characters in a note. This one has 262,144.");
  expect(await own(robin, episode)).toEqual([]);
  await noteField(page).fill("z".repeat(20_000));
  await saveNote(page);
  await expect(cards(page, "you")).toBeVisible();
  await expect.poll(async () => (await own(robin, episode)).map(({ note }) => note.length)).toEqual([20_000]);
});

test("What cannot be stored of a note is left out of it", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await open(page, episode.path);
  await beginNote(page, WORDS);
  await noteField(page).evaluate((field: HTMLTextAreaElement) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!.set!.call(field, "a\u0000b\u0007c \ud800d");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await saveNote(page);
  await expect(cards(page, "you", "abc \ufffdd")).toBeVisible();
  await expect.poll(async () => (await own(robin, episode)).map(({ note }) => note)).toEqual(["abc \ufffdd"]);
});

test("A long note shows its beginning, and all of it when asked or travelled into", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: WORDS, note: `${Array.from({ length: 40 }, (_, line) => `Line ${line + 1}`).join("\n\n")}\n\n[the end](https://example.org)` });
  await open(page, episode.path);
  const card = cards(page, "you");
  const height = async () => (await card.boundingBox())!.height;
  const short = await height();
  expect(short).toBeLessThan(500);
  await expectNoViolations(page);
  await card.getByRole("button", { name: "Show all of the note" }).click();
  await expect.poll(height).toBeGreaterThan(1_000);
  await card.getByRole("button", { name: "Show less of the note" }).click();
  await expect.poll(height).toBe(short);
  await card.getByRole("link", { name: "the end" }).focus();
  await expect.poll(height).toBeGreaterThan(1_000);
});

test.describe("Whatever a note says, it stays within its card", () => {
  const bad: [string, string][] = [
    ["a word of 10,000 letters", "w".repeat(10_000)],
    ["500 nested quotes", `${"> ".repeat(500)}deep`],
    ["500 nested lists", `${"- ".repeat(500)}deep`],
    ["20,000 characters that nobody sees", `${"\u200b".repeat(19_000)}seen`],
    ["a thousand marks on one letter", `a${"\u0301".repeat(1_000)}b`],
    ["a wide table and a long line of code", `|${"column|".repeat(30)}\n|${"-|".repeat(30)}\n\n\`\`\`\n${"code ".repeat(200)}\n\`\`\``],
    ["right-to-left and left-to-right", "\u202eesrever \u2067\u2067 never closed\n\nשלום world"],
  ];
  for (const [what, note] of bad)
    test(what, async ({ newPerson, episode }) => {
      const robin = await newPerson();
      const { page } = robin;
      await annotate(robin, episode, { words: WORDS, note });
      await annotate(robin, episode, { words: "gigawatt-scale", note: "The next one" });
      await open(page, episode.path);
      const card = page.locator("[data-card]").first();
      await expect(card).toBeVisible();
      expect(await overhang(card)).toBeLessThanOrEqual(4);
      expect((await card.boundingBox())!.height).toBeLessThan(500);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), "nor makes the page wider").toBeLessThanOrEqual(1440);
    });
});

test("Neither a note nor a name can be read backwards into what stands beside it", async ({ newPerson, newBrowser, episode }) => {
  const ada = await newPerson({ account: { ...newAccount("Ada Author"), name: "Ada\u202e Author\u2069\u2069" } });
  await annotate(ada, episode, { words: WORDS, note: "first \u202edrawkcab \u2067\u2067 open\n\nsecond stays" });
  await open(ada.page, episode.path);
  const card = cards(ada.page, "you");
  expect(await asSeen(card.locator(".prose-note p").last())).toBe("second stays");
  expect((await asSeen(card.locator(".prose-note p").first())).replaceAll(/[\u2067\s]+/g, " ").trim()).toBe("first drawkcab open");
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id });
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await page.goto(`/v/${token}`);
  await expect(page.getByText("You are reading Ada Author’s annotated version.")).toBeVisible();
  await expect(page.locator(".prose-note p").last()).toHaveText("second stays");
});

test("Every kind is named where colours are not seen: on paper, in forced colours, behind a share link", async ({ newPerson, newBrowser, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  const kinds = ["question", "agree", "disagree", "check", "action"];
  const labels = ["Question", "Agree", "Disagree", "Check this", "Action"];
  const words = ["first two Llama 4 models", "maximum reasoning depth", "Behemoth is so large", "Meta AI now has", "full-duplex voice demo"];
  for (const [index, kind] of kinds.entries())
    await ada.api.call("PUT", `/annotations/${uuidv7()}`, { ...annotationOf(episode, { words: words[index]! }), kind });
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id });
  await open(ada.page, episode.path);
  for (const media of [{ media: "print" }, { media: "screen", forcedColors: "active" }] as const) {
    await ada.page.emulateMedia(media);
    for (const label of labels) await expect(ada.page.getByRole("article", { name: `${label} by you` }).getByText(label, { exact: true })).toBeVisible();
  }
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await page.goto(`/v/${token}`);
  const notes = page.getByRole("list", { name: "Notes on this point" }).getByRole("listitem");
  for (const [index, label] of labels.entries()) {
    await expect(pointSaying(page, words[index]!).getByRole("listitem").filter({ hasText: label }).first()).toBeVisible();
    await expect(notes.nth(index).locator("svg")).toHaveCount(1);
  }
});
