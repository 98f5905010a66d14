import { apiOf, firstEpisode, newAccount, signIn, studyGroup, tryToSignIn } from "./support/people";
import { startMailServer } from "./support/mail";
import type { MailServer } from "./support/mail";
import { cards } from "./support/reader";
import { expect, expectNoViolations, open, refusal, withOwnGloss } from "./support/test";

let mail: MailServer;

// An installation that nobody has visited, with every other way to sign in set up.
const test = withOwnGloss(async () => {
  mail = await startMailServer();
  return { env: { SMTP_URL: mail.url, GITHUB_ID: "the-client-id", GITHUB_SECRET: "the-client-secret" } };
});

test.describe.configure({ mode: "serial" });
test.afterAll(() => mail.close());

test("The very first visitor becomes the owner, and nobody after them", async ({ page, newBrowser, newPerson, request }) => {
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "This Gloss is new and has no owner yet." })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Create the owner’s account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Create the owner’s account" })).toBeVisible();
  await expectNoViolations(page);
  await open(page, page.url());
  await page.getByLabel("Name", { exact: true }).fill("Olga Owner");
  await page.getByLabel("E-mail").fill("olga@example.org");
  await page.getByLabel("Password").fill("first of all visitors");
  await page.getByRole("button", { name: "Create the owner’s account" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Olga Owner" })).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText("You own this installation.")).toBeVisible();

  await expect.poll(async () => (await request.get("/")).text()).not.toContain("has no owner yet");
  const second = await (await newBrowser()).newPage();
  await second.goto("/signup");
  await expect(second.getByRole("heading", { level: 1, name: "Sign up" })).toBeVisible();
  const robin = await newPerson();
  await robin.page.goto("/settings");
  await expect(robin.page.getByText(robin.email, { exact: true })).toBeVisible();
  await expect(robin.page.getByText("You own this installation.")).toHaveCount(0);
  expect((await robin.api.send("POST", "/summaries", { source: "anything" })).status()).toBe(403);
});

const olga = { email: "olga@example.org", password: "first of all visitors" };

test("The owner loads a group that others fill, and looks around in it", async ({ page, request }) => {
  await signIn(page.context().request, olga);
  const episode = await firstEpisode(request);
  await open(page, "/groups");
  await page.getByRole("button", { name: "Load the demonstration" }).click();
  // Some two hundred rows, one by one as people would write them.
  await expect(page.getByRole("heading", { level: 1, name: "The Thursday table demo" })).toBeVisible({ timeout: 30_000 });
  const people = page.getByRole("region", { name: "People" }).getByRole("listitem");
  await expect(people).toHaveText([/^Olga Owner \(you\)\s*Owner$/, /^Noor Haddad\s*demo\s*Moderator$/, /^Tomasz Wilk\s*demo/, /^Ines Carvalho\s*demo/, /^Wen Li\s*demo\s*Reader$/]);
  await expectNoViolations(page);
  await open(page, page.url());
  await page.getByRole("link", { name: episode.title }).click();
  await expect(page.getByText("Where does he describe what will happen")).toBeVisible();
  await open(page, page.url());
  await expect(cards(page, "Ines Carvalho", "Rational for someone who is lonely tonight.")).toContainText("demo");
  for (const kind of ["Disagree", "Agree", "Question", "Check this", "Action", "Note", "Highlight"]) await expect(page.getByRole("article", { name: new RegExp(`^${kind} by `) })).not.toHaveCount(0);
});

