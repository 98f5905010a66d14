import { choose, copyInvite, heading, invites, members, nothingHere } from "./support/groups";
import { annotate, newAccount, readingPath, studyGroup } from "./support/people";
import type { Annotation, Person } from "./support/people";
import { cards, expectPainted, notes, selectWords, toolbar } from "./support/reader";
import { expect, open, refusal, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });

test("A group is made, takes on the episode, and is joined by its invite link as someone new", async ({ newPerson, newBrowser, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  await open(ada.page, "/groups");
  await ada.page.getByLabel("Name").fill("Tuesday readers");
  await ada.page.getByLabel("What it is about").fill("One episode a week.");
  await ada.page.getByRole("button", { name: "Create the group" }).click();
  await expect(heading(ada.page, "Tuesday readers")).toBeVisible();
  await open(ada.page, ada.page.url());
  await expect(members(ada.page)).toHaveText([/^Ada Founder \(you\)\s*Owner/]);
  await ada.page.getByLabel("Take on an episode").selectOption(episode.title);
  await ada.page.getByRole("button", { name: "Take on" }).click();
  await expect(ada.page.getByRole("region", { name: "Readings" }).getByRole("link", { name: episode.title })).toBeVisible();
  const invite = await copyInvite(ada.page);
  expect(invite).toMatch(/^http:\/\/localhost:\d+\/join\/[\w-]{40,}$/);

  const ben = { ...newAccount("Ben Newcomer"), page: await (await newBrowser()).newPage() };
  await open(ben.page, invite);
  await expect(heading(ben.page, "Join Tuesday readers")).toBeVisible();
  await expect(ben.page.getByText("One episode a week.")).toBeVisible();
  await ben.page.getByRole("link", { name: "Sign up to join" }).click();
  await open(ben.page, ben.page.url());
  await ben.page.getByLabel("Name", { exact: true }).fill(ben.name);
  await ben.page.getByLabel("E-mail").fill(ben.email);
  await ben.page.getByLabel("Password").fill(ben.password);
  await ben.page.getByRole("button", { name: "Sign up" }).click();
  await expect(ben.page).toHaveURL(invite);
  await expect(heading(ben.page, "Join Tuesday readers")).toBeVisible();
  await open(ben.page, invite);
  await ben.page.getByRole("button", { name: "Join the group" }).click();
  await expect(heading(ben.page, "Tuesday readers")).toBeVisible();
  await expect(members(ben.page)).toHaveText([/^Ada Founder\s*Owner$/, /^Ben Newcomer \(you\)\s*Member$/]);
  for (const name of ["Invite people", "Settings", "Plan", "Take on", "Change Ada Founder"])
    await expect(ben.page.getByRole("button", { name, exact: true }), "a member decides none of it").toHaveCount(0);
  await ben.page.getByRole("link", { name: episode.title }).click();
  await expect(heading(ben.page, episode.title)).toBeVisible();
  await expect(ben.page.getByText("You are reading with Tuesday readers.")).toBeVisible();
});

test("Each sees what the others publish, with their names, and never their drafts", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const path = readingPath(group, episode);
  await annotate(ada, episode, { words: "Scout and Maverick", note: "Ada’s draft to publish" });
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "Ada’s own business" });

  await open(ada.page, path);
  await ada.page.getByRole("button", { name: /^Publish drafts\s*2$/ }).click();
  const dialog = ada.page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Ada’s own business" }).uncheck();
  await dialog.getByRole("button", { name: "Preview 1" }).click();
  await dialog.getByRole("button", { name: "Publish 1" }).click();
  await expect(ada.page.getByText("Published 1 to Tuesday readers")).toBeVisible();
  await expect(cards(ada.page, "you", "Ada’s draft to publish").getByRole("button", { name: "Who sees this: Tuesday readers" })).toBeVisible();
  await expect(cards(ada.page, "you", "Ada’s own business").getByRole("button", { name: "Who sees this: Only me" })).toBeVisible();

  await open(ben.page, path);
  await expect(cards(ben.page, "Ada Founder")).toHaveText([/Ada’s draft to publish/]);
  await expect(cards(ben.page, "Ada Founder").getByRole("button", { name: /Edit|Delete|Who sees/ })).toHaveCount(0);
  await expectPainted(ben.page, { yellow: ["Scout and Maverick"] });
  await selectWords(ben.page, "seamless sharing of 3D content");
  await expect(toolbar(ben.page).getByRole("button", { name: "Who sees this: Tuesday readers" }), "one reads with the group").toBeVisible();
  await toolbar(ben.page).getByRole("button", { name: "Note" }).click();
  await ben.page.getByRole("textbox", { name: "Your note" }).fill("Ben’s answer");
  await ben.page.getByRole("button", { name: "Save" }).click();
  await expect(cards(ben.page, "you", "Ben’s answer")).toBeVisible();
  const published = () => ada.api.call<Annotation[]>("GET", `/episodes/${episode.id}/annotations?audience=${group.audienceId}`);
  await expect.poll(async () => (await published()).map(({ note }) => note)).toContain("Ben’s answer");

  await ada.page.reload();
  await expect(cards(ada.page, "Ben Member")).toHaveText([/Ben’s answer/]);
  await expect(ada.page.getByRole("article", { name: / by / })).toHaveCount(3);
  await ada.page.goto(episode.path);
  await expect(cards(ada.page, "you")).toHaveCount(2);
  await expect(cards(ada.page, "Ben Member"), "reading alone").toHaveCount(0);
});

