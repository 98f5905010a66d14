import type { Locator, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { choose, members } from "./support/groups";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const desk = (page: Page): Locator => page.getByRole("region", { name: "For the moderators" });
const log = (page: Page): Locator => page.locator("details").filter({ hasText: "Log" });

async function reportAs(page: Page, within: Locator, what: string, reason: string) {
  await within.getByRole("button", { name: `More about ${what}` }).click();
  await page.getByRole("menuitem", { name: "Report…" }).click();
  await page.getByLabel("What is wrong with it").fill(reason);
  await page.getByRole("dialog").getByRole("button", { name: "Report" }).click();
  // It closes once the report has been taken; the message of the one before may still be there.
  await expect(page.getByLabel("What is wrong with it")).toHaveCount(0);
  await expect(page.getByText("The moderators have your report").first()).toBeVisible();
}

test("What is reported is hidden, shown to its author as hidden, and restored, with a log for the owner", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  const [ben, cleo] = [await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Member" })];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const reading = readingPath(group, episode);
  const note = await annotate(ben, episode, { words: "gigawatt-scale", note: "Nonsense", audiences: [group.audienceId] });
  await ben.api.call("PUT", `/replies/${uuidv7()}`, { annotation: note.id, audience: group.audienceId, body: "And a rude reply." });

  await open(cleo.page, reading);
  const toCleo = cards(cleo.page, "Ben Member", "Nonsense");
  await reportAs(cleo.page, toCleo, "the annotation of Ben Member", "Off the subject");
  await toCleo.getByRole("button", { name: "1 reply" }).click();
  await reportAs(cleo.page, toCleo, "what Ben Member says", "Rude");
  await open(cleo.page, `/groups/${group.slug}`);
  await expect(desk(cleo.page)).toHaveCount(0);
  await expect(log(cleo.page)).toHaveCount(0);

  await open(ada.page, `/groups/${group.slug}`);
  const reports = desk(ada.page).getByRole("list", { name: "Reports" }).getByRole("listitem");
  await expect(reports).toHaveText([/Cleo Member reports an annotation of Ben Member.*Off the subject.*Nonsense/s, /a reply of Ben Member.*Rude.*And a rude reply\./s]);
  await expectNoViolations(ada.page);
  await reports.last().getByRole("button", { name: "Dismiss" }).click();
  await expect(reports).toHaveCount(1);
  await reports.first().getByRole("button", { name: "Hide" }).click();
  const hidden = desk(ada.page).getByRole("list", { name: "Hidden from the group" }).getByRole("listitem");
  await expect(hidden).toHaveText(/an annotation of Ben Member.*Nonsense/s);

  await open(cleo.page, reading);
  await expect(cards(cleo.page, "Ben Member")).toHaveCount(0);
  await open(ben.page, reading);
  await expect(cards(ben.page, "you", "Nonsense")).toContainText("Hidden by a moderator of Tuesday readers");
  await expect(cards(ben.page, "you", "Nonsense").getByRole("button", { name: "Reply", exact: true })).toHaveCount(0);
  await open(ben.page, episode.path);
  await expect(cards(ben.page, "you", "Nonsense")).toContainText("Hidden by a moderator of Tuesday readers");
  await open(ada.page, reading);
  const toAda = cards(ada.page, "Ben Member", "Nonsense");
  await expect(toAda).toContainText("Hidden from Tuesday readers");
  await toAda.getByRole("button", { name: "More about the annotation of Ben Member" }).click();
  await ada.page.getByRole("menuitem", { name: "Show to the group again" }).click();
  await expect(toAda).not.toContainText("Hidden from");
  await cleo.page.reload();
  await expect(cards(cleo.page, "Ben Member", "Nonsense")).toBeVisible();

  await open(ada.page, `/groups/${group.slug}`);
  await log(ada.page).getByText("Log").click();
  await expect(log(ada.page).getByRole("listitem")).toHaveText([
    /^Ada Founder showed again what Ben Member wrote: “Nonsense”/,
    /^Ada Founder hid what Ben Member wrote: “Nonsense”/,
    /^Ada Founder dismissed a report on Ben Member: “Rude”/,
    /^Cleo Member reported something of Ben Member: “Rude”/,
    /^Cleo Member reported something of Ben Member: “Off the subject”/,
  ]);
});

test("A member is muted, told so, and removed with what they published", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  const [ben, cleo] = [await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Member" })];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const reading = readingPath(group, episode);
  await annotate(ben, episode, { words: "gigawatt-scale", note: "Published before", audiences: [group.audienceId] });
  const toAll = await annotate(ada, episode, { words: "full-duplex voice demo", note: "To all", audiences: [group.audienceId] });
  await ada.api.call("PUT", `/replies/${uuidv7()}`, { annotation: toAll.id, audience: group.audienceId, body: "And this." });

  await open(cleo.page, "/groups");
  await expect(cleo.page.getByRole("list", { name: "Your groups" })).toContainText("3 unread");
  await expect(cleo.page.getByRole("link", { name: "Groups" })).toHaveAccessibleName("Groups 3 unread");
  await open(cleo.page, `/groups/${group.slug}`);
  await expect(cleo.page.getByRole("region", { name: "Readings" })).toContainText("3 unread");

  await open(ada.page, `/groups/${group.slug}`);
  await choose(ada.page, "Change Ben Member", "Mute");
  await expect(members(ada.page).filter({ hasText: "Ben Member" })).toContainText("Member, muted");
  await expect(members(cleo.page).filter({ hasText: "Ben Member" }), "that is for moderators to know").not.toContainText("muted");
  await open(ben.page, `/groups/${group.slug}`);
  await expect(ben.page.getByText("You are muted in this group")).toBeVisible();
  await open(ben.page, reading);
  await expect(ben.page.getByText("You are muted in this group")).toBeVisible();
  const toBen = cards(ben.page, "Ada Founder", "To all");
  await toBen.getByRole("button", { name: "1 reply" }).click();
  await expect(toBen.getByText("You are muted in this group: you can read, but not say anything.")).toBeVisible();
  await expect(toBen.getByRole("textbox")).toHaveCount(0);

  await choose(ada.page, "Change Ben Member", "Remove from the group…");
  const confirm = ada.page.getByRole("alertdialog");
  await expect(confirm.getByRole("checkbox", { name: "Take their work out of the group" })).not.toBeChecked();
  await confirm.getByRole("checkbox").check();
  await confirm.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(members(ada.page)).toHaveCount(2);
  await open(cleo.page, reading);
  await expect(cards(cleo.page, "Ada Founder", "To all")).toBeVisible();
  await expect(cards(cleo.page, "Ben Member")).toHaveCount(0);
  await open(ben.page, episode.path);
  await expect(cards(ben.page, "you", "Published before")).toContainText("Only me");
});
