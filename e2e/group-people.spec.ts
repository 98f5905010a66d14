import { choose, copyInvite, heading, members, nothingHere } from "./support/groups";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards } from "./support/reader";
import { expect, open, refusal, test } from "./support/test";

test.use({ viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });

test("Roles are given, taken and handed over, and a group always has an owner", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(403));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  await open(ada.page, `/groups/${group.slug}`);
  await expect(members(ada.page)).toHaveText([/^Ada Founder \(you\)\s*Owner$/, /^Ben Member\s*Member$/]);
  await choose(ada.page, "Your membership", "Leave the group…");
  await ada.page.getByRole("button", { name: "Leave the group" }).click();
  await expect(ada.page.getByText("You are the group's only owner. Hand it over before you leave.")).toBeVisible();
  await expect(ada.page.getByRole("alertdialog")).toBeHidden();

  // All of it by keyboard.
  await ada.page.getByRole("button", { name: "Change Ben Member" }).focus();
  await ada.page.keyboard.press("Enter");
  await expect(ada.page.getByRole("menuitem")).toHaveText([/^Make owner/, /^Make moderator/, /^Make reader/, /^Hand the group over/, /^Mute/, /^Remove/]);
  await expect(ada.page.getByRole("menuitem", { name: "Make owner" })).toBeFocused();
  await ada.page.keyboard.press("ArrowDown");
  await expect(ada.page.getByRole("menuitem", { name: "Make moderator" })).toBeFocused();
  await ada.page.keyboard.press("Enter");
  await expect(members(ada.page)).toHaveText([/^Ada Founder/, /^Ben Member\s*Moderator$/]);
  await open(ben.page, `/groups/${group.slug}`);
  await expect(ben.page.getByRole("button", { name: "Invite people" })).toBeVisible();
  for (const name of ["Settings", "Change Ada Founder"]) await expect(ben.page.getByRole("button", { name, exact: true })).toHaveCount(0);

  await choose(ada.page, "Change Ben Member", "Hand the group over…");
  await expect(ada.page.getByRole("button", { name: "Cancel" }), "not doing it comes first").toBeFocused();
  await ada.page.keyboard.press("Tab");
  await ada.page.keyboard.press("Enter");
  await expect(members(ada.page)).toHaveText([/^Ben Member\s*Owner$/, /^Ada Founder \(you\)\s*Moderator$/]);
  await choose(ada.page, "Your membership", "Become reader");
  await expect(members(ada.page)).toHaveText([/^Ben Member\s*Owner$/, /^Ada Founder \(you\)\s*Reader$/]);
  await expect(ada.page.getByRole("button", { name: "Invite people" })).toHaveCount(0);
  await choose(ada.page, "Your membership", "Leave the group…");
  await ada.page.getByRole("button", { name: "Leave the group" }).click();
  await expect(ada.page).toHaveURL("/groups");
});

test("Who was removed comes back only by an invite made since", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode);
  await open(ada.page, `/groups/${group.slug}`);
  const old = await copyInvite(ada.page);
  await open(ben.page, old);
  await ben.page.getByRole("button", { name: "Join the group" }).click();
  await expect(heading(ben.page, "Tuesday readers")).toBeVisible();
  await open(ada.page, `/groups/${group.slug}`);
  await choose(ada.page, "Change Ben Member", "Remove from the group…");
  await ada.page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(members(ada.page)).toHaveCount(1);

  await ben.page.goto(old);
  await expect(heading(ben.page, "This invite no longer works")).toBeVisible();
  await expect(ben.page.getByText("You were removed from this group after this invite was made. Ask the group for a new one.")).toBeVisible();
  await open(ben.page, await copyInvite(ada.page));
  await ben.page.getByRole("button", { name: "Join the group" }).click();
  await expect(heading(ben.page, "Tuesday readers")).toBeVisible();
});

