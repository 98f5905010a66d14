import type { Locator, Page } from "@playwright/test";
import { choose, members } from "./support/groups";
import { startMailServer } from "./support/mail";
import type { MailServer } from "./support/mail";
import { annotate, readingPath, studyGroup } from "./support/people";
import { cards } from "./support/reader";
import { expect, expectNoViolations, open, refusal, withOwnGloss } from "./support/test";
import { comeBack } from "./support/writing";

let mail: MailServer;

/** What is told at once is gathered for a second only. */
const test = withOwnGloss(async () => {
  mail = await startMailServer();
  return { env: { SMTP_URL: mail.url, MAIL_GATHER_SECONDS: "1" } };
});

test.use({ viewport: { width: 1280, height: 900 } });
test.afterAll(() => mail.close());

const bell = (page: Page): Locator => page.getByRole("link", { name: /^Notifications/ });
const items = (page: Page): Locator => page.getByRole("main").getByRole("listitem");
const rings = (page: Page, unread: number) => expect(bell(page)).toHaveAccessibleName(unread === 0 ? "Notifications" : `Notifications, ${unread} unread`);

test("A mention is told by the bell and by e-mail, leads to the note, and e-mail ends with one click", async ({ newPerson, newBrowser, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  await open(ben.page, "/settings");
  await ben.page.getByLabel("By e-mail").selectOption("At once");
  await ben.page.getByRole("checkbox", { name: "New annotations in your groups" }).uncheck();
  await ben.page.getByRole("button", { name: "Save what I am told" }).click();
  await expect(ben.page.getByText("Saved", { exact: true })).toBeVisible();
  await rings(ben.page, 0);

  const { id } = await annotate(ada, episode, { words: "gigawatt-scale", note: `Ask @[Ben Member](${ben.id}) about this.`, audiences: [group.audienceId] });
  await comeBack(ben.page);
  await rings(ben.page, 1);
  const elsewhere = await ben.context.newPage();
  await open(elsewhere, "/groups");
  await rings(elsewhere, 1);
  const subject = `Ada Founder mentioned you on “${episode.title}”`;
  await expect.poll(() => mail.allTo(ben.email).map((one) => one.subject)).toEqual([subject]);

  await bell(ben.page).click();
  await expect(items(ben.page)).toHaveText([/^Ada Founder mentioned you on “.+”\s*Ask @Ben Member about this\.\s*Tuesday readers\s*just now\s*Unread$/]);
  await expectNoViolations(ben.page);
  await items(ben.page).getByRole("link").click();
  await expect(ben.page).toHaveURL(`${readingPath(group, episode)}?note=${id}`);
  await expect(cards(ben.page, "Ada Founder", "Ask @Ben Member")).toBeInViewport();
  await rings(ben.page, 0);
  await comeBack(elsewhere);
  await rings(elsewhere, 0);

  const { text = "", headers } = mail.mailTo(ben.email)!;
  const address = /No more of these: (\S+)/.exec(text)![1]!;
  expect(headers.get("list")).toMatchObject({ unsubscribe: { url: address } });
  const period = async () => (await ben.api.call<{ mail: string }>("GET", "/me/notification-settings")).mail;
  const signedOut = await (await newBrowser()).newPage();
  await signedOut.goto(address);
  await expectNoViolations(signedOut);
  expect(await period(), "a program that opens every address ends nothing").toBe("at_once");
  await signedOut.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(signedOut.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
  expect(await period()).toBe("never");
  await ben.api.call("PATCH", "/me/notification-settings", { mail: "at_once" });
  const oneClick = await signedOut.request.post(address, { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect([oneClick.status(), await period()]).toEqual([204, "never"]);
});

test("What a group publishes is told together and followed in a feed, and both end with the membership", async ({ newPerson, newBrowser, request, episode, complaints }) => {
  complaints.allow(refusal(404));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  const audiences = [group.audienceId];
  for (const words of ["gigawatt-scale", "Scout and Maverick"]) await annotate(ada, episode, { words, note: `On ${words}.`, audiences });
  await open(ben.page, "/notifications");
  await rings(ben.page, 1);
  await expect(items(ben.page)).toHaveText([/^Ada Founder published 2 annotations on “.+”\s*Tuesday readers/]);
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "On voices.", audiences });
  await ben.page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(ben.page.getByRole("button", { name: "Mark all as read" }), "what came since is not on the page and stays unread").toBeVisible();
  await expect(items(ben.page)).toHaveText([/published 3 annotations/]);
  await ben.page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(ben.page.getByRole("button", { name: "Mark all as read" })).toBeHidden();
  await rings(ben.page, 0);

  const plain = await newBrowser({ javaScriptEnabled: false, storageState: await ben.context.storageState() });
  const withoutScripts = await plain.newPage();
  await withoutScripts.goto("/notifications");
  await items(withoutScripts).getByRole("link").click();
  await expect(withoutScripts.getByRole("heading", { level: 1, name: episode.title })).toBeVisible();

  await open(ben.page, `/groups/${group.slug}`);
  await ben.page.getByRole("button", { name: "Make a feed" }).click();
  const field = ben.page.getByRole("textbox", { name: "Address of the feed" });
  const first = await field.inputValue();
  const entries = async (address: string) => {
    const response = await request.get(address);
    expect(response.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    return ben.page.evaluate((xml) => {
      const feed = new DOMParser().parseFromString(xml, "application/xml");
      if (feed.querySelector("parsererror")) throw new Error(xml);
      return [...feed.querySelectorAll("entry")].map((entry) => [entry.querySelector("title")!.textContent, entry.querySelector("link")!.getAttribute("href")]);
    }, await response.text());
  };
  const [[title, link] = []] = await entries(first);
  expect(title).toBe("Ada Founder: On voices.");
  expect(new URL(link!).pathname).toBe(readingPath(group, episode));
  await ben.page.getByRole("button", { name: "Change the address…" }).click();
  await ben.page.getByRole("button", { name: "Change the address", exact: true }).click();
  await expect(field).not.toHaveValue(first);
  const second = await field.inputValue();
  expect((await request.get(first)).status()).toBe(404);
  expect(await entries(second)).toHaveLength(3);
  await expectNoViolations(ben.page);

  await annotate(ada, episode, { words: "gigawatt-scale", note: `Still here, @[Ben Member](${ben.id})?`, audiences });
  await comeBack(ben.page);
  await rings(ben.page, 1);
  await open(ada.page, `/groups/${group.slug}`);
  await choose(ada.page, "Change Ben Member", "Remove from the group…");
  await ada.page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(members(ada.page)).toHaveCount(1);
  await open(ben.page, "/notifications");
  await rings(ben.page, 0);
  await expect(items(ben.page)).toHaveCount(0);
  expect((await request.get(second)).status()).toBe(404);
});
