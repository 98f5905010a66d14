import { v7 as uuidv7 } from "uuid";
import { annotate, annotationOf, readingPath, studyGroup } from "./support/people";
import { cards } from "./support/reader";
import { expect, open, refusal, test } from "./support/test";

test.use({ viewport: { width: 1280, height: 900 } });

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

test("A reading is planned on one clock and read on another, with a question that is only words", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(422));
  const ada = await newPerson({ name: "Ada Founder", context: { timezoneId: "Europe/Berlin" } });
  const ben = await newPerson({ name: "Ben Member", context: { timezoneId: "Asia/Kathmandu" } });
  const group = await studyGroup(ada, episode, [ben]);
  await open(ada.page, `/groups/${group.slug}`);
  await ada.page.getByRole("button", { name: `Plan ${episode.title}` }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Plan this reading" });
  await expect(dialog.getByText("Times are those of Europe/Berlin.")).toBeVisible();
  await dialog.getByLabel("A question to think about").fill("Who **decides**?\n\n<img src=x onerror=alert(1)> [here](javascript:alert(1))");
  await dialog.getByLabel("Starts").fill("2034-01-31T20:00");
  await dialog.getByLabel("Ends").fill("2034-01-31T19:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("This is not after the start.")).toBeVisible();
  await dialog.getByLabel("Ends").fill("2034-07-31T20:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const coming = ada.page.getByRole("list", { name: "Coming: readings" });
  await expect(coming).toContainText("From 31 Jan 2034, 20:00 until 31 Jul 2034, 20:00");
  await ada.page.getByRole("button", { name: `Plan ${episode.title}` }).click();
  await expect(dialog.getByLabel("Starts"), "it comes back as it was set").toHaveValue("2034-01-31T20:00");

  for (const address of [`/groups/${group.slug}`, readingPath(group, episode)]) {
    await open(ben.page, address);
    await expect(ben.page.getByText("From 1 Feb 2034, 00:45 until 31 Jul 2034, 23:45")).toBeVisible();
    await expect(ben.page.getByText("decides", { exact: true })).toBeVisible();
    await expect(ben.page.getByRole("main").locator("img, a[href^='javascript:']")).toHaveCount(0);
    await expect(ben.page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  }
});

test("Without scripts a moment is shown in UTC, and says so", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder", context: { timezoneId: "Asia/Kathmandu" } });
  const group = await studyGroup(ada, episode);
  await ada.api.call("PATCH", `/groups/${group.id}/readings/${episode.id}`, { endsAt: "2034-01-31T19:00:00Z" });
  const html = await (await ada.context.request.get(`/groups/${group.slug}`)).text();
  expect(html).toContain("31 Jan 2034, 19:00 UTC");
});

test("A blind round hides the others' from each until they have written, and says how far they are", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const rita = await newPerson({ name: "Rita Reader" });
  const group = await studyGroup(ada, episode, [ben]);
  const { token } = await ada.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, { role: "reader" });
  await rita.api.call("POST", "/memberships", { token });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Hidden at first", audiences: [group.audienceId] });
  const question = { words: "seamless sharing of 3D content", note: "And this is asked", audiences: [group.audienceId] };
  await ada.api.call("PUT", `/annotations/${uuidv7()}`, { ...annotationOf(episode, question), kind: "question" });
  await open(ada.page, `/groups/${group.slug}`);
  await ada.page.getByRole("button", { name: `Plan ${episode.title}` }).click();
  await ada.page.getByLabel("Or until they have published").fill("1");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(ada.page.getByText("The blind round is over for you: you see what the others wrote.")).toBeVisible();

  await open(ben.page, `/groups/${group.slug}`);
  await expect(ben.page.getByText("Blind round: you see what the others wrote once you have published 1 of your own (0 so far).")).toBeVisible();
  await expect(ben.page.getByText("0 annotations")).toBeVisible();
  for (const text of ["Hidden at first", "And this is asked"]) await expect(ben.page.getByText(text)).toHaveCount(0);
  await open(ben.page, readingPath(group, episode));
  await expect(ben.page.getByText("once you have published 1 of your own (0 so far)")).toBeVisible();
  await expect(cards(ben.page, "Ada Founder")).toHaveCount(0);

  await annotate(ben, episode, { words: "Scout and Maverick", note: "Ben’s own", audiences: [group.audienceId] });
  await expect(ben.page.getByText("The blind round is over for you: you see what the others wrote."), "said to those who have the page open").toBeVisible();
  await open(ben.page, readingPath(group, episode));
  await expect(cards(ben.page, "Ada Founder", "Hidden at first")).toBeVisible();
  await open(ben.page, `/groups/${group.slug}`);
  await expect(ben.page.getByRole("region", { name: "What is new" }).getByRole("listitem")).toHaveText([/Ben’s own/, /And this is asked/, /Hidden at first/]);
  await expect(ben.page.getByRole("region", { name: "Open questions" }).getByRole("listitem")).toHaveText([/And this is asked/]);

  await open(rita.page, `/groups/${group.slug}`);
  await expect(rita.page.getByText("Blind round: you see what the others wrote once the round is over.")).toBeVisible();
  await expect(rita.page.getByText("Hidden at first")).toHaveCount(0);
});

test("Readings stand by their dates, and one that is dropped leaves what was published", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  const group = await studyGroup(ada, episode);
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Stays", audiences: [group.audienceId] });
  const plan = (dates: object) => ada.api.call("PATCH", `/groups/${group.id}/readings/${episode.id}`, dates);
  for (const [dates, list] of [
    [{ startsAt: inDays(-2), endsAt: inDays(2) }, "Now: readings"],
    [{ startsAt: inDays(1), endsAt: null }, "Coming: readings"],
    [{ startsAt: null, endsAt: inDays(-1) }, "Past: readings"],
  ] as const) {
    await plan(dates);
    await open(ada.page, `/groups/${group.slug}`);
    await expect(ada.page.getByRole("list", { name: list }).getByRole("link", { name: episode.title })).toBeVisible();
  }
  await ada.page.getByRole("button", { name: `Plan ${episode.title}` }).click();
  await ada.page.getByRole("button", { name: "Drop this reading" }).click();
  await ada.page.getByRole("button", { name: "Drop it" }).click();
  await expect(ada.page.getByText("The group has not taken on an episode yet.")).toBeVisible();
  const fresh = ada.page.getByRole("region", { name: "What is new" });
  await expect(fresh).toContainText("Stays");
  await fresh.getByRole("link", { name: "gigawatt-scale" }).click();
  await expect(ada.page).toHaveURL(new RegExp(`${readingPath(group, episode)}#p-`));
  await expect(cards(ada.page, "you", "Stays")).toBeVisible();
});
