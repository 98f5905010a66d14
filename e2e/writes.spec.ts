import { annotate, readingPath, studyGroup } from "./support/people";
import { noteField, saveNote } from "./support/notes";
import { cards, expectPainted } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";
import { anotherTab, comeBack, edit, expectSaved, highlight, loseAnswers, reading, remove, saved, status, unsentMarks, writeNote, WRITES } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

const WORDS = "Scout and Maverick";
const OTHER_WORDS = "gigawatt-scale";

test("What is written is said to be saved when it is", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const { page } = robin;
  await expect(status(page)).toBeEmpty();
  await highlight(page, WORDS, "green");
  await expect(status(page)).toHaveText("Saved");
  await expectSaved(robin, episode, [""]);
});

test("Without the network all waits, says so, and is saved once the network is back", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const robin = await newPerson();
  const { page, context } = robin;
  await annotate(robin, episode, { words: "Chatbot Arena", note: "As it was" });
  await annotate(robin, episode, { words: "Behemoth is so large", note: "To be deleted" });
  await open(page, episode.path);
  await context.setOffline(true);
  await highlight(page, WORDS, "green");
  await expect(status(page)).toHaveText("1 change waits for the connection");
  await writeNote(page, OTHER_WORDS, "Written on a train");
  await edit(page, "As it was", "As it is");
  await remove(page, "To be deleted");
  // The colour that was chosen last is the next note's.
  await expectPainted(page, { green: [WORDS, OTHER_WORDS], yellow: ["Chatbot Arena"] });
  await expect(status(page)).toHaveText("4 changes wait for the connection");
  await expect(unsentMarks(page)).toHaveCount(3);
  await expectNoViolations(page);
  await context.setOffline(false);
  await expect(status(page)).toHaveText("Saved");
  await expect(unsentMarks(page)).toHaveCount(0);
  await expectSaved(robin, episode, ["", "As it is", "Written on a train"]);
  await page.reload();
  await expect(cards(page, "you")).toHaveCount(3);
});

test("What is undone before it was sent was never there", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const robin = await reading(newPerson, episode);
  const { page, context } = robin;
  await context.setOffline(true);
  await writeNote(page, WORDS, "One");
  await edit(page, "One", "Two");
  await edit(page, "Two", "Three");
  await expect(status(page)).toHaveText("1 change waits for the connection");
  await writeNote(page, OTHER_WORDS, "A slip");
  await remove(page, "A slip");
  await expect(status(page)).toHaveText("1 change waits for the connection");
  const asked: string[] = [];
  page.on("request", (request) => WRITES.test(request.url()) && asked.push(request.method()));
  await context.setOffline(false);
  await expectSaved(robin, episode, ["Three"]);
  await expect(status(page)).toHaveText("Saved");
  expect(asked.filter((method) => method !== "PUT")).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expectSaved(robin, episode, ["A slip", "Three"]);
});

test("A tab that is closed in the middle of saving loses nothing", async ({ newPerson, episode }) => {
  const robin = await reading(newPerson, episode);
  const held = robin.page.waitForRequest((request) => request.method() === "PUT" && WRITES.test(request.url()));
  await robin.page.route(WRITES, () => undefined);
  await writeNote(robin.page, WORDS, "Nearly there");
  await held;
  await expect(status(robin.page)).toHaveText("Saving…");
  await robin.page.close();
  const page = await anotherTab(robin, episode);
  await expect(cards(page, "you", "Nearly there")).toBeVisible();
  await expect(status(page)).toHaveText("Saved");
  await expectSaved(robin, episode, ["Nearly there"]);
});

test("A tab that is closed without the network has what was written when it is opened again, on whatever page", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  const robin = await reading(newPerson, episode);
  await robin.context.setOffline(true);
  await writeNote(robin.page, WORDS, "Written on a train");
  await expect(status(robin.page)).toHaveText("1 change waits for the connection");
  await robin.page.close();
  await robin.context.setOffline(false);
  const page = await robin.context.newPage();
  await open(page, "/groups");
  await expect(status(page)).toHaveText("Saved");
  await expectSaved(robin, episode, ["Written on a train"]);
});

test("Answers that are lost duplicate nothing and conflict with nothing", async ({ newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_/);
  // That what was deleted is not there is found out by asking.
  complaints.allow(refusal(404));
  const robin = await newPerson();
  const { page } = robin;
  const group = await studyGroup(robin, episode);
  await open(page, episode.path);
  /** Does something whose first answers are lost; then all is well. */
  const losing = async (act: () => Promise<void>, after: () => Promise<void> = async () => undefined) => {
    const find = await loseAnswers(page);
    await act();
    await expect(status(page)).toHaveText(/wait/);
    await after();
    find();
    await comeBack(page);
    await expect(status(page)).toHaveText("Saved");
  };

  await losing(() => writeNote(page, WORDS, "Created once"));
  await expectSaved(robin, episode, ["Created once"]);
  await losing(() => edit(page, "Created once", "Changed once"));
  expect(await saved(robin, episode)).toMatchObject([{ note: "Changed once", version: 2 }]);
  await losing(
    () => edit(page, "Changed once", "Changed twice"),
    () => edit(page, "Changed twice", "Changed once more"),
  );
  await expectSaved(robin, episode, ["Changed once more"]);
  const card = cards(page, "you", "Changed once more");
  const toggle = async () => {
    await card.getByRole("button", { name: /^Who sees this/ }).click();
    await page.getByRole("menuitemcheckbox", { name: group.name }).click();
    await page.keyboard.press("Escape");
  };
  await losing(toggle);
  expect(await saved(robin, episode)).toMatchObject([{ audiences: [group.audienceId] }]);
  await losing(toggle, toggle);
  expect(await saved(robin, episode)).toMatchObject([{ audiences: [group.audienceId] }]);
  await losing(
    () => remove(page, "Changed once more"),
    () => page.getByRole("button", { name: "Undo" }).click(),
  );
  await expectSaved(robin, episode, ["Changed once more"]);
  await losing(() => remove(page, "Changed once more"));
  await expectSaved(robin, episode, []);
  await expect(card).toHaveCount(0);
});

