import type { Annotation, Episode, Person } from "./support/people";
import { expectSaid, pointText, press, selectedText, walkTo } from "./support/keyboard";
import { noteField } from "./support/notes";
import { annotate } from "./support/people";
import { cards, expectPainted, pointSaying, toolbar } from "./support/reader";
import { expect, open, test } from "./support/test";
import { reading } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

const own = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);

const FIRST = "Mark Zuckerberg discusses";
const SECOND = "Llama 4 and Meta’s model strategy";
const THIRD = "Meta has released the first two";
const LEAF = "These are optimized for";

test("From reading to a note, its change, its end and back again, without a mouse", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await walkTo(page, LEAF);
  const words = (await pointText(page, LEAF).textContent())!;

  await press(page, "h");
  await expectPainted(page, { yellow: [words] });
  await expectSaid(page, "Highlighted in yellow. Seen by: only me");
  await expect(pointText(page, LEAF)).toBeFocused();

  await press(page, "n");
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type("Which needs?");
  await press(page, "Control+Enter");
  await expect(cards(page, "you", "Which needs?")).toBeVisible();
  await expect(pointText(page, LEAF), "the focus is back where it came from").toBeFocused();
  await expect.poll(async () => (await own(robin, episode)).map(({ kind, targets }) => [kind, targets.length])).toEqual([["highlight", 1], ["note", 1]]);

  await press(page, "Enter");
  await expect(cards(page, "you").first()).toBeFocused();
  await press(page, "]");
  const card = cards(page, "you", "Which needs?");
  await expect(card).toBeFocused();
  await press(page, "e");
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type(" And when?");
  await press(page, "Control+Enter");
  await expect(cards(page, "you", "Which needs? And when?")).toBeFocused();

  await press(page, "Delete");
  await expect(card).toHaveCount(0);
  await expect(cards(page, "you"), "the nearest card has the focus").toBeFocused();
  await press(page, "Delete");
  await expect(cards(page, "you")).toHaveCount(0);
  await expect(pointText(page, LEAF)).toBeFocused();
  await expectPainted(page, {});
  await expect.poll(() => own(robin, episode)).toEqual([]);

  await press(page, "z");
  await expect(cards(page, "you")).toHaveAccessibleName("Highlight by you");
  await press(page, "z");
  await expect(cards(page, "you", "Which needs? And when?")).toBeVisible();
  await expectSaid(page, "Brought back");

  await press(page, "Enter", "]");
  await expect(cards(page, "you", "Which needs?")).toBeFocused();
  await press(page, "Escape");
  await expect(pointText(page, LEAF)).toBeFocused();
  await expect(pointText(page, LEAF)).toBeInViewport();
});

test("What was made last is taken back first", async ({ newPerson, episode }) => {
  const { page } = await reading(newPerson, episode);
  await walkTo(page, SECOND);
  await press(page, "2", "j", "4");
  const [second, third] = [(await pointText(page, SECOND).textContent())!, (await pointText(page, THIRD).textContent())!];
  await expectPainted(page, { green: [second], pink: [third] });
  await press(page, "j", "h");
  await expectPainted(page, { green: [second], pink: [third, (await pointText(page, LEAF).textContent())!] });
  await press(page, "z", "z");
  await expectPainted(page, { green: [second] });
  await press(page, "z");
  await expectPainted(page, {});
  await press(page, "z");
  await expectSaid(page, "There is nothing to undo");
});

test("The outline is one stop, and is walked and folded like a tree", async ({ page, episode }) => {
  await open(page, episode.path);
  await page.getByRole("link", { name: "Watch on YouTube" }).focus();
  await press(page, "Tab", "Tab");
  const first = pointSaying(page, FIRST);
  await expect(first.getByRole("button", { name: "Points under this one" }).first()).toBeFocused();
  await press(page, "Tab");
  await expect(pointText(page, FIRST)).toBeFocused();
  await press(page, "Tab");
  await expect(first.getByRole("link", { name: "Link to this point" }).first()).toBeFocused();
  await press(page, "Tab");
  await expect(page.getByRole("link", { name: /^Back to/ }).last(), "beyond the outline").toBeFocused();
  await press(page, "Shift+Tab", "Shift+Tab");
  await expect(pointText(page, FIRST)).toBeFocused();

  await press(page, "ArrowRight");
  await expect(pointText(page, SECOND)).toBeFocused();
  await press(page, "ArrowLeft");
  await expectSaid(page, /^Folded: \d+ points$/);
  await expect(pointText(page, THIRD)).toBeHidden();
  await press(page, "ArrowDown");
  await expect(pointText(page, THIRD)).toBeHidden();
  await expect(pointText(page, SECOND)).not.toBeFocused();
  await press(page, "ArrowUp", "ArrowRight");
  await expectSaid(page, /^Unfolded: \d+ points$/);
  await press(page, "ArrowRight");
  await expect(pointText(page, THIRD)).toBeFocused();
  await press(page, "ArrowLeft", "ArrowLeft");
  await expect(pointText(page, SECOND)).toBeFocused();
  await press(page, "End");
  await expect(pointText(page, episode.points.at(-1)!.text)).toBeFocused();
  await expect(pointText(page, episode.points.at(-1)!.text)).toBeInViewport();
  await press(page, "Home");
  await expect(pointText(page, FIRST)).toBeFocused();
});

