import type { Page } from "@playwright/test";
import { annotate, newAccount, readingPath, signIn, studyGroup, targetOn } from "./support/people";
import type { Annotation, Episode, Person } from "./support/people";
import { owner } from "./support/prepare";
import { cards, notes, outline, pointSaying, selectWords, toolbar } from "./support/reader";
import { expect, expectNoViolations, open, test } from "./support/test";

test.use({ viewport: { width: 1440, height: 900 } });

const box = (page: Page) => page.getByRole("combobox", { name: "Search annotations and summaries" });
const options = (page: Page) => page.getByRole("listbox").getByRole("option");
const annotationsFound = (page: Page) => page.getByRole("region", { name: "Annotations" }).getByRole("article");
const placesFound = (page: Page) => page.getByRole("region", { name: "Summaries" }).getByRole("listitem");
const searchPath = (q: string) => `/search?${new URLSearchParams({ q })}`;
const refused = (page: Page, text: string) => expect(page.getByRole("alert").filter({ hasText: text })).toBeVisible();

/** How many annotations someone is shown for a word. */
async function finds({ page }: Person, q: string, count: number) {
  await page.goto(searchPath(q));
  await expect(page.getByRole("heading", { level: 1, name: `Results for “${q}”` })).toBeVisible();
  await expect(annotationsFound(page)).toHaveCount(count);
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("A draft is found by its author only, what is published by members, and what is deleted by nobody", async ({ newPerson, episode }) => {
  const [ada, ben, cleo, stan] = [
    await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Member" }), await newPerson({ name: "Cleo Leaver" }), await newPerson({ name: "Stan Stranger" }),
  ];
  const group = await studyGroup(ada, episode, [ben, cleo]);
  const { id } = await annotate(ada, episode, { words: "Scout and Maverick", note: "A quokka of a model" });
  await finds(ada, "quokka", 1);
  for (const other of [ben, cleo, stan]) await finds(other, "quokka", 0);

  await ada.api.call("POST", `/audiences/${group.audienceId}/publications`, { annotations: [id] });
  for (const member of [ada, ben, cleo]) await finds(member, "quokka", 1);
  await finds(stan, "quokka", 0);
  await expect(ben.page.getByRole("article", { name: "Note by Ada Author" }).getByRole("link", { name: "Read with Tuesday readers" })).toBeVisible();

  await cleo.api.call("DELETE", `/groups/${group.id}/members/${cleo.id}`);
  await finds(cleo, "quokka", 0);
  await ada.api.call("DELETE", `/annotations/${id}`);
  for (const anyone of [ada, ben, cleo, stan]) await finds(anyone, "quokka", 0);
});

test("What is in a note comes before what is in the quoted words, each shown in context", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  await annotate(ada, episode, { words: "open source is on track" });
  await annotate(ada, episode, { words: "Scout and Maverick", note: "They are **tracks** of *one* train" });
  await annotate(ada, episode, { words: "gigawatt-scale", note: "Beside the point" });
  await ada.page.goto(searchPath("track"));
  await expect(annotationsFound(ada.page)).toHaveText([/They are tracks of one train.*Scout and Maverick/s, /open source is on track/]);
  const [first, second] = [annotationsFound(ada.page).first(), annotationsFound(ada.page).last()];
  await expect(first.locator("mark")).toHaveText(["tracks"]);
  await expect(second.locator("mark")).toHaveText(["track"]);
  await expect(second).toContainText("argues that open source is on track to become");
});

test("By the keyboard alone a note is found from any page, and opened where it stands", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  const { page } = ada;
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "A numbat" });
  await annotate(ada, episode, { words: "Scout and Maverick", note: "Another" });
  await open(page, "/groups");
  await page.keyboard.press("/");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("numb");
  await expect(options(page).first()).toContainText("A numbat");
  await expect(page.getByRole("status").filter({ hasText: "1 annotation and 0 places" })).toBeAttached();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(box(page)).toHaveValue("numb");
  await page.keyboard.type("at");
  await expect(options(page).first()).toContainText("A numbat");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\?note=/);
  await expect(cards(page, "you", "A numbat")).toHaveAttribute("data-active");
  await expect(pointSaying(page, "full-duplex voice demo")).toBeInViewport();
  await expect(cards(page, "you", "Another")).not.toHaveAttribute("data-active");

  await open(page, episode.path);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("numbat");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Results for “numbat”" })).toBeVisible();
  await expect(annotationsFound(page)).toHaveCount(1);
});

test("Where text is written, the keys of the search write text", async ({ newPerson, episode }) => {
  const { page } = await newPerson();
  await open(page, episode.path);
  await selectWords(page, "full-duplex voice demo");
  await toolbar(page).getByRole("button", { name: "Note" }).click();
  await page.keyboard.type("and/or");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Your note" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Your note" })).toHaveValue(/^and\/or/);
});