test("A group takes join requests where it wants them: asked, answered, declined", async ({ newPerson, newBrowser, episode, complaints }) => {
  complaints.allow(refusal(404));
  const ada = await newPerson({ name: "Ada Founder" });
  const [ben, carl] = [await newPerson({ name: "Ben Asking" }), await newPerson({ name: "Carl Asking" })];
  const group = await studyGroup(ada, episode);
  const address = `/groups/${group.slug}`;
  await ben.page.goto(address);
  await nothingHere(ben.page);

  await open(ada.page, address);
  await ada.page.getByRole("button", { name: "Settings" }).click();
  await ada.page.getByLabel("What it is about").fill("One episode a week.");
  await ada.page.getByRole("checkbox", { name: "Anyone with the group’s address may ask to join" }).check();
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(ada.page.getByRole("dialog")).toBeHidden();

  const signedOut = await (await newBrowser()).newPage();
  await signedOut.goto(address);
  await expect(signedOut, "to sign in, and back").toHaveURL(`/signin?needed=1&next=${encodeURIComponent(address)}`);
  await expect(signedOut.getByText("One episode a week.")).toHaveCount(0);
  for (const { page, name } of [ben, carl]) {
    await open(page, address);
    await expect(heading(page, "Tuesday readers")).toBeVisible();
    await expect(page.getByText("One episode a week.")).toBeVisible();
    await expect(page.getByText("Ada Founder"), "who is in it is for its members to know").toHaveCount(0);
    await page.getByLabel("A few words to the group").fill(`${name} would like to read along.`);
    await page.getByRole("button", { name: "Ask to join" }).click();
    await expect(page.getByText("Your request waits for an owner or a moderator of the group.")).toBeVisible();
  }
  await open(carl.page, "/groups");
  await expect(carl.page.getByRole("list", { name: "Groups that you have asked to join" })).toHaveText(/Tuesday readers\s*Waits for an answer/);

  await open(ada.page, address);
  const asking = ada.page.getByRole("region", { name: "Asking to join" });
  await expect(asking.getByRole("listitem")).toHaveText([/^Ben Asking\s*Ben Asking would like to read along\./, /^Carl Asking/]);
  await asking.getByRole("button", { name: "Let Ben Asking in" }).click();
  await expect(members(ada.page)).toHaveText([/^Ada Founder/, /^Ben Asking\s*Member$/]);
  await asking.getByRole("button", { name: "Decline Carl Asking" }).click();
  await expect(asking).toHaveCount(0);
  await open(ben.page, address);
  await expect(members(ben.page)).toHaveCount(2);
  await open(carl.page, address);
  await expect(carl.page.getByText("The group has declined your request. Only an invite leads in now.")).toBeVisible();
  await expect(carl.page.getByRole("button", { name: "Ask to join" })).toHaveCount(0);
});

test("A request is taken back before it is answered", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Asking" })];
  const group = await studyGroup(ada, episode);
  await ada.api.call("PATCH", `/groups/${group.id}`, { takesRequests: true });
  await open(ben.page, `/groups/${group.slug}`);
  await ben.page.getByRole("button", { name: "Ask to join" }).click();
  await ben.page.getByRole("button", { name: "Take the request back" }).click();
  await expect(ben.page.getByRole("button", { name: "Ask to join" })).toBeVisible();
  await open(ada.page, `/groups/${group.slug}`);
  await expect(ada.page.getByRole("region", { name: "Asking to join" })).toHaveCount(0);
});

test("A group is renamed at the address that it has, archived, read on, and brought back", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(422));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const address = `/groups/${group.slug}`;
  await annotate(ben, episode, { words: "gigawatt-scale", note: "Written before", audiences: [group.audienceId] });
  await open(ada.page, address);
  await ada.page.getByRole("button", { name: "Settings" }).click();
  const name = ada.page.getByRole("textbox", { name: "Name" });
  await name.fill(" \u200b ");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(ada.page.getByText("Please give the group's name.")).toBeVisible();
  await name.fill("Wednesday readers");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(heading(ada.page, "Wednesday readers")).toBeVisible();
  await expect(ada.page).toHaveURL(address);

  await ada.page.getByRole("button", { name: "Settings" }).click();
  await ada.page.getByRole("button", { name: "Archive the group" }).click();
  await ada.page.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(ada.page.getByText("This group is archived: all of it can be read, and nothing of it changes.")).toBeVisible();
  for (const gone of ["Invite people", "Settings", `Plan ${episode.title}`, "Take on"]) await expect(ada.page.getByRole("button", { name: gone, exact: true })).toHaveCount(0);

  await open(ben.page, "/groups");
  await expect(ben.page.getByRole("list", { name: "Your groups" })).toHaveCount(0);
  await ben.page.getByRole("list", { name: "Archived groups" }).getByRole("link", { name: "Wednesday readers" }).click();
  await expect(ben.page.getByRole("button", { name: "Bring it back" }), "that is its owner's").toHaveCount(0);
  await open(ben.page, readingPath(group, episode));
  await expect(ben.page.getByText("This group is archived: nobody publishes to it any more.")).toBeVisible();
  await expect(cards(ben.page, "you", "Written before")).toBeVisible();
  expect((await ben.api.send("POST", `/audiences/${group.audienceId}/publications`, { annotations: [(await annotate(ben, episode, { words: "Scout and Maverick" })).id] })).status()).toBe(403);

  await ada.page.getByRole("button", { name: "Bring it back" }).click();
  await expect(ada.page.getByRole("button", { name: "Settings" })).toBeVisible();
});
