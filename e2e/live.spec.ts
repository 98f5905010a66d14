import { v7 as uuidv7 } from "uuid";
import { members } from "./support/groups";
import { annotate, readingPath, studyGroup } from "./support/people";
import type { Annotation, Person } from "./support/people";
import { cards, clickWords, expectPainted } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";
import { writeNote } from "./support/writing";

test.use({ viewport: { width: 1440, height: 900 } });

/* Several people on one page, and what each sees of the others without asking. */

const newNotes = (person: Person, label: string) => person.page.getByRole("button", { name: label, exact: true });
const readingNow = (person: Person) => person.page.locator("[data-reading]");

/** The page is told of what changes: it knows who reads. */
const told = (person: Person, names: string[]) => expect(readingNow(person)).toHaveText(new RegExp(names.join(".*")));

/** Where a card stands in the window. */
const topOf = (person: Person, text: string) => cards(person.page, "you", text).evaluate((card) => Math.round(card.getBoundingClientRect().top));

test("Two people see what the other publishes, edits and takes back, and nothing moves before they want it to", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  const path = readingPath(group, episode);
  await annotate(ben, episode, { words: "seamless sharing of 3D content", note: "Ben was here first", audiences });
  await open(ben.page, path);
  await open(ada.page, path);
  await told(ben, ["Ada Founder"]);
  await told(ada, ["Ben Member"]);
  const before = await topOf(ben, "Ben was here first");

  await writeNote(ada.page, "Scout and Maverick", "Ada’s first");
  await expectPainted(ben.page, { yellow: ["Scout and Maverick", "seamless sharing of 3D content"] });
  await expect(newNotes(ben, "1 new note")).toBeVisible();
  const second = await annotate(ada, episode, { words: "gigawatt-scale", colour: "green", note: "Ada’s second", audiences });
  await expect(newNotes(ben, "2 new notes")).toBeVisible();
  const [bar, button] = [await ben.page.getByRole("search", { name: "Notes" }).boundingBox(), await newNotes(ben, "2 new notes").boundingBox()];
  expect(button!.y, "it hangs under the bar, over nothing in it").toBeGreaterThanOrEqual(bar!.y + bar!.height);
  await expect(cards(ben.page, "Ada Founder")).toHaveCount(0);
  expect(await topOf(ben, "Ben was here first")).toBe(before);
  await expectNoViolations(ben.page);

  await newNotes(ben, "2 new notes").click();
  await expect(cards(ben.page, "Ada Founder")).toHaveText([/Ada’s first/, /Ada’s second/]);
  await expect(ben.page.getByRole("button", { name: /new notes?$/ })).toHaveCount(0);

  await ada.api.call("PATCH", `/annotations/${second.id}`, { version: 1, note: "Ada’s second thought", colour: "blue" });
  await expect(cards(ben.page, "Ada Founder", "Ada’s second thought")).toBeVisible();
  await expectPainted(ben.page, { blue: ["gigawatt-scale"], yellow: ["Scout and Maverick", "seamless sharing of 3D content"] });
  await ada.api.call("DELETE", `/audiences/${group.audienceId}/publications/${second.id}`);
  await expect(cards(ben.page, "Ada Founder")).toHaveText([/Ada’s first/]);
  await expect(cards(ada.page, "you", "Ada’s second thought"), "it is its author’s still").toBeVisible();

  const first = (await ada.api.call<Annotation[]>("GET", `/episodes/${episode.id}/annotations`)).find(({ note }) => note === "Ada’s first");
  await ada.api.call("PUT", `/replies/${uuidv7()}`, { annotation: first?.id, audience: group.audienceId, body: "Or so I think." });
  await expect(cards(ben.page, "Ada Founder", "Ada’s first").getByRole("button", { name: /^1 reply/ })).toBeVisible();

  await annotate(ada, episode, { words: "full-duplex voice demo", note: "Ada’s third", audiences });
  await expectPainted(ben.page, { yellow: ["Scout and Maverick", "full-duplex voice demo", "seamless sharing of 3D content"] });
  await clickWords(ben.page, "full-duplex voice demo");
  await expect(cards(ben.page, "Ada Founder", "Ada’s third"), "what is opened has its card").toBeVisible();
});

