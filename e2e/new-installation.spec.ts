import { newAccount } from "./support/people";
import { startMailServer } from "./support/mail";
import type { MailServer } from "./support/mail";
import { expect, expectNoViolations, open, withOwnGloss } from "./support/test";

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
  await expect(late).toHaveURL("/signin?next=%2Fsettings");
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
