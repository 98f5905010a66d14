import type { Page } from "@playwright/test";
import { annotate } from "./support/people";
import type { Episode, Person } from "./support/people";
import { noteField, saveNote } from "./support/notes";
import { cards } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";
import { anotherTab, comeBack, edit, expectSaved, highlight, reading, remove, saved, status, typeNote, writeNote, WRITES, deafen } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

const WORDS = "Scout and Maverick";
const OTHER_WORDS = "gigawatt-scale";

async function signInHere({ page, email, password }: Person) {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

test("Signed out in another tab, nothing is lost, and signing in again saves it", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(401));
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await typeNote(page, WORDS, "Written while signed in");
  await robin.api.call("DELETE", "/me/sessions");
  await saveNote(page);
  await expect(cards(page, "you", "Written while signed in")).toBeVisible();
  const link = status(page).getByRole("link", { name: "Sign in to save 1 change" });
  await expect(link).toBeVisible();
  await highlight(page, OTHER_WORDS, "pink");
  await expect(status(page)).toHaveText("Sign in to save 2 changes");
  await expectNoViolations(page);
  await status(page).getByRole("link").click();
  await signInHere(robin);
  await expect(page).toHaveURL(episode.path);
  await expect(cards(page, "you", "Written while signed in")).toBeVisible();
  await expect(status(page)).toHaveText("Saved");
  await expectSaved(robin, episode, ["Written while signed in", ""]);
});

test("Whoever signs in next on the same browser neither sees nor sends what waits there", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(401));
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Borrower" })];
  await open(ada.page, episode.path);
  const adas = await ada.context.cookies();
  await ada.context.clearCookies();
  await ada.context.addCookies(await ben.context.cookies());
  // Her page is still open, and the browser is signed in as someone else.
  await writeNote(ada.page, WORDS, "Ada’s own");
  await expect(status(ada.page)).toHaveText("Sign in to save 1 change");

  const lent = await anotherTab(ada, episode);
  await expect(lent.getByRole("button", { name: "Ben Borrower" })).toBeVisible();
  await expect(lent.getByText("Ada’s own")).toHaveCount(0);
  await writeNote(lent, OTHER_WORDS, "Ben’s own");
  await expectSaved(ben, episode, ["Ben’s own"]);
  await comeBack(ada.page);
  await expect(status(ada.page)).toHaveText("Sign in to save 1 change");
  await expect(ada.page.getByText("Ben’s own")).toHaveCount(0);

  await lent.close();
  await ada.context.clearCookies();
  await ada.context.addCookies(adas);
  await comeBack(ada.page);
  await expect(status(ada.page)).toHaveText("Saved");
  await expectSaved(ada, episode, ["Ada’s own"]);
  await expectSaved(ben, episode, ["Ben’s own"]);
});

test("Signing out with changes that are not saved warns, keeps them, and saves them on return", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await page.route(WRITES, (route) => route.abort());
  await writeNote(page, WORDS, "Not yet saved");
  await expect(status(page)).toHaveText("1 change waits for the connection");
  const signOut = async () => {
    await page.getByRole("button", { name: robin.name }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  const warning = page.getByRole("dialog", { name: "Not everything is saved" });
  await expect(warning).toContainText("1 change is not saved yet.");
  await expectNoViolations(page);
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(cards(page, "you", "Not yet saved")).toBeVisible();
  await signOut();
  await warning.getByRole("button", { name: "Sign out anyway" }).click();
  await expect(page.getByRole("link", { name: "Sign up" })).toBeVisible();
  await page.unrouteAll();
  await open(page, `/signin?next=${encodeURIComponent(episode.path)}`);
  await signInHere(robin);
  await expect(cards(page, "you", "Not yet saved")).toBeVisible();
  await expectSaved(robin, episode, ["Not yet saved"]);
});

test("Two tabs show the same at once, and one of them sends", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const robin = await reading(newPerson, episode);
  const { page, context } = robin;
  const other = await anotherTab(robin, episode);
  // What the network cut off is sent again: only what arrived counts.
  const sent: string[] = [];
  context.on("requestfinished", (request) => WRITES.test(request.url()) && sent.push(request.method()));
  await writeNote(page, WORDS, "Written here");
  await expect(cards(other, "you", "Written here")).toBeVisible();
  // What is changed before it is known to be there is sent whole once more.
  await expect(status(other)).toHaveText("Saved");
  await edit(other, "Written here", "Changed there");
  await expect(cards(page, "you", "Changed there")).toBeVisible();
  await expect(status(page)).toHaveText("Saved");
  await remove(page, "Changed there");
  await expect(cards(other, "you")).toHaveCount(0);
  await expectSaved(robin, episode, []);
  await expect.poll(() => sent).toEqual(["PUT", "PATCH", "DELETE"]);

  await context.setOffline(true);
  for (const [tab, words] of [[page, WORDS], [other, OTHER_WORDS]] as const) await highlight(tab, words);
  for (const tab of [page, other]) {
    await expect(cards(tab, "you")).toHaveCount(2);
    await expect(status(tab)).toHaveText("2 changes wait for the connection");
  }
  sent.length = 0;
  await context.setOffline(false);
  for (const tab of [page, other]) await expect(status(tab)).toHaveText("Saved");
  await expectSaved(robin, episode, ["", ""]);
  await expect.poll(() => sent).toEqual(["PUT", "PUT"]);
});

