import type { Locator, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards } from "./support/reader";
import { expect, expectNoViolations, open, refusal, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const field = (within: Page | Locator): Locator => within.getByRole("textbox", { name: "Your reply" });
const replies = (card: Locator): Locator => card.getByRole("region", { name: "Replies" }).getByRole("listitem");
const toggle = (card: Locator, name: string | RegExp): Locator => card.getByRole("button", { name });
const send = (card: Locator): Promise<void> => card.getByRole("button", { name: "Reply", exact: true }).last().click();

async function reply(card: Locator, text: string) {
  await field(card).pressSequentially(text);
  await send(card);
}

test("Three people talk under a question: reply, mention, react, accept, resolve and reopen", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Founder" });
  const [ben, cleo] = [await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Member" })];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const other = await studyGroup(ada, episode, [cleo], "Another group");
  await annotate(ada, episode, { words: "gigawatt-scale", kind: "question", note: "How large is that?", audiences: [group.audienceId, other.audienceId] });

  await open(ben.page, readingPath(group, episode));
  const toBen = cards(ben.page, "Ada Founder", "How large is that?");
  await toBen.focus();
  await ben.page.keyboard.press("r");
  await expect(field(toBen)).toBeFocused();
  await ben.page.keyboard.type("About a **million** homes. @cle");
  await ben.page.getByRole("option", { name: "Cleo Member" }).click();
  await ben.page.keyboard.press("Control+Enter");
  await expect(replies(toBen)).toContainText("About a million homes. @Cleo Member");
  await expect(field(toBen)).toHaveValue("");
  await toBen.getByRole("button", { name: "React to this annotation" }).click();
  await ben.page.getByRole("menuitemcheckbox", { name: "Made me think" }).click();
  await expect(toBen.getByRole("button", { name: "Made me think: you" })).toHaveAttribute("aria-pressed", "true");

  await open(cleo.page, readingPath(group, episode));
  const toCleo = cards(cleo.page, "Ada Founder", "How large is that?");
  await toggle(toCleo, "1 reply 1 new").click();
  await expect(replies(toCleo)).toHaveText(/Ben Member\s*New.*About a million homes/s);
  await reply(toCleo, "Or one city.");
  await expect(replies(toCleo)).toHaveCount(2);
  await expectNoViolations(cleo.page);
  await cleo.page.reload();
  await expect(toggle(toCleo, "2 replies"), "seen is seen").toHaveAccessibleName("2 replies");
  await open(cleo.page, readingPath(other, episode));
  await expect(toggle(toCleo, "Reply"), "what one group says another never sees").toBeVisible();
  await expect(cleo.page.getByText("About a million homes")).toHaveCount(0);

  await open(ada.page, episode.path);
  const elsewhere = cards(ada.page, "you", "How large is that?").getByRole("link", { name: "2 replies in Tuesday readers" });
  await expect(elsewhere).toContainText("2 new");
  await elsewhere.click();
  const toAda = cards(ada.page, "you", "How large is that?");
  await expect(replies(toAda), "the link opens what is said").toHaveCount(2);
  await replies(toAda).filter({ hasText: "Or one city." }).getByRole("button", { name: "Accept" }).click();
  await expect(replies(toAda).filter({ hasText: "Accepted answer" })).toHaveText(/Cleo Member.*Or one city\./s);
  await expect(replies(toAda).first().getByRole("button", { name: "Edit your reply" }), "nobody edits what another said").toHaveCount(0);
  await toAda.getByRole("button", { name: "Resolve" }).click();
  await expect(toAda.getByText("Resolved by you")).toBeVisible();

  await open(ben.page, `/groups/${group.slug}`);
  await expect(ben.page.getByRole("region", { name: "Open questions" })).not.toContainText("How large is that?");
  await open(ben.page, readingPath(group, episode));
  await expect(toBen.getByText("Resolved by Ada Founder")).toBeVisible();
  await expect(toBen.getByText("Answered", { exact: true })).toBeVisible();
  await expect(replies(toBen), "what is resolved is folded").toHaveCount(0);
  await toAda.getByRole("button", { name: "Reopen" }).click();
  await expect(toAda.getByText("Resolved by you")).toHaveCount(0);

  await annotate(ada, episode, { words: "Scout and Maverick", audiences: [group.audienceId] });
  const untouched = cards(ada.page, "you", "Scout and Maverick");
  const tops = ["Who sees this: Tuesday readers", "Reply", "React to this annotation", "More about your annotation", "Edit", "Delete"].map(async (name) => {
    const { y, height } = (await untouched.getByRole("button", { name, exact: true }).boundingBox())!;
    return Math.round(y + height / 2);
  });
  expect(new Set(await Promise.all(tops)).size, "what can be done is in one row").toBe(1);
});

test("What is said is new like a note: it is counted, filtered for, and read with all the rest", async ({ newPerson, episode }) => {
  const [ada, ben, cleo] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Member" })];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const other = await studyGroup(ada, episode, [ben, cleo], "Another group");
  const audiences = [group.audienceId, other.audienceId];
  const asked = await annotate(ada, episode, { words: "Llama 4 models", kind: "question", note: "How many are there?", audiences });
  const quiet = await annotate(ada, episode, { words: "gigawatt-scale", note: "Nobody answers", audiences });
  await ben.api.call("PUT", "/me/seen", { annotations: [asked.id, quiet.id] });
  const say = (audience: string, body: string) => cleo.api.call("PUT", `/replies/${uuidv7()}`, { annotation: asked.id, audience, body });
  await say(group.audienceId, "Two.");
  await say(group.audienceId, "So far.");
  await say(other.audienceId, "Two, elsewhere.");
  const unread = async () => (await ben.api.call<{ audienceId: string; unread: number }[]>("GET", `/episodes/${episode.id}/threads`)).map((one) => (one.audienceId === group.audienceId ? "here" : "elsewhere") + one.unread).sort();

  const { page } = ben;
  await open(page, readingPath(group, episode));
  const bar = page.getByRole("search", { name: "Notes" });
  await expect(bar).toContainText("2 new replies");
  await page.keyboard.press("u");
  await expect(cards(page, "Ada Founder", "How many are there?")).toBeFocused();
  await bar.getByRole("button", { name: /^Filter/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Unread 1 / }).click();
  await page.keyboard.press("Escape");
  await expect(cards(page, "Ada Founder")).toHaveText([/How many are there\?.*2 replies\s*2 new/s]);
  expect(await unread(), "a closed thread is not read by its card").toEqual(["elsewhere1", "here2"]);
  await bar.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bar).not.toContainText("new");
  await expect(toggle(cards(page, "Ada Founder", "How many are there?"), "2 replies")).toHaveAccessibleName("2 replies");
  expect(await unread(), "what is not told of here stays unread").toEqual(["elsewhere1", "here0"]);
});

