import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { annotate, annotationOf, readingPath, studyGroup } from "./support/people";
import type { Episode, Person } from "./support/people";
import { expect, expectNoViolations, open, test } from "./support/test";

const section = (page: Page, name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
const entries = (page: Page, name: string) => section(page, name).locator("ol > li");

const think = (person: Person, episode: Episode, kind: string, words: string, note: string, audiences: string[]) =>
  person.api.call("PUT", `/annotations/${uuidv7()}`, { ...annotationOf(episode, { words, note, audiences }), kind });

test("A group’s discussion pack says what there is to talk about, on screen and on paper, without JavaScript too", async ({ newPerson, episode, newBrowser }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  await think(ada, episode, "question", "gigawatt-scale compute clusters", "How **many** of them?", audiences);
  await think(ben, episode, "question", "Scout and Maverick", "Why these names?", audiences);
  await think(ada, episode, "agree", "nearly a billion monthly users", "So it is.", audiences);
  await think(ben, episode, "disagree", "a billion monthly users", "Who counted?", audiences);
  await annotate(ben, episode, { words: "compute clusters", audiences });
  await annotate(ben, episode, { words: "seamless sharing of 3D content", note: "A draft" });

  await open(ben.page, `/groups/${group.slug}`);
  await ben.page.getByRole("link", { name: "Discussion pack" }).click();
  await expect(ben.page.getByRole("heading", { level: 1, name: episode.title })).toBeVisible();
  await expect(entries(ben.page, "Open questions")).toHaveText([/Scout and Maverick.*Ben Member.*Why these names\?/, /gigawatt-scale compute clusters.*Ada Founder.*How many of them\?/]);
  await expect(entries(ben.page, "Disagreements")).toHaveText([/nearly a billion monthly users.*Ada Founder.*So it is\..*Ben Member.*Who counted\?/s]);
  await expect(entries(ben.page, "Most marked")).toHaveText([/a billion monthly users.*Marked by 2: Ada Founder, Ben Member/, /compute clusters.*Marked by 2/]);
  await expectNoViolations(ben.page);

  await entries(ben.page, "Open questions").getByRole("link", { name: "Scout and Maverick" }).click();
  await expect(ben.page).toHaveURL(new RegExp(`${readingPath(group, episode)}#p-`));
  await expect(ben.page.getByRole("region", { name: "The group’s reading" }).getByRole("link", { name: "Discussion pack" })).toBeVisible();
  await ben.page.getByRole("region", { name: "The group’s reading" }).getByRole("link", { name: "Discussion pack" }).click();
  await expect(section(ben.page, "Most marked")).toBeVisible();

  await ben.page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(ben.page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(ben.page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(entries(ben.page, "Most marked").first()).toContainText(/#p-[0-9a-f-]{36}/);
  const look = () => ben.page.evaluate(() => [document.documentElement, document.querySelector(".pack h1")!].map((element) => getComputedStyle(element)).map(({ color, backgroundColor }) => [color, backgroundColor]));
  expect(await look(), "black on white").toEqual([["rgb(0, 0, 0)", "rgb(255, 255, 255)"], ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]]);

  const plain = await newBrowser({ javaScriptEnabled: false, storageState: await ben.context.storageState() });
  const page = await plain.newPage();
  await page.goto(`${readingPath(group, episode)}/pack`);
  await expect(entries(page, "Open questions")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();

  await ada.api.call("PATCH", `/groups/${group.id}/readings/${episode.id}`, { blindCount: 50 });
  await page.reload();
  await expect(page.getByText("What the others wrote is hidden from you still")).toBeVisible();
  expect(await page.content()).not.toContain("Ada Founder");
});
