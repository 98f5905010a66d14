import type { Page } from "@playwright/test";
import { editor } from "./support/notes";
import { annotate } from "./support/people";
import { cards, outline, pointsOf, pointSaying, selectWords, toolbar } from "./support/reader";
import { expect, open, ready, refusal, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share your annotated version" });
const links = (page: Page) => dialog(page).getByRole("list", { name: "Your share links" }).getByRole("listitem");

/** Makes a share link in the reader and copies its address. */
async function shareBy(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  await dialog(page).getByLabel("Name, for yourself").fill(name);
  await dialog(page).getByRole("button", { name: "Make a link" }).click();
  const link = links(page).filter({ hasText: name });
  await expect(link.getByRole("textbox", { name: "Address of" }), "the address is shown, not left below").toBeInViewport({ ratio: 1 });
  await link.getByRole("button", { name: "Copy" }).click();
  await expect(link.getByRole("button", { name: "Copied" })).toBeVisible();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toBeHidden();
  return page.evaluate(() => navigator.clipboard.readText());
}

const marks = (page: Page) =>
  outline(page)
    .locator("mark")
    .evaluateAll((elements) => elements.map((element) => [(element as HTMLElement).dataset.colour, element.textContent, (element as HTMLElement).dataset.overlap ?? "1"]));

const ways = ["with JavaScript", "without"] as const;

test("An annotated version is shared by a link and read signed out, without JavaScript", async ({ newPerson, newBrowser, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  await annotate(ada, episode, { words: "the first two Llama 4 models — Scout and Maverick", colour: "green" });
  await annotate(ada, episode, { words: "Maverick — which are mid-size", colour: "blue", note: "**Mid-size**, they say <b>here</b>." });
  await annotate(ada, episode, { words: "gigawatt-scale compute clusters", colour: "pink", note: "How many?" });
  await open(ada.page, episode.path);
  const address = await shareBy(ada.page, "For the seminar");
  expect(address).toMatch(/^http:\/\/localhost:\d+\/v\/[\w-]{40,}$/);

  for (const way of ways) {
    const page = await (await newBrowser({ javaScriptEnabled: way === "with JavaScript" })).newPage();
    const response = await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: episode.title })).toBeVisible();
    await expect(page.getByText("You are reading Ada Author’s annotated version. It has 3 annotations.")).toBeVisible();
    expect(await marks(page)).toEqual([
      ["green", "the first two Llama 4 models — Scout and ", "1"],
      ["blue", "Maverick", "2"],
      ["blue", " — which are mid-size", "1"],
      ["pink", "gigawatt-scale compute clusters", "1"],
    ]);
    expect((await pointsOf(page)).map(({ text }) => text), "the words are as they were").toEqual(episode.points.map(({ text }) => text));
    const note = pointSaying(page, "Meta has released the first two").getByRole("list", { name: "Notes on this point" }).first();
    await expect(note.locator("strong")).toHaveText("Mid-size");
    await expect(note).toContainText("they say <b>here</b>");
    await expect(pointSaying(page, "However, he pushes back").getByRole("list", { name: "Notes on this point" })).toContainText("How many?");
    await expect(page.getByRole("list", { name: "Notes on this point" })).toHaveCount(2);
    const html = await response!.text();
    for (const secret of [ada.email, ada.id, "For the seminar"]) expect(html, "is not for its readers").not.toContain(secret);
    expect(html).toMatch(/<meta name="robots" content="noindex/);
    expect(response!.headers()["cache-control"]).toMatch(/private|no-store/);
  }
});