test.describe("What the server will not take", () => {
  test("stays on its card with the reason, to be edited, tried again or discarded", async ({ newPerson, episode, complaints }) => {
    complaints.allow(refusal(422));
    const robin = await reading(newPerson, episode);
    const { page } = robin;
    // As if this page were older than the server's rules.
    await page.route(WRITES, (route) => {
      const body = (route.request().postDataJSON() ?? {}) as { note?: string };
      return route.continue(body.note?.includes("far too much") ? { postData: JSON.stringify({ ...body, note: "a".repeat(20_001) }) } : {});
    });
    await writeNote(page, WORDS, "This is far too much");
    const card = cards(page, "you", "This is far too much");
    const notice = card.getByRole("group", { name: "Not saved" });
    await expect(notice).toContainText("There can be at most 20,000 characters in a note.");
    await expect(status(page)).toHaveText("1 change was refused");
    await expectNoViolations(page);
    await page.reload();
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(notice).toContainText("There can be at most 20,000 characters in a note.");
    await notice.getByRole("button", { name: "Discard" }).click();
    await expect(card).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await notice.getByRole("button", { name: "Edit" }).click();
    await noteField(page).fill("Shorter");
    await saveNote(page);
    await expectSaved(robin, episode, ["Shorter"]);
    await expect(status(page)).toHaveText("Saved");
  });

  test("hinders nothing else", async ({ newPerson, episode, complaints }) => {
    complaints.allow(refusal(413));
    const robin = await reading(newPerson, episode);
    const { page } = robin;
    await page.route(WRITES, (route) => route.continue(route.request().postData()?.includes("megabyte") ? { postData: JSON.stringify("a".repeat(1024 * 1024)) } : {}));
    await writeNote(page, WORDS, "As large as a megabyte");
    await expect(cards(page, "you", "As large as a megabyte").getByRole("group", { name: "Not saved" })).toContainText("larger than");
    await writeNote(page, OTHER_WORDS, "Small");
    await expectSaved(robin, episode, ["Small"]);
    await expect(status(page)).toHaveText("1 change was refused");
  });

  test("for its audience it still takes for its author", async ({ newPerson, episode, complaints }) => {
    complaints.allow(refusal(403));
    const [ada, robin] = [await newPerson({ name: "Ada Founder" }), await newPerson()];
    const group = await studyGroup(ada, episode, [robin]);
    await open(robin.page, readingPath(group, episode));
    await ada.api.call("DELETE", `/groups/${group.id}/members/${robin.id}`);
    complaints.allow(refusal(404));
    await writeNote(robin.page, WORDS, "For the group");
    const card = cards(robin.page, "you", "For the group");
    await expect(card.getByRole("group", { name: "Not saved" })).toContainText("There is no such audience, or it is not yours to see.");
    expect(await saved(robin, episode)).toMatchObject([{ note: "For the group", audiences: [] }]);
    await card.getByRole("button", { name: "Discard" }).click();
    await expect(status(robin.page)).toHaveText("Saved");
    await expect(card).toBeVisible();
    await expectSaved(robin, episode, ["For the group"]);
  });
});

test.describe("A browser that keeps nothing", () => {
  const broken = {
    "has no database": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
    "does not open its database": () =>
      Object.defineProperty(IDBFactory.prototype, "open", {
        value: () => {
          throw new DOMException("Not here.", "SecurityError");
        },
      }),
    "has no room in it": () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("Full.", "QuotaExceededError");
      };
    },
  };
  for (const [how, breakIt] of Object.entries(broken))
    test(`because it ${how} still saves, and says what closing the tab would lose`, async ({ newPerson, episode, complaints }) => {
      complaints.allow(/net::ERR_/);
      const robin = await newPerson();
      const { page, context } = robin;
      await page.addInitScript(breakIt);
      await open(page, episode.path);
      await highlight(page, WORDS);
      await expectSaved(robin, episode, [""]);
      await context.setOffline(true);
      await writeNote(page, OTHER_WORDS, "Kept nowhere else");
      await expect(status(page)).toContainText("1 change waits for the connection");
      await expect(status(page)).toContainText("Kept in this tab only: closing it would lose what is not saved");
      const asked = page.waitForEvent("dialog");
      const closing = page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe("beforeunload");
      await dialog.dismiss();
      await closing;
      await context.setOffline(false);
      await expect(status(page)).toHaveText("Saved");
      await expectSaved(robin, episode, ["", "Kept nowhere else"]);
    });
});