test("The owner removes the demonstration with one click", async ({ page }) => {
  await signIn(page.context().request, olga);
  await open(page, "/settings");
  await page.getByRole("link", { name: "Go to its group" }).click();
  await open(page, page.url());
  await page.getByRole("button", { name: "Remove the demonstration" }).click();
  await expect(page).toHaveURL("/groups");
  await expect(page.getByText("The Thursday table")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Load the demonstration" })).toBeVisible();
});

test("A demonstration is nobody else's to load, and nobody signs in as its people", async ({ request, newPerson, playwright, baseURL }) => {
  const robin = await newPerson();
  expect((await robin.api.send("PUT", "/demonstration")).status()).toBe(403);
  await robin.page.goto("/groups");
  await expect(robin.page.getByRole("heading", { level: 2, name: "Create a group" })).toBeVisible();
  await expect(robin.page.getByRole("button", { name: "Load the demonstration" })).toHaveCount(0);

  const signedOut = apiOf(request);
  const context = await playwright.request.newContext({ baseURL });
  await signIn(context, olga);
  await apiOf(context).call("PUT", "/demonstration");
  expect((await signedOut.send("DELETE", "/demonstration")).status()).toBe(401);
  expect((await robin.api.send("DELETE", "/demonstration")).status()).toBe(403);
  const email = "noor.haddad@demonstration.invalid";
  expect((await tryToSignIn(request, { email, password: "anything at all" })).status()).toBe(401);
  await robin.context.clearCookies();
  await open(robin.page, "/signin");
  await robin.page.getByLabel("Or get a link by e-mail").fill(email);
  await robin.page.getByRole("button", { name: "Send me a link" }).click();
  await expect(robin.page.getByRole("main").getByRole("alert")).toHaveText(/^The e-mail could not be sent\./);
  expect(mail.mailTo(email)).toBeUndefined();
  await apiOf(context).call("DELETE", "/demonstration");
});

test("Invites by e-mail lead each to the group, through signing up or in, and only once", async ({ newPerson, newBrowser, episode, complaints }) => {
  complaints.allow(refusal(422));
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const nova = newAccount("Nova Newcomer");
  const group = await studyGroup(ada, episode);
  await open(ada.page, `/groups/${group.slug}`);
  await ada.page.getByRole("button", { name: "Invite people" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Invite people" });
  const mailing = dialog.getByRole("region", { name: "By e-mail" });
  await mailing.getByLabel("E-mail addresses").fill(`${nova.email}, ben.at.home`);
  await mailing.getByRole("button", { name: "Send the invites" }).click();
  await expect(mailing.getByText("ben.at.home: This is not an e-mail address.")).toBeVisible();
  await expectNoViolations(ada.page);
  await mailing.getByLabel("E-mail addresses").fill(`${nova.email}\n${ben.email}`);
  await mailing.getByLabel("As").selectOption("reader");
  await mailing.getByRole("button", { name: "Send the invites" }).click();
  await expect(ada.page.getByText("2 invites are on their way")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Invite links" }).getByRole("listitem")).toHaveText([new RegExp(ben.email), new RegExp(nova.email), /^Member/]);

  const linkTo = (email: string) => /http:\S+/.exec(mail.mailTo(email)!.text!)![0];
  expect(mail.mailTo(ben.email)?.html).toContain(`href="${linkTo(ben.email)}"`);
  const fresh = await (await newBrowser()).newPage();
  await open(fresh, linkTo(nova.email));
  await fresh.getByRole("link", { name: "Sign up to join" }).click();
  await open(fresh, fresh.url());
  await fresh.getByLabel("Name", { exact: true }).fill(nova.name);
  await fresh.getByLabel("E-mail").fill(nova.email);
  await fresh.getByLabel("Password").fill(nova.password);
  await fresh.getByRole("button", { name: "Sign up" }).click();
  await expect(fresh).toHaveURL(linkTo(nova.email));
  await open(fresh, fresh.url());
  await fresh.getByRole("button", { name: "Join the group" }).click();
  await expect(fresh.getByRole("region", { name: "People" })).toContainText("Nova Newcomer (you)");

  const other = await (await newBrowser()).newPage();
  await open(other, linkTo(ben.email));
  await other.getByRole("link", { name: "Sign in to join" }).click();
  await open(other, other.url());
  await other.getByLabel("E-mail", { exact: true }).fill(ben.email);
  await other.getByLabel("Password").fill(ben.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other).toHaveURL(linkTo(ben.email));
  await open(other, other.url());
  await other.getByRole("button", { name: "Join the group" }).click();
  await expect(other.getByRole("region", { name: "People" })).toContainText("Ben Member (you)");
  const late = await newPerson();
  await late.page.goto(linkTo(nova.email));
  await expect(late.page.getByText("This invite has been used as often as it may be.")).toBeVisible();
});

test("A provider that is set up has its button, which leads to the provider and back here", async ({ page, baseURL }) => {
  await page.route("https://github.com/**", (route) => route.fulfill({ body: "The provider asks whether this is you." }));
  await open(page, "/signin?next=%2Fgroups");
  await expect(page.getByRole("main").getByRole("button")).toHaveText(["Sign in", "Send me a link", "Sign in with GitHub"]);
  await page.getByRole("button", { name: "Sign in with GitHub" }).click();
  await expect(page).toHaveURL(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
  const asked = new URL(page.url()).searchParams;
  expect(asked.get("client_id")).toBe("the-client-id");
  expect(asked.get("redirect_uri")).toBe(`${baseURL}/api/auth/callback/github`);
  expect(asked.get("state")).toMatch(/.{16,}/);
  expect(page.url()).not.toContain("the-client-secret");
});

test("A link by e-mail signs in once", async ({ page, newBrowser, newPerson }) => {
  const robin = await newPerson();
  await open(page, "/signin");
  const form = page.getByRole("main").locator("form").filter({ hasText: "Or get a link by e-mail" });
  await form.getByRole("textbox").fill(robin.email);
  await form.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Look into your mail" })).toBeVisible();

  await expect.poll(() => mail.mailTo(robin.email)?.subject).toBe("Sign in to Gloss");
  const { text = "", html } = mail.mailTo(robin.email)!;
  const [link = ""] = /http:\S+/.exec(text) ?? [];
  expect(new URL(link).origin).toBe(new URL(page.url()).origin);
  expect(html).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
  expect(text).toContain("It works once, for an hour.");

  const entered = await (await newBrowser()).newPage();
  await entered.goto(link);
  await expect(entered.getByRole("banner").getByRole("button", { name: robin.name })).toBeVisible();
  await entered.goto("/settings");
  await expect(entered.getByText(robin.email, { exact: true }), "it is the account that had the address").toBeVisible();

  const late = await (await newBrowser()).newPage();
  await late.goto(link);
  await expect(late.getByRole("main").getByRole("alert")).toHaveText("This link has been used or has expired. Ask for a new one.");
  await late.goto("/settings");
  await expect(late).toHaveURL("/signin?needed=1&next=%2Fsettings");
});

test("A link by e-mail makes an account for who has none", async ({ page, newBrowser }) => {
  const { email } = newAccount("Nova Newcomer");
  await open(page, "/signin?next=%2Fgroups");
  await page.getByLabel("Or get a link by e-mail").fill(email);
  await page.getByLabel("Or get a link by e-mail").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Look into your mail" })).toBeVisible();
  await expect.poll(() => mail.mailTo(email)).toBeTruthy();
  const entered = await (await newBrowser()).newPage();
  await entered.goto(/http:\S+/.exec(mail.mailTo(email)!.text!)![0]);
  await expect(entered, "back where they wanted to go").toHaveURL("/groups");
  const account = await (await entered.request.get("/api/v1/me")).json();
  expect(account).toMatchObject({ email, isOwner: false, hasPassword: false });
});

test("After five links in a row an address gets no more", async ({ page }) => {
  const { email } = newAccount("Tired Typist");
  for (let sent = 1; sent <= 6; sent++) {
    await open(page, "/signin");
    await page.getByLabel("Or get a link by e-mail").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    if (sent <= 5) await expect(page.getByRole("heading", { level: 1, name: "Look into your mail" })).toBeVisible();
  }
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/^The e-mail could not be sent\./);
});