test("A shared version follows what its author adds, changes, keeps back and deletes", async ({ newPerson, newBrowser, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "First thought" });
  await open(ada.page, episode.path);
  const address = await shareBy(ada.page, "For the seminar");
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  const sees = async (words: string[], notes: string[]) => {
    const seen = async () => {
      await page.goto(address);
      return [(await marks(page)).map(([, text]) => text), (await page.locator(".prose-note").allInnerTexts()).map((text) => text.trim())];
    };
    await expect.poll(seen).toEqual([words, notes]);
  };
  await sees(["gigawatt-scale"], ["First thought"]);

  await selectWords(ada.page, "Scout and Maverick");
  await expect(toolbar(ada.page).getByRole("button", { name: "Who sees this: Only me" }), "a link is chosen, not followed unawares").toBeVisible();
  await toolbar(ada.page).getByRole("button", { name: "Note" }).click();
  await ada.page.getByRole("textbox", { name: "Your note" }).fill("Added later");
  await editor(ada.page).getByRole("button", { name: "Who sees this: Only me" }).click();
  await ada.page.getByRole("menuitemcheckbox", { name: "Link: For the seminar" }).click();
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(cards(ada.page, "you", "Added later").getByRole("button", { name: "Who sees this: For the seminar" })).toBeVisible();
  await sees(["Scout and Maverick", "gigawatt-scale"], ["Added later", "First thought"]);

  await cards(ada.page, "you", "First thought").getByRole("button", { name: "Edit" }).click();
  await ada.page.getByRole("textbox", { name: "Your note" }).fill("Second thought");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(cards(ada.page, "you", "Second thought")).toBeVisible();
  await sees(["Scout and Maverick", "gigawatt-scale"], ["Added later", "Second thought"]);

  await cards(ada.page, "you", "Added later").getByRole("button", { name: /^Who sees this/ }).click();
  await ada.page.getByRole("menuitemcheckbox", { name: "Link: For the seminar" }).click();
  await ada.page.keyboard.press("Escape");
  await expect(cards(ada.page, "you", "Added later").getByRole("button", { name: "Who sees this: Only me" })).toBeVisible();
  await sees(["gigawatt-scale"], ["Second thought"]);

  // A draft from before the link was thought of, and all drafts at once.
  await ada.page.reload();
  await ready(ada.page);
  await ada.page.getByRole("button", { name: /^Publish drafts\s*1$/ }).click();
  await expect(ada.page.getByRole("checkbox", { name: "Link: For the seminar" })).toBeChecked();
  await ada.page.getByRole("button", { name: "Preview 1" }).click();
  await expect(ada.page.getByRole("dialog", { name: "What the holders of “For the seminar” will see" })).toContainText("Added later");
  await ada.page.getByRole("button", { name: "Publish 1" }).click();
  await expect(ada.page.getByText("Published 1 to the holders of “For the seminar”")).toBeVisible();
  await sees(["Scout and Maverick", "gigawatt-scale"], ["Added later", "Second thought"]);
  await ada.page.getByText("Published 1 to the holders of “For the seminar”").locator("..").getByRole("button", { name: "Undo" }).click();
  await sees(["gigawatt-scale"], ["Second thought"]);

  await cards(ada.page, "you", "Second thought").getByRole("button", { name: "Delete" }).click();
  await sees([], []);
  await ada.page.getByRole("button", { name: "Undo" }).click();
  await sees(["gigawatt-scale"], ["Second thought"]);
});

test("Revoked, a link opens nothing, just as one that never was", async ({ newPerson, newBrowser, episode, complaints }) => {
  complaints.allow(refusal(404));
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Other" })];
  await annotate(ada, episode, { words: "gigawatt-scale", note: "For a while" });
  await open(ada.page, episode.path);
  const [kept, revoked] = [await shareBy(ada.page, "To keep"), await shareBy(ada.page, "To revoke")];
  const page = await (await newBrowser()).newPage();
  expect((await page.goto(revoked))!.status()).toBe(200);

  const own = await ada.api.call<{ id: string }[]>("GET", `/episodes/${episode.id}/share-links`);
  expect(own).toHaveLength(2);
  for (const { id } of own) expect((await ben.api.send("DELETE", `/share-links/${id}`)).status(), "not his to revoke").toBe(404);
  const audience = (label: string) => expect(cards(ada.page, "you", "For a while").getByRole("button", { name: `Who sees this: ${label}`, exact: true })).toBeVisible();
  await ada.page.reload();
  await ready(ada.page);
  await audience("To revoke, To keep");
  await ada.page.getByRole("button", { name: "Share" }).click();
  await links(ada.page).filter({ hasText: "To revoke" }).getByRole("button", { name: "Revoke To revoke" }).click();
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Revoke it" }).click();
  await expect(links(ada.page)).toHaveCount(1);
  await dialog(ada.page).getByRole("button", { name: "Close" }).click();
  await audience("To keep");

  const unknown = revoked.replace(/[^/]+$/, "no-such-token");
  const answers: string[] = [];
  for (const address of [revoked, unknown]) {
    expect((await page.goto(address))!.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
    answers.push(await page.locator("body").innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  expect((await page.goto(kept))!.status(), "the other link still works").toBe(200);
  await ada.page.goto(revoked);
  await expect(ada.page.getByRole("heading", { level: 1, name: "There is nothing here" }), "nor for its author").toBeVisible();
  await expect(ada.page.getByRole("banner").getByRole("button", { name: "Ada Author" }), "who is still signed in").toBeVisible();
});

test("A link that opens nothing says so without JavaScript too", async ({ newBrowser, complaints }) => {
  complaints.allow(refusal(404));
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  for (const address of ["/v/no-such-token", "/no-such-page"]) {
    expect((await page.goto(address))!.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("link"), "with the ways to everything else").toHaveText(["Gloss", "Shows", "", "Sign in", "Sign up"]);
  }
});