test("Every layer that is on is told of, also one that was just switched on, and none that was left", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const tuesday = await studyGroup(ada, episode, [ben]);
  const club = await studyGroup(ada, episode, [ben], "Book club");
  const { page } = ben;
  const layer = (name: string) => page.getByRole("group", { name: /^Read with/ }).getByRole("button", { name });
  await open(page, `${episode.path}?layers=${tuesday.slug}`);
  await annotate(ada, episode, { words: "Scout and Maverick", note: "For Tuesday", audiences: [tuesday.audienceId] });
  await expect(newNotes(ben, "1 new note")).toBeVisible();
  await layer("Book club").click();
  await annotate(ada, episode, { words: "gigawatt-scale", note: "For the club", colour: "green", audiences: [club.audienceId] });
  await expectPainted(page, { yellow: ["Scout and Maverick"], green: ["gigawatt-scale"] });
  await newNotes(ben, "1 new note").or(newNotes(ben, "2 new notes")).click();
  await expect(cards(page, "Ada Founder")).toHaveText([/For Tuesday/, /For the club/]);

  await ben.api.call("DELETE", `/groups/${tuesday.id}/members/${ben.id}`);
  await expectPainted(page, { green: ["gigawatt-scale"] });
  await expect(cards(page, "Ada Founder")).toHaveText([/For the club/]);
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "For Tuesday alone", audiences: [tuesday.audienceId] });
  await annotate(ada, episode, { words: "seamless sharing of 3D content", note: "For the club too", colour: "blue", audiences: [club.audienceId] });
  await expectPainted(page, { green: ["gigawatt-scale"], blue: ["seamless sharing of 3D content"] });
});

test("Who was away catches up, and another device of one’s own shows at once what was made on this one", async ({ newPerson, newBrowser, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  const path = readingPath(group, episode);
  await annotate(ada, episode, { words: "gigawatt-scale", note: "To be taken back", audiences }).then(async ({ id }) => {
    await open(ben.page, path);
    await told(ben, []);
    await expect(cards(ben.page, "Ada Founder", "To be taken back")).toBeVisible();
    await ben.context.setOffline(true);
    await ada.api.call("DELETE", `/annotations/${id}`);
  });
  for (const [words, note] of [["Scout and Maverick", "While he was away"], ["full-duplex voice demo", "And then"]] as const) await annotate(ada, episode, { words, note, audiences });
  await ben.context.setOffline(false);
  await expect(newNotes(ben, "2 new notes")).toBeVisible();
  await expect(cards(ben.page, "Ada Founder")).toHaveCount(0);

  const phone = await (await newBrowser({ storageState: await ben.context.storageState() })).newPage();
  await open(phone, episode.path);
  await writeNote(ben.page, "seamless sharing of 3D content", "From the desk");
  await expect(cards(phone, "you", "From the desk")).toBeVisible();
  await writeNote(phone, "Chatbot Arena", "From the bus");
  await expect(cards(ben.page, "you", "From the bus")).toBeVisible();
});

test("Who is removed from the group is told nothing more", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(404));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Removed" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  const path = readingPath(group, episode);
  await open(ben.page, path);
  await open(ada.page, path);
  await told(ada, ["Ben Removed"]);
  await annotate(ada, episode, { words: "Scout and Maverick", note: "Among us", audiences });
  await expect(newNotes(ben, "1 new note")).toBeVisible();
  await ada.api.call("DELETE", `/groups/${group.id}/members/${ben.id}`);
  await annotate(ada, episode, { words: "gigawatt-scale", colour: "pink", note: "Without Ben", audiences });
  await expect(readingNow(ada)).toHaveText("");
  await expect(readingNow(ben)).toHaveText("");
  await expectPainted(ada.page, { yellow: ["Scout and Maverick"], pink: ["gigawatt-scale"] });
  await expectPainted(ben.page, {});
  await expect(ben.page.getByText(`You are no longer in ${group.name}.`)).toBeVisible();
  await open(ada.page, `/groups/${group.slug}`);
  await expect(members(ada.page)).toHaveText([/^Ada Founder/]);
});
