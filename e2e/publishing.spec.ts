import type { Locator, Page } from "@playwright/test";
import { annotate, readingPath, studyGroup } from "./support/people";
import type { Annotation, Episode, Group, Person } from "./support/people";
import { cards, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";
import { edit, expectSaved } from "./support/writing";

test.use({ viewport: { width: 1280, height: 900 } });

const dialog = (page: Page): Locator => page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Close", exact: true }) });
const publishing = (page: Page): Locator => page.getByRole("button", { name: /^Publish drafts/ });

/** What someone reads of the others in a group, without the interface. */
const readIn = ({ api }: Person, episode: Episode, { audienceId }: Group) => async () =>
  (await api.call<Annotation[]>("GET", `/episodes/${episode.id}/annotations?audience=${audienceId}`)).map(({ note, targets }) => note || targets[0]!.quote).sort();

test("Drafts are chosen by kind and by hand, looked at as the group will see them, published at once, and taken back", async ({ newPerson, episode }) => {
  const [ada, ben, cleo] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Other" })];
  const tuesday = await studyGroup(ada, episode, [ben]);
  const club = await studyGroup(ada, episode, [cleo], "Book club");
  await annotate(ada, episode, { words: "Scout and Maverick" });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Who pays for it?", kind: "question", tags: ["cost"] });
  await annotate(ada, episode, { words: "full-duplex voice demo", note: `Ask @[Cleo Other](${cleo.id})` });
  const [inTuesday, inClub] = [readIn(ben, episode, tuesday), readIn(cleo, episode, club)];

  const { page } = ada;
  await open(page, episode.path);
  await expect(publishing(page), "reading alone, too").toHaveText(/3$/);
  await publishing(page).click();
  await dialog(page).getByRole("checkbox", { name: "Tuesday readers" }).check();
  await dialog(page).getByRole("button", { name: "All 3" }).click();
  await expect(dialog(page).getByRole("button", { name: "Preview 0" })).toBeDisabled();
  await dialog(page).getByRole("button", { name: "Question 1" }).click();
  await dialog(page).getByRole("checkbox", { name: /^Note.*full-duplex/ }).check();
  await expectNoViolations(page);
  await dialog(page).getByRole("button", { name: "Preview 2" }).click();

  await expect(page.getByRole("dialog", { name: "What Tuesday readers will see" })).toBeVisible();
  await expect(dialog(page).getByRole("article")).toHaveText([/Ada Founder.*Note/, /Ada Founder.*Question.*gigawatt-scale.*Who pays for it\?.*cost/s]);
  await expect(dialog(page).getByText("Cleo Other will not see this: only Tuesday readers.")).toBeVisible();
  await expectNoViolations(page);
  expect(await inTuesday(), "nothing is published by being looked at").toEqual([]);
  await dialog(page).getByRole("button", { name: "Publish 2" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText("Published 2 to Tuesday readers")).toBeVisible();
  await expect(publishing(page)).toHaveText(/1$/);
  expect(await inTuesday()).toHaveLength(2);
  const buttons = [publishing(page), ...["Take back", "Share"].map((name) => page.getByRole("button", { name, exact: true }))];
  const tops = await Promise.all(buttons.map(async (button) => (await button.boundingBox())!.y));
  expect(new Set(tops).size, "what can be done with all of it is in one row").toBe(1);

  await publishing(page).click();
  await dialog(page).getByRole("checkbox", { name: "Book club" }).check();
  await dialog(page).getByRole("button", { name: "Preview 3" }).click();
  await dialog(page).getByRole("button", { name: "Publish 3" }).click();
  await page.getByText("Published 3 to Book club and Tuesday readers").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
  expect(await inTuesday(), "those from before stay").toHaveLength(2);
  expect(await inClub()).toEqual([]);
});

test("The preview shows each audience what it will see: the holders of a link without names, nobody’s", async ({ newPerson, newBrowser, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  await studyGroup(ada, episode, [ben]);
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id, name: "Nameless", showsNames: false });
  await annotate(ada, episode, { words: "gigawatt-scale", note: `Ask @[Ben Member](${ben.id})`, tags: ["cost"] });
  const { page } = ada;
  await open(page, episode.path);
  await publishing(page).click();
  await dialog(page).getByRole("checkbox", { name: "Link: Nameless" }).check();
  await dialog(page).getByRole("button", { name: "Preview 1" }).click();
  const named = /Ada|Ben/;
  await expect(dialog(page).getByRole("article", { name: "Note", exact: true })).toHaveText(/Note.*gigawatt-scale.*Ask @someone.*cost/s);
  await expect(dialog(page).getByRole("article")).not.toHaveText(named);
  await dialog(page).getByRole("button", { name: "Back" }).click();
  await dialog(page).getByRole("checkbox", { name: "Tuesday readers" }).check();
  await dialog(page).getByRole("button", { name: "Preview 1" }).click();
  await expect(dialog(page).getByRole("region", { name: "Tuesday readers" }).getByRole("article")).toHaveText(/Ada Founder.*Ask @Ben Member/s);
  await expect(dialog(page).getByRole("region", { name: "the holders of “Nameless”" }).getByRole("article")).not.toHaveText(named);
  await expectNoViolations(page);
  await dialog(page).getByRole("button", { name: "Publish 1" }).click();
  await expect(dialog(page)).toBeHidden();
  const visitor = await (await newBrowser()).newPage();
  await visitor.goto(`/v/${token}`);
  await expect(visitor.getByRole("list", { name: "Notes on this point" })).toHaveText(/Note.*cost.*Ask @someone/s);
  await expect(visitor.locator("main")).not.toHaveText(/Ada Founder|Ben Member/);
});

test("An edit reaches every group, taking back ends it in all of them, and without the network nothing is published by halves", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED/);
  const [ada, ben, cleo] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Other" })];
  const tuesday = await studyGroup(ada, episode, [ben]);
  const club = await studyGroup(ada, episode, [cleo], "Book club");
  const audiences = [tuesday.audienceId, club.audienceId];
  await annotate(ada, episode, { words: "gigawatt-scale", note: "For both", audiences });
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "For both as well", audiences });
  const [inTuesday, inClub] = [readIn(ben, episode, tuesday), readIn(cleo, episode, club)];

  const { page } = ada;
  await open(page, readingPath(tuesday, episode));
  await edit(page, "For both as well", "Edited for both");
  await expect.poll(inTuesday).toEqual(["Edited for both", "For both"]);
  expect(await inClub()).toEqual(["Edited for both", "For both"]);
  await cards(page, "you", "Edited for both").getByRole("button", { name: /^Who sees this/ }).click();
  await page.getByRole("menuitem", { name: "Take back from everywhere" }).click();
  await expect.poll(async () => [await inTuesday(), await inClub()]).toEqual([["For both"], ["For both"]]);
  await page.getByText("Taken back from everywhere").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => [(await inTuesday()).length, (await inClub()).length]).toEqual([2, 2]);

  await page.getByRole("button", { name: "Take back", exact: true }).click();
  await dialog(page).getByLabel("From").selectOption("Book club");
  await dialog(page).getByRole("button", { name: "All 2" }).click();
  await expectNoViolations(page);
  await dialog(page).getByRole("button", { name: "Take back 2" }).click();
  await expect(page.getByText("Took 2 back from Book club")).toBeVisible();
  expect([await inTuesday(), await inClub()]).toEqual([["Edited for both", "For both"], []]);

  await ada.context.setOffline(true);
  await selectWords(page, "Scout and Maverick");
  await toolbar(page).getByRole("button", { name: /^Who sees this/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Tuesday readers" }).click();
  await page.keyboard.press("Escape");
  await toolbar(page).getByRole("button", { name: "Highlight in pink" }).click();
  const publish = async () => {
    await publishing(page).click();
    await dialog(page).getByRole("button", { name: "Preview 1" }).click();
    await dialog(page).getByRole("button", { name: "Publish 1" }).click();
  };
  await publish();
  await expect(dialog(page).getByRole("alert")).toHaveText(/^This needs the network/);
  await ada.context.setOffline(false);
  await dialog(page).getByRole("button", { name: "Publish 1" }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await inTuesday()).toEqual(["Edited for both", "For both", "Scout and Maverick"]);
  await expectSaved(ada, episode, ["Edited for both", "For both", ""]);
});