test("A member’s note opens where the group reads it", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Founder" }), await newPerson({ name: "Ben Member" })];
  const group = await studyGroup(ada, episode, [ben]);
  await annotate(ada, episode, { words: "full-duplex voice demo", note: "A bilby", audiences: [group.audienceId] });
  await open(ben.page, "/");
  await box(ben.page).fill("bilby");
  await options(ben.page).filter({ hasText: "A bilby" }).click();
  await ben.page.waitForURL(`**${readingPath(group, episode)}?note=*`);
  await expect(cards(ben.page, "Ada Founder", "A bilby")).toHaveAttribute("data-active");
  await expect(outline(ben.page).getByText("full-duplex voice demo")).toBeInViewport();
});

test("An address that names an annotation which is not there says so", async ({ newPerson, episode }) => {
  const { page } = await newPerson();
  await open(page, `${episode.path}?note=0198c0de-0000-7000-8000-000000000000`);
  await expect(page.getByText("The annotation that this address names is not here")).toBeVisible();
});

test("What cannot be searched for is said, whatever is typed", async ({ newPerson }) => {
  const { page } = await newPerson();
  await open(page, "/search");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("!? …");
  await page.keyboard.press("Enter");
  await refused(page, "There is no word in this to search for.");
  await page.goto(searchPath("x".repeat(2_000)));
  await refused(page, "There can be at most 200 characters in a search.");
  await page.goto("/search?q=%00");
  await refused(page, "There is no word in this to search for.");
  await page.goto("/search?q=a&in=annotations&cursor=nonsense");
  await refused(page, "This page is not there.");
  await page.goto(searchPath("zzzz -nothing \"'; DROP TABLE"));
  await expect(page.getByRole("region", { name: "Annotations" })).toContainText("Nothing found here.");
});