/** The same person on another device. */
async function anotherDevice(robin: Person, newBrowser: (options: object) => Promise<Person["context"]>, { path }: Episode): Promise<Page> {
  const page = await (await newBrowser({ storageState: await robin.context.storageState() })).newPage();
  await open(page, path);
  return page;
}

test.describe("On two devices", () => {
  test("each shows what was done on the other when someone comes back to it", async ({ newPerson, newBrowser, episode }) => {
    const robin = await reading(newPerson, episode);
    const { page } = robin;
    const phone = await anotherDevice(robin, newBrowser, episode);
    await writeNote(page, WORDS, "Written at the desk");
    await expectSaved(robin, episode, ["Written at the desk"]);
    await comeBack(phone);
    await edit(phone, "Written at the desk", "Changed on the way");
    await expectSaved(robin, episode, ["Changed on the way"]);
    await comeBack(page);
    await expect(cards(page, "you", "Changed on the way")).toBeVisible();
    await remove(page, "Changed on the way");
    await expectSaved(robin, episode, []);
    await comeBack(phone);
    await expect(cards(phone, "you")).toHaveCount(0);
  });

  test("each shows it by and by also to someone who only looks at it", async ({ newPerson, episode }) => {
    const robin = await newPerson();
    await deafen(robin.page);
    await robin.page.clock.install();
    await open(robin.page, episode.path);
    await annotate(robin, episode, { words: WORDS, note: "Written on the way" });
    await robin.page.clock.fastForward("00:31");
    await expect(cards(robin.page, "you", "Written on the way")).toBeVisible();
  });

  test("changes of different things come together, and bother nobody", async ({ newPerson, newBrowser, episode, complaints }) => {
    complaints.allow(refusal(409));
    const robin = await newPerson();
    await annotate(robin, episode, { words: WORDS, note: "As it was" });
    await deafen(robin.page);
    await open(robin.page, episode.path);
    const phone = await anotherDevice(robin, newBrowser, episode);
    await edit(phone, "As it was", "As it is");
    await expectSaved(robin, episode, ["As it is"]);
    await cards(robin.page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
    await robin.page.getByRole("textbox", { name: /^Tags/ }).fill("models");
    await saveNote(robin.page);
    await expect.poll(() => saved(robin, episode)).toMatchObject([{ note: "As it is", tags: ["models"], version: 3 }]);
    await expect(cards(robin.page, "you", "As it is")).toContainText("models");
    await expect(status(robin.page)).toHaveText("Saved");
  });

  test.describe("changes of the same", () => {
    test.beforeEach(({ complaints }) => complaints.allow(refusal(409)));

    /** One text at the desk, another on the phone, of which the phone's was first. */
    async function conflict(newPerson: () => Promise<Person>, newBrowser: Parameters<typeof anotherDevice>[1], episode: Episode) {
      const robin = await newPerson();
      await annotate(robin, episode, { words: WORDS, note: "It began.\n\nAs it was." });
      await deafen(robin.page);
      await open(robin.page, episode.path);
      const phone = await anotherDevice(robin, newBrowser, episode);
      await edit(phone, "As it was", "It began.\n\nFrom the phone.");
      await expectSaved(robin, episode, ["It began.\n\nFrom the phone."]);
      await edit(robin.page, "As it was", "It began.\n\nFrom the desk.");
      await expect(status(robin.page)).toHaveText("1 change needs your decision");
      const card = cards(robin.page, "you", "From the desk.");
      const dialog = robin.page.getByRole("dialog", { name: "Two versions of this note" });
      const compare = () => card.getByRole("button", { name: "Compare and decide" }).click();
      return { robin, page: robin.page, phone, card, dialog, compare };
    }

    test("are shown side by side, keep over a reload, and end as their author decides: for their own", async ({ newPerson, newBrowser, episode }) => {
      const { robin, page, dialog, compare } = await conflict(newPerson, newBrowser, episode);
      await page.reload();
      await compare();
      const [mine, theirs] = [dialog.getByRole("region", { name: "Written here" }), dialog.getByRole("region", { name: /^Changed elsewhere/ })];
      await expect(mine).toContainText("From the desk.");
      await expect(theirs).toContainText("From the phone.");
      const [left, right] = [(await mine.boundingBox())!, (await theirs.boundingBox())!];
      expect([left.y, left.x + left.width < right.x]).toEqual([right.y, true]);
      await expectNoViolations(page);
      await expectSaved(robin, episode, ["It began.\n\nFrom the phone."]);
      await dialog.getByRole("button", { name: "Keep mine" }).click();
      await expectSaved(robin, episode, ["It began.\n\nFrom the desk."]);
      await expect(status(page)).toHaveText("Saved");
    });

    test("are kept apart also when the newer one came under the hands of whoever was writing", async ({ newPerson, newBrowser, episode }) => {
      const robin = await newPerson();
      const { page } = robin;
      await annotate(robin, episode, { words: WORDS, note: "As it was" });
      await deafen(page);
      await open(page, episode.path);
      const phone = await anotherDevice(robin, newBrowser, episode);
      await cards(page, "you", "As it was").getByRole("button", { name: "Edit" }).click();
      await noteField(page).fill("Changed here");
      await edit(phone, "As it was", "Changed elsewhere");
      await expectSaved(robin, episode, ["Changed elsewhere"]);
      const brought = page.waitForResponse((response) => response.url().endsWith(`/episodes/${episode.id}/annotations`));
      await comeBack(page);
      await brought;
      await expect(noteField(page)).toHaveValue("Changed here");
      await saveNote(page);
      await expect(cards(page, "you", "Changed here").getByRole("group", { name: "Changed elsewhere" })).toBeVisible();
      await expectSaved(robin, episode, ["Changed elsewhere"]);
    });

    test("or for the other", async ({ newPerson, newBrowser, episode }) => {
      const { robin, page, dialog, compare } = await conflict(newPerson, newBrowser, episode);
      await compare();
      await dialog.getByRole("button", { name: "Keep the other" }).click();
      await expect(cards(page, "you", "From the phone.")).toBeVisible();
      await expect(status(page)).toHaveText("Saved");
      await expectSaved(robin, episode, ["It began.\n\nFrom the phone."]);
    });

    test("or for something made of both", async ({ newPerson, newBrowser, episode }) => {
      const { robin, page, phone, dialog, compare } = await conflict(newPerson, newBrowser, episode);
      await compare();
      await dialog.getByRole("button", { name: "Edit both together" }).click();
      const both = dialog.getByRole("textbox", { name: "Both together" });
      await expect(both).toHaveValue("It began.\n\nFrom the desk.\n\nFrom the phone.");
      await both.fill("It began.\n\nFrom the desk and from the phone.");
      await expectNoViolations(page);
      await dialog.getByRole("button", { name: "Save this" }).click();
      await expectSaved(robin, episode, ["It began.\n\nFrom the desk and from the phone."]);
      await comeBack(phone);
      await expect(cards(phone, "you", "From the desk and from the phone.")).toBeVisible();
    });
  });

  test("what was changed elsewhere is not deleted unseen, but kept for a decision", async ({ newPerson, episode, complaints }) => {
    complaints.allow(refusal(409));
    const robin = await newPerson();
    const { page } = robin;
    const { id } = await annotate(robin, episode, { words: WORDS, note: "As it was" });
    const changed = (version: number, note: string) => robin.api.call("PATCH", `/annotations/${id}`, { version, note });
    await deafen(page);
    await open(page, episode.path);
    await changed(1, "From the phone");
    await remove(page, "As it was");
    const decision = cards(page, "you", "From the phone").getByRole("group", { name: "Changed elsewhere" });
    await expect(decision).toBeVisible();
    await expect(status(page)).toHaveText("1 change needs your decision");
    await expectNoViolations(page);
    await page.reload();
    await decision.getByRole("button", { name: "Keep it" }).click();
    await expect(status(page)).toHaveText("Saved");
    await expectSaved(robin, episode, ["From the phone"]);
    await changed(2, "From the phone again");
    await remove(page, "From the phone");
    await cards(page, "you", "From the phone again").getByRole("button", { name: "Delete it all the same" }).click();
    await expect(cards(page, "you")).toHaveCount(0);
    await expectSaved(robin, episode, []);
  });

  test("a change of what was deleted elsewhere is kept, and can bring it back", async ({ newPerson, episode, complaints }) => {
    for (const status of [404, 409]) complaints.allow(refusal(status));
    const robin = await newPerson();
    const { id } = await annotate(robin, episode, { words: WORDS, note: "As it was" });
    await deafen(robin.page);
    await open(robin.page, episode.path);
    await robin.api.call("DELETE", `/annotations/${id}`);
    await edit(robin.page, "As it was", "As it is");
    const card = cards(robin.page, "you", "As it is");
    await expect(card.getByRole("group", { name: "Not saved" })).toContainText("This annotation was deleted elsewhere.");
    await card.getByRole("button", { name: "Bring it back" }).click();
    await expectSaved(robin, episode, ["As it is"]);
    await expect(status(robin.page)).toHaveText("Saved");
  });
});
