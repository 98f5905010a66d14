import type { Page } from "@playwright/test";
import { newAccount, signUp, tryToSignIn } from "./support/people";
import type { Credentials, NewAccount } from "./support/people";
import { expect, open, refusal, test } from "./support/test";

const WRONG = "The e-mail address or the password is not right.";

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const menuOf = (page: Page, { name }: NewAccount) => page.getByRole("banner").getByRole("button", { name });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

async function fillSignUp(page: Page, { name, email, password }: NewAccount) {
  await field(page, "Name").fill(name);
  await field(page, "E-mail").fill(email);
  await field(page, "Password").fill(password);
  await submit(page, "Sign up");
}

async function fillSignIn(page: Page, { email, password }: Credentials) {
  await field(page, "E-mail").fill(email);
  await field(page, "Password").fill(password);
  await submit(page, "Sign in");
}

async function signOut(page: Page, person: NewAccount) {
  await menuOf(page, person).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
}

test("Sign up, sign out, and sign in again", async ({ page, episode }) => {
  const robin = newAccount("Robin Reader");
  await open(page, episode.path);
  await page.getByRole("banner").getByRole("link", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign up" })).toBeVisible();
  await open(page, page.url());
  await fillSignUp(page, robin);
  await expect(page, "back where they came from").toHaveURL(episode.path);
  await expect(menuOf(page, robin)).toBeVisible();

  await open(page, "/settings");
  await expect(page.getByText(robin.email, { exact: true }), "only the first to come owns the installation").toBeVisible();
  await signOut(page, robin);
  await expect(page).toHaveURL("/");

  await open(page, "/signin");
  await fillSignIn(page, { ...robin, email: ` ${robin.email.toUpperCase()}` });
  await expect(menuOf(page, robin)).toBeVisible();
});

test("What is missing or taken is said at its field, and what was typed stays", async ({ page, request, complaints }) => {
  complaints.allow(refusal(422));
  complaints.allow(refusal(409));
  const taken = newAccount();
  await signUp(request, taken);
  await open(page, "/signup");
  await fillSignUp(page, { name: " ", email: "nobody", password: "short" });
  await expect(page.getByText("Please give a name.")).toBeVisible();
  await expect(field(page, "Name"), "the first to be mended").toBeFocused();
  await expect(field(page, "E-mail")).toHaveAccessibleDescription("This is not an e-mail address.");
  await expect(field(page, "Password")).toHaveAccessibleDescription("A password needs at least 8 characters.");
  await fillSignUp(page, taken);
  await expect(alert(page)).toHaveText("There is an account with this e-mail address already. Sign in instead.");
  await expect(field(page, "E-mail")).toHaveValue(taken.email);
});

test("A wrong password and an unknown account are refused in the same words", async ({ page, request, complaints }) => {
  complaints.allow(refusal(401));
  const robin = newAccount();
  await signUp(request, robin);
  await open(page, "/signin");
  await fillSignIn(page, { email: robin.email, password: "not the passphrase" });
  await expect(alert(page)).toHaveText(WRONG);
  await open(page, "/signin");
  await fillSignIn(page, newAccount());
  await expect(alert(page)).toHaveText(WRONG);
  const [wrong, unknown] = [await tryToSignIn(request, { ...robin, password: "not the passphrase" }), await tryToSignIn(request, newAccount())];
  expect(unknown.status()).toBe(wrong.status());
  expect(await unknown.text()).toBe(await wrong.text());
  await open(page, "/settings");
  await expect(page, "nobody is signed in").toHaveURL("/signin?needed=1&next=%2Fsettings");
  await expect(page.getByText("You have to be signed in to see that page.")).toBeVisible();
});

test("After ten tries sign-in has to wait, and says how long", async ({ page, request, complaints }) => {
  complaints.allow(refusal(401));
  const robin = newAccount();
  await signUp(request, robin);
  for (let tries = 1; tries <= 10; tries++) {
    const refused = await tryToSignIn(request, { ...robin, password: `guess ${tries}` });
    expect(refused.status()).toBe(401);
    expect(decodeURIComponent(await refused.text())).toContain(WRONG);
  }
  await open(page, "/signin");
  await fillSignIn(page, robin);
  await expect(alert(page)).toHaveText(/^Too many attempts\. Try again in 1[0-5] minutes\.$/);
  const other = newAccount();
  await signUp(request, other);
  await fillSignIn(page, other);
  await expect(menuOf(page, other), "others are not held up").toBeVisible();
});

test("A change of password ends the sessions of every other browser", async ({ newPerson, newBrowser, complaints }) => {
  complaints.allow(refusal(401));
  const robin = await newPerson();
  const elsewhere = await (await newBrowser()).newPage();
  await open(elsewhere, "/signin?next=%2Fsettings");
  await fillSignIn(elsewhere, robin);
  await expect(elsewhere.getByRole("heading", { name: "Settings" })).toBeVisible();

  await open(robin.page, "/settings");
  await field(robin.page, "Current password").fill("not the passphrase");
  await field(robin.page, "New password").fill("an entirely new passphrase");
  complaints.allow(refusal(422));
  await submit(robin.page, "Change the password");
  await expect(field(robin.page, "Current password")).toHaveAccessibleDescription("This is not your current password.");
  await field(robin.page, "Current password").fill(robin.password);
  await submit(robin.page, "Change the password");
  await expect(robin.page.getByRole("status").filter({ hasText: "Your password is changed." })).toBeVisible();
  await expect(menuOf(robin.page, robin), "this browser stays signed in").toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL("/signin?needed=1&next=%2Fsettings");
  await open(elsewhere, "/signin");
  await fillSignIn(elsewhere, robin);
  await expect(alert(elsewhere)).toHaveText(WRONG);
  await fillSignIn(elsewhere, { ...robin, password: "an entirely new passphrase" });
  await expect(menuOf(elsewhere, robin)).toBeVisible();
});

test("Signing out makes a copy of the cookie worthless", async ({ newPerson, newBrowser }) => {
  const robin = await newPerson();
  const copy = await newBrowser({ storageState: await robin.context.storageState() });
  const thief = await copy.newPage();
  await thief.goto("/settings");
  await expect(thief.getByRole("heading", { name: "Settings" })).toBeVisible();
  await open(robin.page, "/");
  await signOut(robin.page, robin);
  await thief.goto("/settings");
  await expect(thief).toHaveURL("/signin?needed=1&next=%2Fsettings");
  expect((await copy.request.get("/api/v1/me")).status()).toBe(401);
});

test("Signing out everywhere ends every session", async ({ newPerson, newBrowser }) => {
  const robin = await newPerson();
  const other = await newBrowser({ storageState: await robin.context.storageState() });
  await open(robin.page, "/settings");
  await submit(robin.page, "Sign out everywhere");
  await expect(robin.page).toHaveURL("/signin");
  expect((await other.request.get("/api/v1/me")).status()).toBe(401);
});

test("Signing in leads to where one wanted to go, within this site", async ({ newPerson, newBrowser, episode }) => {
  const robin = await newPerson();
  const point = `${episode.path}#p-${episode.points[7]!.id}`;
  for (const [next, led] of [[point, point], ["//evil.example", "/"]] as const) {
    const page = await (await newBrowser()).newPage();
    await open(page, `/signin?next=${encodeURIComponent(next)}`);
    await fillSignIn(page, robin);
    await expect(menuOf(page, robin)).toBeVisible();
    await expect(page).toHaveURL(led);
  }
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "/%09/evil.example", ""]) {
    const already = await robin.context.request.get(`/signin?next=${encodeURIComponent(next)}`, { maxRedirects: 0 });
    expect(already.status()).toBe(307);
    expect(already.headers()["location"], next).toMatch(/^\/(?![/\\])/);
  }
});

test("Only what the installation has set up is offered at sign-in", async ({ page }) => {
  await page.goto("/signin");
  await expect(page.getByRole("main").getByRole("button")).toHaveText(["Sign in"]);
});