test("What is withdrawn, or deleted, is gone for the others", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  await annotate(ada, episode, { words: "Scout and Maverick", note: "To withdraw", audiences });
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "To delete", audiences });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "To keep", audiences });
  await open(ben.page, readingPath(group, episode));
  await expect(cards(ben.page, "Ada Founder")).toHaveCount(3);

  await open(ada.page, readingPath(group, episode));
  await cards(ada.page, "you", "To withdraw").getByRole("button", { name: "Who sees this: Tuesday readers" }).click();
  await ada.page.getByRole("menuitemcheckbox", { name: "Tuesday readers" }).click();
  await ada.page.keyboard.press("Escape");
  await expect(cards(ada.page, "you", "To withdraw").getByRole("button", { name: "Who sees this: Only me" })).toBeVisible();
  await cards(ada.page, "you", "To delete").getByRole("button", { name: "Delete" }).click();
  await expect(ada.page.getByText("Annotation deleted", { exact: true })).toBeVisible();
  const left = () => ben.api.call<Annotation[]>("GET", `/episodes/${episode.id}/annotations?audience=${group.audienceId}`);
  await expect.poll(async () => (await left()).map(({ note }) => note)).toEqual(["To keep"]);
  await ben.page.reload();
  await expect(cards(ben.page, "Ada Founder")).toHaveText([/To keep/]);
  await expectPainted(ben.page, { yellow: ["gigawatt-scale"] });
});

test("A reader of the group sees what is published and publishes nothing", async ({ newPerson, episode }) => {
  const [ada, rita] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Rita Reader" })];
  const group = await studyGroup(ada, episode);
  const { token } = await ada.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, { role: "reader" });
  await rita.api.call("POST", "/memberships", { token });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "For all to read", audiences: [group.audienceId] });
  await open(rita.page, readingPath(group, episode));
  await expect(cards(rita.page, "Ada Founder")).toHaveText([/For all to read/]);
  await expect(rita.page.getByRole("button", { name: /^Publish drafts/ })).toHaveCount(0);
  await selectWords(rita.page, "Scout and Maverick");
  await expect(toolbar(rita.page)).toContainText("Only me");
  await toolbar(rita.page).getByRole("button", { name: "Highlight in pink" }).click();
  await expect(cards(rita.page, "you")).toHaveText([/Only me/]);
  const mine = await annotate(rita, episode, { words: "full-duplex voice demo" });
  expect((await rita.api.send("POST", `/audiences/${group.audienceId}/publications`, { annotations: [mine.id] })).status()).toBe(404);
});

