import type { Page } from "@playwright/test";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards, pointSaying, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const note = (page: Page) => page.getByRole("textbox", { name: "Your note" });
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();

async function beginNote(page: Page, words: string) {
  await selectWords(page, words);
  await toolbar(page).getByRole("button", { name: "Note" }).click();
}

test("A fellow member is mentioned by keyboard, and read by name, whoever reads", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const { page } = ada;
  await open(page, readingPath(group, episode));
  await beginNote(page, "gigawatt-scale");
  await note(page).pressSequentially("Ask @be");
  await expect(page.getByRole("option", { name: "Ben Member" })).toBeVisible();
  await expectNoViolations(page);
  await note(page).press("Enter");
  await expect(note(page)).toHaveValue("Ask @Ben Member ");
  await save(page);
  await expect(cards(page, "you", "Ask @Ben Member")).toBeVisible();
  const saved = () => ada.api.call<{ note: string }[]>("GET", `/episodes/${episode.id}/annotations`);
  await expect.poll(async () => (await saved()).map((one) => one.note.trim())).toEqual([`Ask @[Ben Member](${ben.id})`]);

  await open(ben.page, readingPath(group, episode));
  await expect(cards(ben.page, "Ada Founder", "Ask @Ben Member")).toBeVisible();
});

test("Who will not see that they are mentioned is said before saving", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const { page } = ada;
  await open(page, readingPath(group, episode));
  await beginNote(page, "gigawatt-scale");
  await note(page).pressSequentially("For @be");
  await page.getByRole("option", { name: "Ben Member" }).click();
  await expect(page.getByText("will not see this")).toBeHidden();
  await page.getByRole("button", { name: /Who sees this/ }).click();
  await page.getByRole("menuitemcheckbox", { name: group.name }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Ben Member will not see this: only you.")).toBeVisible();
});

test("A link to a point is called by what the point says", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  const { page } = ada;
  const point = episode.points.find(({ text }) => text.includes("full-duplex voice demo"))!;
  await annotate(ada, episode, { words: "gigawatt-scale", note: `As in ${episode.path}#p-${point.id}` });
  await open(page, episode.path);
  const link = cards(page, "you", "As in").getByRole("link", { name: /full-duplex voice demo/ });
  await link.click();
  await expect(pointSaying(page, "full-duplex voice demo")).toBeInViewport();
});
