import type { Locator, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards, expectPainted, painted, pointSaying } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1280, height: 900 } });

const layer = (page: Page, name: string): Locator => page.getByRole("group", { name: /^Read with/ }).getByRole("button", { name });
const through = (page: Page): Locator => page.getByRole("button", { name: /^Read through/ });

async function readThrough(page: Page, ...names: RegExp[]): Promise<void> {
  await through(page).click();
  for (const name of names) await page.getByRole("menuitemcheckbox", { name }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
}

test("Groups are read over the summary as layers, kept in the address, and one in a blind round tells nothing", async ({ newPerson, episode }) => {
  const [ada, ben, cleo] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Other" })];
  const tuesday = await studyGroup(ben, episode, [ada]);
  const club = await studyGroup(cleo, episode, [ada], "Book club");
  const blind = await studyGroup(cleo, episode, [ada], "Blind date");
  await cleo.api.call("PATCH", `/groups/${blind.id}/readings/${episode.id}`, { blindCount: 5 });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Mine alone" });
  await annotate(ben, episode, { words: "Scout and Maverick", note: "From Tuesday", colour: "pink", audiences: [tuesday.audienceId] });
  await annotate(cleo, episode, { words: "first two Llama 4 models", note: "From the club", colour: "blue", audiences: [club.audienceId] });
  await annotate(cleo, episode, { words: "full-duplex voice demo", note: "Not yet", audiences: [blind.audienceId] });

  const { page } = ada;
  await open(page, episode.path);
  await expectPainted(page, { yellow: ["gigawatt-scale"] });
  await layer(page, "Tuesday readers").click();
  await layer(page, "Book club").click();
  await expectPainted(page, { blue: ["first two Llama 4 models"], pink: ["Scout and Maverick"], yellow: ["gigawatt-scale"], draft: ["gigawatt-scale"] });
  await expect(cards(page, "Ben Member", "From Tuesday")).toContainText(/In\s*TR\s*Tuesday readers/);
  await expect(cards(page, "Cleo Other", "From the club")).toContainText(/In\s*BC\s*Book club/);
  await expectNoViolations(page);
  await expect(page).toHaveURL(/\?layers=[^&]+$/);

  await layer(page, "Blind date").click();
  await expect(page.getByText("A blind round goes on in Blind date: what the others wrote is kept from you for now.")).toBeVisible();
  await expect(cards(page, "Cleo Other"), "only what the club has").toHaveCount(1);
  await layer(page, "Tuesday readers").click();
  await expect(cards(page, "Ben Member")).toHaveCount(0);

  const html = await (await ada.context.request.get(page.url())).text();
  expect(html, "it is in the page that comes").toContain("From the club");
  expect(html).not.toContain("From Tuesday");
  expect(html).not.toContain("Not yet");
  const elsewhere = await ben.context.request.get(page.url());
  expect(await elsewhere.text(), "to someone who is not in the group the address opens nothing").not.toContain("From the club");
  await page.reload();
  await expect(layer(page, "Book club")).toHaveAttribute("aria-pressed", "true");
  await expect(layer(page, "Tuesday readers")).toHaveAttribute("aria-pressed", "false");

  await open(page, readingPath(tuesday, episode));
  await expect(cards(page, "Ben Member")).toHaveCount(1);
  await expect(layer(page, "Tuesday readers"), "the group of the page is always read").toHaveCount(0);
  await layer(page, "Book club").click();
  await expect(cards(page, "Cleo Other")).toHaveCount(1);
});

test("One reads through everyone, through one, through what several marked, and through two side by side", async ({ newPerson, episode }) => {
  const [ada, ben, cleo] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Other" })];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const audiences = [group.audienceId];
  await annotate(ada, episode, { words: "Scout and Maverick", note: "So it is", kind: "agree", audiences });
  await annotate(ben, episode, { words: "Llama 4 models — Scout and", note: "Is it?", kind: "disagree", colour: "pink", audiences });
  await annotate(cleo, episode, { words: "first two", colour: "blue", audiences });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Only I", colour: "purple", audiences });
  await annotate(ben, episode, { words: "full-duplex voice demo", note: "Only Ben", colour: "green", audiences });

  const { page } = ada;
  await open(page, readingPath(group, episode));
  const reading = async () => Object.keys(await painted(page)).map((name) => name.replace("gloss-", "")).filter((name) => !name.startsWith("overlap")).sort();
  await expect.poll(reading).toEqual(["blue", "green", "pink", "purple", "yellow"]);
  await readThrough(page, /^Ben Member/);
  await expect(through(page)).toContainText("Ben Member");
  await expect.poll(reading).toEqual(["green", "pink"]);
  await readThrough(page, /^Everyone/, /^Marked by 2 or more/);
  await expect.poll(reading).toEqual(["blue", "pink", "yellow"]);
  await readThrough(page, /^Where people disagree/);
  await expect.poll(reading).toEqual(["pink", "yellow"]);
  await expect(page).toHaveURL(/disputed/);
  await page.reload();
  await expect(through(page), "as the address has it").toContainText("Where people disagree");
  await expect.poll(reading).toEqual(["pink", "yellow"]);
  await readThrough(page, /^Only you marked/);
  await expect.poll(reading).toEqual(["purple"]);
  await readThrough(page, /^Only you marked/);

  await through(page).click();
  await expectNoViolations(page);
  await page.getByRole("menuitem", { name: "Compare two people" }).click();
  const dialog = page.getByRole("dialog", { name: "Two people side by side" });
  await dialog.getByLabel("One of them").selectOption("Cleo Other");
  await dialog.getByLabel("The other").selectOption("Ben Member");
  const points = dialog.getByRole("list", { name: "Points" }).locator("> li");
  await expect(points).toHaveText([/^Both, other words.*Is it\?/s, /^Only Ben Member.*Only Ben/s]);
  await page.reload();
  await expect(points, "the address says who is compared").toHaveText([/^Both, other words.*Is it\?/s, /^Only Ben Member.*Only Ben/s]);
  await open(ben.page, page.url());
  const toBen = ben.page.getByRole("dialog", { name: "Two people side by side" });
  await expect(toBen.getByLabel("One of them"), "also to someone else").toHaveValue(cleo.id);
  await expect(toBen.getByLabel("The other").locator("option:checked")).toHaveText("You");
  await toBen.getByRole("button", { name: "Close" }).click();
  await expect(ben.page).not.toHaveURL(/compare/);
  await dialog.getByLabel("One of them").selectOption("You");
  await expect(points).toHaveText([/^They disagree.*So it is.*Is it\?/s, /^Only Ben Member/, /^Only you/]);
  await expect(points.first().locator("mark")).toHaveText(["Scout and"]);
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: /^Only you/ }).click();
  await expect(points).toHaveText([/Only I/]);
  await dialog.getByRole("button", { name: "Show these words in the summary: gigawatt-scale" }).click();
  await expect(dialog).toBeHidden();
  await expect(pointSaying(page, "gigawatt-scale").locator("[data-point-text]").first()).toBeInViewport();
});