test("Summaries are found without an account, annotations are not", async ({ page, newPerson, newBrowser, episode }) => {
  await annotate(await newPerson(), episode, { words: "Scout and Maverick", note: "A potoroo" });
  await open(page, "/");
  await page.getByRole("link", { name: "Search" }).click();
  await box(page).fill("voice demo");
  await page.keyboard.press("Enter");
  await expect(placesFound(page).first()).toContainText("full-duplex voice demo");
  await expect(page.getByRole("heading", { name: "Annotations" })).toHaveCount(0);
  await expectNoViolations(page);
  await placesFound(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/#p-/);
  await page.goto(searchPath("potoroo"));
  await expect(page.getByText("Nothing found here.")).toBeVisible();

  const plain = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await plain.goto("/search");
  await box(plain).fill(episode.title.split(" ").slice(0, 2).join(" "));
  await box(plain).press("Enter");
  await expect(placesFound(plain).first().getByRole("link")).toHaveText(episode.title);
});

test.describe("On a phone", () => {
  for (const width of [375, 320])
    test(`${width} pixels wide, the search opens over the header, and nothing runs over the edge`, async ({ newPerson, episode }) => {
      const ada = await newPerson({ name: "Ada With A Rather Long Name", context: { viewport: { width, height: 700 }, hasTouch: true, isMobile: true } });
      const { page } = ada;
      await annotate(ada, episode, { words: "full-duplex voice demo", note: "A dunnart", colour: "pink" });
      await open(page, "/groups");
      expect(await overflow(page)).toBe(0);
      await expect(box(page)).toBeHidden();
      await page.getByRole("link", { name: "Search" }).tap();
      await expect(box(page)).toBeFocused();
      await page.getByRole("button", { name: "Cancel" }).tap();
      await expect(box(page)).toBeHidden();
      await expect(page.getByRole("link", { name: "Search" })).toBeFocused();
      await page.getByRole("link", { name: "Search" }).tap();
      await page.keyboard.type("dunnart");
      await expect(options(page).first()).toContainText("A dunnart");
      expect(await overflow(page)).toBe(0);
      await expectNoViolations(page);
      await options(page).first().tap();
      await page.waitForURL(/\?note=/);
      await expect(pointSaying(page, "full-duplex voice demo")).toBeInViewport();
      for (const address of [searchPath("dunnart"), "/annotations"]) {
        await open(page, address);
        expect(await overflow(page)).toBe(0);
        await expectNoViolations(page);
      }
    });
});

const own = (page: Page) => page.locator("[data-annotation]");

test.describe("My annotations", () => {
  test("lists what one wrote, filtered by links and without scripts", async ({ newPerson, newBrowser, episode }) => {
    const ada = await newPerson({ name: "Ada Author" });
    const group = await studyGroup(ada, episode);
    const write = (words: string, data: object) => annotate(ada, episode, { words, ...data });
    await write("gigawatt-scale", { note: "Third in the outline", tags: ["power"] });
    await write("Scout and Maverick", { note: "First in the **outline**", colour: "pink", audiences: [group.audienceId] });
    await write("full-duplex voice demo", { colour: "blue" });
    await annotate(await newPerson(), episode, { words: "Scout and Maverick", note: "Someone else’s" });

    const { page } = ada;
    await open(page, "/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "My annotations" }).click();
    await expect(own(page)).toHaveText([/full-duplex/, /First in the outline/, /Third in the outline/]);
    await expect(own(page).nth(1)).toContainText("Tuesday readers");
    await expect(own(page).nth(1).getByRole("strong")).toHaveText("outline");
    await page.getByRole("link", { name: "By episode" }).click();
    await expect(page.getByRole("heading", { level: 2, name: episode.title })).toBeVisible();
    await expect(own(page)).toHaveText([/Scout and Maverick/, /full-duplex/, /gigawatt/]);

    await page.getByText("Colour", { exact: true }).click();
    await expectNoViolations(page);
    await page.getByRole("link", { name: "Pink 1" }).click();
    await expect(own(page)).toHaveText([/Scout and Maverick/]);
    await page.getByRole("link", { name: "Colour: Pink Take away" }).click();
    await expect(own(page)).toHaveCount(3);
    await own(page).filter({ hasText: "gigawatt" }).getByRole("link", { name: "power" }).click();
    await expect(own(page)).toHaveText([/gigawatt/]);

    const plain = await (await newBrowser({ javaScriptEnabled: false, storageState: await ada.context.storageState() })).newPage();
    await plain.goto("/annotations");
    await plain.getByText("Who sees it", { exact: true }).click();
    await plain.getByRole("link", { name: "Only me 2" }).click();
    await expect(own(plain)).toHaveCount(2);
    await plain.getByRole("searchbox", { name: "Words in your annotations" }).fill("third");
    await plain.getByRole("button", { name: "Find" }).click();
    await expect(own(plain)).toHaveText([/gigawatt/]);
    await plain.goto("/annotations?kind=nonsense");
    await expect(own(plain), "a filter that is none").toHaveCount(3);
    await expect(plain.getByRole("alert")).toBeVisible();
  });

  test("goes on from page to page", async ({ newPerson, episode }) => {
    const ada = await newPerson();
    for (let i = 0; i < 32; i++) await annotate(ada, episode, { words: "Scout and Maverick", note: `Number ${i}` });
    await open(ada.page, "/annotations");
    await expect(ada.page.getByText("32 annotations")).toBeVisible();
    await expect(own(ada.page)).toHaveCount(30);
    await ada.page.getByRole("link", { name: "Next page" }).click();
    await expect(own(ada.page)).toHaveText([/Number 1$/m, /Number 0$/m]);
    await ada.page.getByRole("link", { name: "First page" }).click();
    await expect(own(ada.page)).toHaveCount(30);
  });

  test("brings back what was deleted", async ({ newPerson, episode }) => {
    const ada = await newPerson();
    const { page } = ada;
    const { id } = await annotate(ada, episode, { words: "Scout and Maverick", note: "A quoll" });
    await ada.api.call("DELETE", `/annotations/${id}`);
    await open(page, "/annotations");
    await expect(page.getByText("You have not annotated anything yet.")).toBeVisible();
    await page.getByRole("link", { name: "Deleted" }).click();
    await expect(own(page)).toHaveText([/A quoll/]);
    await expectNoViolations(page);
    await own(page).getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText("Annotation restored", { exact: true })).toBeVisible();
    await expect(own(page)).toHaveCount(0);
    await page.getByRole("link", { name: "Newest first" }).click();
    await own(page).getByRole("link", { name: "Scout and Maverick" }).click();
    await expect(cards(page, "you", "A quoll")).toHaveAttribute("data-active");
  });

  test("has what the summary has lost, and says so", async ({ newPerson, newBrowser }) => {
    const request = (await newBrowser()).request;
    await signIn(request, owner);
    const show = newAccount("Lost words").email.split("@")[0];
    const publish = async (point: string) => {
      const source = `A talk\n\n${show} 10 min 1 min #1\n\nSummary\n\n• ${point}\n  • Another point\n`;
      const response = await request.post("/api/v1/summaries", { data: { source, show } });
      expect(response.ok(), await response.text()).toBe(true);
      const { path } = (await response.json()) as { path: string };
      const summary = await (await request.get(`/api/v1${path}`)).json();
      return { ...summary.episode, revisionId: summary.revisionId, path, points: summary.points } as Episode;
    };
    const episode = await publish("What was said about numbats at first");
    const ada = await newPerson();
    await ada.api.call<Annotation>("PUT", "/annotations/0198c0de-0000-7000-8000-0000000000aa", {
      episodeId: episode.id, kind: "note", note: "About numbats", targets: [targetOn(episode, "said about numbats")],
    });
    await publish("Something else entirely");
    const { page } = ada;
    await open(page, "/annotations");
    await expect(own(page)).toContainText("These words are no longer in the summary.");
    await own(page).getByRole("link", { name: "said about numbats" }).click();
    await expect(notes(page).getByRole("article")).toHaveAttribute("data-active");
    await page.goto(searchPath("numbats"));
    await expect(annotationsFound(page)).toHaveText([/About numbats.*said about numbats/s]);
  });
});
