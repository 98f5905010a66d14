import { annotate } from "./support/people";
import { cards } from "./support/reader";
import { expect, open, withOwnGloss } from "./support/test";
import { anotherTab, edit, expectSaved, highlight, remove, status, WRITES, writeNote } from "./support/writing";

const test = withOwnGloss();
test.use({ viewport: { width: 1440, height: 900 } });
test.setTimeout(180_000);

const WORDS = "Scout and Maverick";
const SAVED_IN_TIME = { timeout: 60_000 };

test("What is written while the server is down, and killed in the middle of it, arrives once when it is back", async ({ gloss, newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_|status of 50\d/);
  const robin = await newPerson();
  const { page } = robin;
  await annotate(robin, episode, { words: "Chatbot Arena", note: "As it was" });
  await annotate(robin, episode, { words: "Behemoth is so large", note: "To be deleted" });
  await open(page, episode.path);
  // The first change is on its way when the server is killed: nobody can say whether it arrived.
  const sent = page.waitForRequest((request) => request.method() === "PUT" && WRITES.test(request.url()));
  await writeNote(page, WORDS, "Written as it fell");
  await sent;
  await gloss.kill();
  await edit(page, "As it was", "As it is");
  await remove(page, "To be deleted");
  await highlight(page, "gigawatt-scale", "pink");
  await expect(status(page)).toHaveText(/[34] changes wait for the connection/);
  await gloss.restart();
  await expect(status(page)).toHaveText("Saved", SAVED_IN_TIME);
  await expectSaved(robin, episode, ["Written as it fell", "As it is", ""]);
});

test("A tab that is closed while the server is down has it all when both are back", async ({ gloss, newPerson, episode, complaints }) => {
  complaints.allow(/net::ERR_|status of 50\d/);
  const robin = await newPerson();
  await open(robin.page, episode.path);
  await gloss.kill();
  await writeNote(robin.page, WORDS, "Twice unlucky");
  await edit(robin.page, "Twice unlucky", "Thrice lucky");
  await expect(status(robin.page)).toHaveText("1 change waits for the connection");
  await robin.page.close();
  await gloss.restart();
  const page = await anotherTab(robin, episode);
  await expect(cards(page, "you", "Thrice lucky")).toBeVisible();
  await expect(status(page)).toHaveText("Saved", SAVED_IN_TIME);
  await expectSaved(robin, episode, ["Thrice lucky"]);
});
