import { annotate, readingPath, studyGroup } from "./support/people";
import { cards, pointSaying, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

test("What everyone can read has no violations", async ({ page, newPerson, episode, complaints }) => {
  complaints.allow(refusal(404));
  const ada = await newPerson({ name: "Ada Author" });
  await annotate(ada, episode, { words: "the first two Llama 4 models — Scout and Maverick", colour: "green" });
  await annotate(ada, episode, { words: "Maverick — which are mid-size", colour: "blue", note: "A [link](https://example.org), `code` and\n\n> a quotation" });
  await annotate(ada, episode, { words: "Scout and Maverick — which", colour: "purple", note: "A third over the same words" });
  const { token } = await ada.api.call<{ token: string }>("POST", "/share-links", { episodeId: episode.id });
  const group = await studyGroup(ada, episode);
  const open = await ada.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, {});
  const revoked = await ada.api.call<{ id: string; token: string }>("POST", `/groups/${group.id}/invites`, {});
  await ada.api.call("DELETE", `/invites/${revoked.id}`);
  const show = episode.path.slice(0, episode.path.lastIndexOf("/"));
  const addresses = ["/", show, episode.path, `${episode.path}#p-${episode.points[3]!.id}`, `/v/${token}`, `/join/${open.token}`, `/join/${revoked.token}`];
  for (const address of [...addresses, "/signup", "/signin?error=Verification", "/signin?sent=1", "/v/no-such-token", "/no-such-page"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page);
  }
});

test("What one has for oneself has no violations", async ({ newPerson, complaints }) => {
  complaints.allow(refusal(422));
  const { page, api, name } = await newPerson();
  await api.call("POST", "/groups", { name: "A group", description: "What it is about." });
  await page.goto("/groups");
  await expectNoViolations(page);
  await open(page, "/settings");
  await page.getByLabel("What it is for").fill("A script");
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByRole("textbox", { name: "The new token" })).toBeVisible();
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("A password needs at least 8 characters.")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("banner").getByRole("button", { name }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expectNoViolations(page);
});

test("Searching has no violations", async ({ page, newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  await annotate(ada, episode, { words: "Scout and Maverick", note: "A llama of *two*", colour: "pink" });
  for (const reader of [page, ada.page])
    for (const address of ["/search", "/search?q=llama", "/search?q=!"]) {
      await reader.goto(address);
      await expectNoViolations(reader);
    }
  for (const address of ["/annotations", "/annotations?order=outline&colour=pink", "/annotations?q=zzzz", "/annotations?deleted=true"]) {
    await ada.page.goto(address);
    await expectNoViolations(ada.page);
  }
});

test("Annotating has no violations", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  const { page } = ada;
  await open(page, episode.path);
  await expectNoViolations(page);
  await annotate(ada, episode, { words: "Scout and Maverick", note: "A note with a [link](https://example.org)" });
  await annotate(ada, episode, { words: "gigawatt-scale", colour: "blue" });
  await ada.api.call("POST", "/share-links", { episodeId: episode.id, name: "For the seminar" });
  await open(page, episode.path);
  await cards(page, "you", "A note").getByRole("button", { name: "Show these words in the summary" }).click();
  await pointSaying(page, "A smaller 8B-parameter").getByRole("button", { name: "Points under this one" }).click();
  await pointSaying(page, "The app features").hover();
  await expectNoViolations(page);

  await selectWords(page, "full-duplex voice demo");
  await toolbar(page).getByRole("button", { name: /^Who sees this/ }).click();
  await expect(page.getByRole("menuitemcheckbox")).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await selectWords(page, "full-duplex voice demo");
  await toolbar(page).getByRole("button", { name: "Note" }).click();
  await cards(page, "you", "A note").getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("textbox", { name: "Your note" })).toHaveCount(2);
  await expectNoViolations(page);
  await cards(page, "you", "gigawatt-scale").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Annotation deleted", { exact: true })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("list", { name: "Your share links" })).toBeVisible();
  await expectNoViolations(page);
});

test("Reading with a group has no violations", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  await annotate(ben, episode, { words: "Scout and Maverick", note: "From Ben", audiences: [group.audienceId] });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Still a draft" });
  await open(ada.page, `/groups/${group.slug}`);
  await ada.page.getByRole("button", { name: "Invite people" }).click();
  await expect(ada.page.getByRole("list", { name: "Invite links" })).toBeVisible();
  await expectNoViolations(ada.page);
  await open(ada.page, readingPath(group, episode));
  await expect(cards(ada.page, "Ben Member")).toBeVisible();
  await expectNoViolations(ada.page);
  await ada.page.getByRole("button", { name: /^Publish drafts/ }).click();
  await expect(ada.page.getByRole("dialog")).toBeVisible();
  await expectNoViolations(ada.page);
});

test("Leading a group has no violations", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(422));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const plan = { question: "Who **decides**?", endsAt: "2034-01-31T19:00:00Z", blindCount: 1 };
  await ada.api.call("PATCH", `/groups/${group.id}/readings/${episode.id}`, plan);
  const { page } = ada;
  await open(page, `/groups/${group.slug}`);
  await page.getByRole("button", { name: `Plan ${episode.title}` }).click();
  await page.getByLabel("Or until they have published").fill("1000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("At most 100 annotations.")).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("checkbox", { name: "Anyone with" })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change Ben Member" }).click();
  await expect(page.getByRole("menuitem", { name: "Make reader" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("menuitem", { name: "Remove from the group…" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoViolations(page);
});

test("Asking to join, and a group that is archived, have no violations", async ({ newPerson, episode }) => {
  const [ada, carl] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Carl Asking" })];
  const group = await studyGroup(ada, episode);
  await annotate(ada, episode, { words: "gigawatt-scale", note: "A note", audiences: [group.audienceId] });
  await ada.api.call("PATCH", `/groups/${group.id}`, { description: "On Thursdays.", takesRequests: true });
  const address = `/groups/${group.slug}`;
  await open(carl.page, address);
  await expectNoViolations(carl.page);
  await carl.page.getByRole("button", { name: "Ask to join" }).click();
  await expect(carl.page.getByRole("button", { name: "Take the request back" })).toBeVisible();
  await expectNoViolations(carl.page);
  await open(ada.page, address);
  await expect(ada.page.getByRole("button", { name: "Let Carl Asking in" })).toBeVisible();
  await expectNoViolations(ada.page);
  await ada.api.call("PUT", `/groups/${group.id}/archive`);
  for (const one of [address, "/groups"]) {
    await open(ada.page, one);
    await expectNoViolations(ada.page);
  }
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test("reading and annotating have no violations", async ({ newPerson, episode }) => {
    const ada = await newPerson({ name: "Ada Author" });
    const { page } = ada;
    await annotate(ada, episode, { words: "Scout and Maverick", note: "A note" });
    await open(page, episode.path);
    await expectNoViolations(page);
    await selectWords(page, "full-duplex voice demo");
    await expect(toolbar(page)).toBeVisible();
    await expectNoViolations(page);
    await page.mouse.click(5, 5);
    await page.getByRole("button", { name: /^Notes/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoViolations(page);
  });
});
