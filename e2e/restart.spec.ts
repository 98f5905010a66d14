import { annotate, readingPath, studyGroup } from "./support/people";
import { cards, expectPainted, selectWords, toolbar } from "./support/reader";
import { expect, open, refusal, withOwnGloss } from "./support/test";

const test = withOwnGloss();
test.use({ viewport: { width: 1440, height: 900 } });
test.setTimeout(180_000);

/** Node's clock, so many days ahead. */
const later = (days: number) => {
  const script = `globalThis.Date=new Proxy(Date,{construct:(date,args,made)=>Reflect.construct(date,args.length?args:[date.now()+${days}*864e5],made),get:(date,key)=>key==="now"?()=>date.now()+${days}*864e5:Reflect.get(date,key)})`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
};

// An open page asks for what changes, also while nobody answers, and when its session is over.
test.beforeEach(({ complaints }) => {
  complaints.allow(/net::ERR_/);
  complaints.allow(refusal(401));
});

test("What was annotated is there after the server was killed and started again", async ({ gloss, newPerson, episode }) => {
  const { page, name } = await newPerson();
  await open(page, episode.path);
  await selectWords(page, "gigawatt-scale compute clusters");
  const saved = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().includes("/api/v1/annotations/"));
  await toolbar(page).getByRole("button", { name: "Highlight in purple" }).click();
  expect((await saved).status()).toBe(200);
  await gloss.kill();
  await gloss.restart();
  await page.reload();
  await expect(page.getByRole("banner").getByRole("button", { name }), "still signed in").toBeVisible();
  await expect(cards(page, "you", "gigawatt-scale compute clusters")).toBeVisible();
  await expectPainted(page, { purple: ["gigawatt-scale compute clusters"] });
});

test("With time an invite and a share link expire, and a session ends", async ({ gloss, newPerson, newBrowser, episode, complaints }) => {
  for (const status of [404, 410]) complaints.allow(refusal(status));
  const [ada, late] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Lena Late" })];
  const group = await studyGroup(ada, episode);
  const { token } = await ada.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, { expiresInDays: 14 });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "For a while" });
  const share = { episodeId: episode.id, expiresInDays: 14 };
  const link = await ada.api.call<{ token: string }>("POST", "/share-links", share);
  const page = await (await newBrowser()).newPage();
  await page.goto(`/v/${link.token}`);
  await expect(page.getByText("You are reading Ada Founder’s annotated version.")).toBeVisible();
  await open(late.page, `/join/${token}`);

  await gloss.restart({ env: later(15) });
  await late.page.getByRole("button", { name: "Join the group" }).click();
  await expect(late.page.getByRole("main").getByRole("alert")).toHaveText("This invite has expired. Ask the group for a new one.");
  await late.page.reload();
  await expect(late.page.getByRole("heading", { level: 1, name: "This invite no longer works" })).toBeVisible();
  await expect(late.page.getByText("This invite has expired. Ask the group for a new one.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();

  await gloss.restart({ env: later(31) });
  await ada.page.goto(readingPath(group, episode));
  await expect(ada.page).toHaveURL(/\/signin\?needed=1&next=/);
});