test("Who left, was removed, or never joined sees nothing", async ({ newPerson, newBrowser, episode, complaints }) => {
  complaints.allow(refusal(404));
  const [ada, ben, carl] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Leaver" }), await newPerson({ name: "Carl Removed" })];
  const stranger = await newPerson();
  const group = await studyGroup(ada, episode, [ben, carl]);
  const published = await annotate(ada, episode, { words: "gigawatt-scale", note: "Among us", audiences: [group.audienceId] });
  await annotate(ben, episode, { words: "Scout and Maverick", note: "Ben was here", audiences: [group.audienceId] });

  await open(ben.page, `/groups/${group.slug}`);
  await choose(ben.page, "Your membership", "Leave the group…");
  await ben.page.getByRole("button", { name: "Leave the group" }).click();
  await expect(ben.page).toHaveURL("/groups");
  await expect(ben.page.getByText("Tuesday readers")).toHaveCount(0);
  await open(ada.page, `/groups/${group.slug}`);
  await choose(ada.page, "Change Carl Removed", "Remove from the group…");
  await ada.page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(members(ada.page)).toHaveText([/^Ada Founder/]);

  const seesNothing = async ({ page, api }: Person) => {
    for (const address of [`/groups/${group.slug}`, readingPath(group, episode)]) {
      await page.goto(address);
      await nothingHere(page);
    }
    expect((await api.send("GET", `/annotations/${published.id}`)).status()).toBe(404);
    expect((await api.send("GET", `/groups/${group.id}`)).status()).toBe(404);
    expect(await api.call("GET", `/episodes/${episode.id}/annotations?audience=${group.audienceId}`)).not.toContainEqual(expect.objectContaining({ id: published.id }));
    await page.goto(episode.path);
    await expect(notes(page)).not.toContainText("Among us");
  };
  for (const person of [ben, carl, stranger]) await seesNothing(person);
  const signedOut = await (await newBrowser()).newPage();
  await signedOut.goto(readingPath(group, episode));
  await expect(signedOut).toHaveURL(/\/signin\?needed=1&next=/);
  expect((await signedOut.request.get(`/api/v1/annotations/${published.id}`)).status()).toBe(401);
});

test("An invite that is used up, revoked or unknown says so and lets nobody in", async ({ newPerson, episode, complaints }) => {
  for (const status of [404, 410]) complaints.allow(refusal(status));
  const [ada, ben, late] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben First" }), await newPerson({ name: "Lena Late" })];
  const group = await studyGroup(ada, episode);
  await open(ada.page, `/groups/${group.slug}`);
  const once = await copyInvite(ada.page, "once");
  await open(ben.page, once);
  await ben.page.getByRole("button", { name: "Join the group" }).click();
  await expect(heading(ben.page, "Tuesday readers")).toBeVisible();
  await late.page.goto(once);
  await expect(heading(late.page, "This invite no longer works")).toBeVisible();
  await expect(late.page.getByText("This invite has been used as often as it may be.")).toBeVisible();
  await ben.page.goto(once);
  await expect(heading(ben.page, "You are in Tuesday readers"), "it leads who is in it to the group").toBeVisible();
  await ben.page.getByRole("link", { name: "Go to the group" }).click();
  await expect(heading(ben.page, "Tuesday readers")).toBeVisible();

  const revoked = await copyInvite(ada.page, "10 times");
  await open(late.page, revoked);
  await ada.page.getByRole("button", { name: "Invite people" }).click();
  await invites(ada.page).first().getByRole("button", { name: "Revoke" }).click();
  await expect(invites(ada.page)).toHaveCount(1);
  await ada.page.getByText("2 no longer work").click();
  await expect(ada.page.getByRole("list", { name: "Invites that no longer work" }).getByRole("listitem")).toHaveText([/revoked, used 0 of 10 times/, /used up, used 1 of 1 time/]);
  await late.page.getByRole("button", { name: "Join the group" }).click();
  await expect(late.page.getByRole("main").getByRole("alert")).toHaveText("This invite was revoked. Ask the group for a new one.");
  await late.page.reload();
  await expect(late.page.getByText("This invite was revoked.")).toBeVisible();

  const unknown = "/join/no-such-token";
  await late.page.goto(unknown);
  await nothingHere(late.page);
  for (const [address, status] of [[once, 410], [revoked, 410], [unknown, 404]] as const)
    expect((await late.api.send("POST", "/memberships", { token: address.split("/").at(-1) })).status()).toBe(status);
  await late.page.goto(`/groups/${group.slug}`);
  await nothingHere(late.page);
});