test("A folded point says what is inside it, a key opens what hides the next unread, and many notes warm the margin", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  const question = await annotate(ben, episode, { words: "gigawatt-scale", note: "What for?", kind: "question", audiences });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "My own", audiences });

  const { page } = ada;
  await open(page, readingPath(group, episode));
  const above = pointSaying(page, "Intelligence explosion and the path to superintelligence").locator("> .point-line");
  const fold = above.getByRole("button", { name: "Points under this one" });
  // Pressed where it is, below the window: the card beside it would be seen, and read.
  await fold.dispatchEvent("click");
  await expect(fold).toHaveAccessibleDescription("Inside: 2 notes, 1 unread, 1 open question");
  expect(await above.evaluate((line) => getComputedStyle(line, "::after").content)).toContain("2 notes, 1 unread, 1 open question");
  await page.keyboard.press("u");
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await expect(cards(page, "Ben Member", "What for?")).toBeFocused();
  await expect(fold).toHaveAccessibleDescription("Inside: 2 notes, 1 open question");
  await page.keyboard.press("u");
  await expect(page.getByText("Nothing is unread")).toBeAttached();

  await ben.api.call("PUT", `/annotations/${question.id}/threads/${group.audienceId}/resolution`, { resolved: true });
  await page.reload();
  await expect(fold, "once it is resolved").toHaveAccessibleDescription("Inside: 2 notes");
  await ben.api.call("PUT", `/replies/${uuidv7()}`, { annotation: question.id, audience: group.audienceId, body: "For the next model." });
  await page.reload();
  await expect(fold, "what is said under it is unread as well").toHaveAccessibleDescription("Inside: 2 notes, 1 unread");

  const warm = pointSaying(page, "gigawatt-scale").locator("> .point-line");
  await expect(warm, "while there is room for the cards").not.toHaveAttribute("data-heat");
  const highlights = Array.from({ length: 60 }, () => annotate(ben, episode, { words: "gigawatt-scale", audiences }));
  await Promise.all(highlights);
  await page.reload();
  await expect(warm).toHaveAttribute("data-heat", "4");
  await expect(warm.getByRole("button", { name: "Annotate this point" })).toHaveAccessibleDescription("62 annotations by 2 people");
  await expectNoViolations(page);
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true });

  test("two people are compared in the sheet, and it makes way for the words that one goes to", async ({ newPerson, episode, viewport, hasTouch, isMobile }) => {
    const context = { viewport, hasTouch, isMobile };
    const [ada, ben] = [await newPerson({ name: "Ada Founder", context }), await newPerson({ name: "Benedikt Maximilian Longname" })];
    const group = await studyGroup(ada, episode, [ben]);
    const audiences = [group.audienceId];
    await annotate(ada, episode, { words: "Scout and Maverick", note: "So it is. ".repeat(30), kind: "agree", audiences });
    await annotate(ben, episode, { words: "Llama 4 models — Scout and", note: "Is it?", kind: "disagree", colour: "pink", audiences });
    await annotate(ben, episode, { words: "gigawatt-scale", note: "Only Ben", colour: "green", audiences });

    const { page } = ada;
    await open(page, readingPath(group, episode));
    await page.getByRole("button", { name: /^Notes/ }).tap();
    await through(page).tap();
    await page.getByRole("menuitem", { name: "Compare two people" }).tap();
    const dialog = page.getByRole("dialog", { name: "Two people side by side" });
    const points = dialog.getByRole("list", { name: "Points" }).locator("> li");
    await expect(points).toHaveText([/^They disagree.*So it is.*Is it\?/s, /^Only Benedikt/]);
    const [first, second] = [(await points.first().getByRole("article").first().boundingBox())!, (await points.first().getByRole("article").last().boundingBox())!];
    expect([second.x, second.y > first.y + first.height], "one under the other").toEqual([first.x, true]);
    const overflow = await dialog.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight]);
    expect(overflow, "only the points scroll").toEqual([0, 0]);
    await expectNoViolations(page);
    await page.reload();
    await expect(points, "the address says who is compared").toHaveCount(2);
    await dialog.getByLabel("One of them").selectOption("Benedikt Maximilian Longname");
    await dialog.getByRole("button", { name: /^Only Benedikt/ }).tap();
    await dialog.getByRole("button", { name: "Show these words in the summary: gigawatt-scale" }).tap();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(pointSaying(page, "gigawatt-scale").locator("[data-point-text]").first()).toBeInViewport();
  });
});