test("Words are chosen one by one, and each step is said", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await walkTo(page, THIRD);
  await press(page, "Shift+ArrowRight");
  await expectSaid(page, "1 word: Meta");
  expect(await selectedText(page)).toBe("Meta");
  await expect(toolbar(page)).toBeVisible();
  await press(page, "Shift+ArrowRight", "Shift+ArrowRight");
  await expectSaid(page, "3 words: Meta has released");
  await press(page, "Shift+ArrowLeft", "ArrowRight", "ArrowRight", "ArrowLeft");
  await expectSaid(page, "2 words: has released");
  await press(page, "ArrowLeft", "ArrowLeft");
  await expectSaid(page, "Beginning of point");
  await press(page, "End");
  await expectSaid(page, "2 words: low latency");
  await press(page, "Shift+ArrowRight");
  await expectSaid(page, "End of point");
  await press(page, "Shift+ArrowDown");
  expect(await selectedText(page)).toMatch(/^low latency[^]*maximum reasoning depth$/);
  await press(page, "Shift+ArrowUp");
  expect(await selectedText(page)).toBe("low latency");
  await press(page, "3");
  await expectPainted(page, { blue: ["low latency"] });
  await expect(pointText(page, THIRD)).toBeFocused();

  await press(page, "Shift+ArrowRight", "Escape");
  expect(await selectedText(page)).toBe("");
  await expect(pointText(page, THIRD)).toBeFocused();
  await press(page, "Shift+End", "q");
  await page.keyboard.type("All of it?");
  await press(page, "Control+Enter");
  await expect(cards(page, "you", "All of it?")).toHaveAccessibleName("Question by you");
  await expect.poll(async () => (await own(robin, episode)).map(({ targets }) => targets[0]!.quote).toSorted()).toEqual([(await pointText(page, THIRD).textContent())!.slice(0, -1), "low latency"]);
});

test("Each kind has its key, and those that say something by themselves are made at once", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await walkTo(page, LEAF);
  for (const [key, name] of [["a", "Agree"], ["d", "Disagree"], ["c", "Check this"]] as const) {
    await press(page, key);
    await expectSaid(page, `${name}. Seen by: only me`);
    await expect(page.getByRole("article", { name: `${name} by you` })).toBeVisible();
  }
  await press(page, "x");
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type("Ask Ada");
  await press(page, "Control+Enter");
  await expect(page.getByRole("article", { name: "Action by you" })).toContainText("Ask Ada");
  await press(page, "t");
  await expect(page.getByRole("textbox", { name: "Tags, separated by commas" })).toBeFocused();
  await page.keyboard.type("later");
  await press(page, "Enter");
  await expect(cards(page, "you").getByRole("listitem").filter({ hasText: "later" })).toBeVisible();
  await expect.poll(async () => (await own(robin, episode)).map(({ kind }) => kind).toSorted()).toEqual(["action", "agree", "check", "disagree", "highlight"]);
});

test("From text to card and back, also in a narrow window and into a collapsed part", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: "optimized for Meta’s internal", note: "The first" });
  await annotate(robin, episode, { words: "Llama Guard and Code Shield", note: "Far below" });
  await page.setViewportSize({ width: 1024, height: 800 });
  await open(page, episode.path);
  await walkTo(page, LEAF);
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(cards(page, "you", "The first")).toBeFocused();
  await press(page, "Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(pointText(page, LEAF)).toBeFocused();

  await page.setViewportSize({ width: 1440, height: 800 });
  await press(page, "Home", "ArrowLeft", "]", "]");
  await expect(cards(page, "you", "Far below")).toBeFocused();
  await press(page, "]");
  await expectSaid(page, "This is the last annotation");
  await press(page, "Escape");
  await expect(pointText(page, "His proposed solution")).toBeFocused();
  await expect(pointText(page, "His proposed solution")).toBeInViewport();
  await press(page, "k", "Enter");
  await expectSaid(page, "There are no annotations on this point");
  await press(page, "[");
  await expect(cards(page, "you", "The first")).toBeFocused();
  await cards(page, "you", "The first").getByRole("button", { name: /^Show these words in the summary/ }).press("Enter");
  await expect(pointText(page, LEAF)).toBeFocused();
});