test("A reply is changed and deleted by who said it, and a half-written one is kept", async ({ newPerson, episode, complaints }) => {
  complaints.allow(refusal(409));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Noted", audiences: [group.audienceId] });
  const { page } = ben;
  const card = cards(page, "Ada Founder", "Noted");
  await open(page, readingPath(group, episode));
  await toggle(card, "Reply").click();
  await field(card).pressSequentially("Half a thou");
  await page.reload();
  await toggle(card, "Unfinished reply").click();
  await expect(field(card)).toHaveValue("Half a thou");

  await page.context().setOffline(true);
  complaints.allow(/ERR_INTERNET_DISCONNECTED/);
  await field(card).press("End");
  await reply(card, "ght.");
  await expect(card.getByRole("alert")).toContainText("What you wrote is kept on this device.");
  await page.context().setOffline(false);
  await send(card);
  await expect(replies(card)).toHaveText(/You.*Half a thought\./s);

  const said = replies(card).first();
  await said.getByRole("button", { name: "Edit your reply" }).click();
  await field(said).fill("A whole thought.");
  await said.getByRole("button", { name: "Save" }).click();
  await expect(said).toHaveText(/, edited.*A whole thought\./s);
  await expect(said).toBeFocused();

  await open(ada.page, readingPath(group, episode));
  const toAda = cards(ada.page, "you", "Noted");
  await toggle(toAda, "1 reply 1 new").click();
  await reply(toAda, "To which I say this.");
  await expect(replies(toAda)).toHaveCount(2);
  await said.getByRole("button", { name: "Delete your reply" }).click();
  await expect(replies(card).first(), "its place is kept: it was answered").toHaveText("Ben Member deleted this reply.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(replies(card).first()).toContainText("A whole thought.");
  await replies(toAda).last().getByRole("button", { name: "Delete your reply" }).click();
  await expect(replies(toAda), "and that of the last one is not").toHaveText([/A whole thought\./]);
});
