import type { Page } from "@playwright/test";
import { expectSaid, press } from "./support/keyboard";
import { apiOf, newAccount, signIn, signUp } from "./support/people";
import type { Person } from "./support/people";
import { expectPainted, pointSaying, toolbar } from "./support/reader";
import { expect, open, withOwnGloss } from "./support/test";

// An installation of its own: what it reads would be in the way of the other specs.
const test = withOwnGloss();
test.use({ viewport: { width: 1440, height: 900 } });

const FORMATTED = "Plain and bold and both and code() and a link end.";

const HARD = `# Hard words

A Show 1h #1

- Plain and **bold and *both*** and \`code()\` and [a link](https://example.org/a) end. (12:34)
  - 我们喜欢读书。
  - שלום עולם, and this in English
- Another point with   a stretch of spaces.
  - Folded away from sight.
- The last point stands here.
`;

/** Six points of 18,000 characters: more than one annotation takes. */
const LONG = `# Long words\n\nA Show 1h #2\n\n${Array.from({ length: 6 }, (_, index) => `- ${`word${index} `.repeat(3_000).trim()}\n`).join("")}`;

/** More points than one annotation takes. */
const MANY = `# Many points\n\nA Show 1h #3\n\n${Array.from({ length: 250 }, (_, index) => `- Point ${index}\n`).join("")}`;

let paths: { hard: string; long: string; many: string };

test.beforeAll(async ({ gloss, playwright }) => {
  const request = await playwright.request.newContext({ baseURL: gloss.url });
  const owner = newAccount("Olga Owner");
  await signUp(request, owner);
  await signIn(request, owner);
  const add = async (source: string) => (await apiOf(request).call<{ path: string }>("POST", "/summaries", { source })).path;
  paths = { hard: await add(HARD), long: await add(LONG), many: await add(MANY) };
  await request.dispose();
});

async function reading(newPerson: () => Promise<Person>, which: keyof typeof paths = "hard"): Promise<Page> {
  const { page } = await newPerson();
  await open(page, paths[which]);
  return page;
}

const point = (page: Page, words: string) => pointSaying(page, words).locator("[data-point-text]").first();
const refusal = (page: Page, words: string | RegExp) => page.locator(".selection-refusal").filter({ hasText: words });

/** Selects between two boundary points, each an element and an offset in it or in its first text. */
const select = (page: Page, from: [string, number], to: [string, number]) =>
  page.evaluate(
    ([from, to]) => {
      const place = ([selector, offset]: readonly [string, number]): [Node, number] => {
        const element = selector.startsWith("text=")
          ? [...document.querySelectorAll("[data-point-text]")].find(({ textContent }) => textContent.includes(selector.slice(5)))!
          : document.querySelector(selector)!;
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let rest = offset;
        while (walker.nextNode()) {
          if (rest <= walker.currentNode.textContent!.length) return [walker.currentNode, rest];
          rest -= walker.currentNode.textContent!.length;
        }
        return [element, 0];
      };
      getSelection()!.setBaseAndExtent(...place(from), ...place(to));
    },
    [from, to] as const,
  );

/** Takes what is selected, and looks at what of it was taken; then takes it back. */
async function expectTaken(page: Page, ...words: string[]) {
  await expect(toolbar(page)).toBeVisible();
  await press(page, "h");
  await expectPainted(page, { yellow: words });
  await expect(toolbar(page)).toBeHidden();
  await press(page, "z");
  await expectPainted(page, {});
}

async function expectNothing(page: Page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(toolbar(page)).toBeHidden();
  await press(page, "h");
  await expectPainted(page, {});
}

test("A selection that starts or ends outside the points takes what of them is in it", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["h1", 2], [`text=${FORMATTED}`, 5]);
  await expectTaken(page, "Plain");
  await select(page, ["text=The last point", 4], ["footer", 9]);
  await expectTaken(page, "last point stands here.");
  await select(page, ["text=The last point", 4], ["h1", 0]);
  await expectTaken(page, FORMATTED, "我们喜欢读书。", "שלום עולם, and this in English", "Another point with   a stretch of spaces.", "Folded away from sight.", "The");
});

test("A selection backwards is the same as forwards", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, [`text=${FORMATTED}`, 45], [`text=${FORMATTED}`, 39]);
  await expectTaken(page, "a link");
});

test("A selection in the margin or in another document is not ours", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["aside", 0], ["aside p", 10]);
  await expectNothing(page);
  await select(page, ["h1", 0], ["h1", 9]);
  await expectNothing(page);
  await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.contentDocument!.body.innerHTML = '<p data-point-text="framed">Another document</p>';
    frame.contentWindow!.getSelection()!.selectAllChildren(frame.contentDocument!.body);
  });
  await expectNothing(page);
});

test("White space alone is refused, and the reason is said", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["text=Another point", 18], ["text=Another point", 21]);
  await expect(refusal(page, "There are no words in what is selected.")).toBeVisible();
  await expectSaid(page, "There are no words in what is selected.");
  await expectNothing(page);
  await press(page, "Escape");
  await select(page, ["text=Another point", 19], ["text=Another point", 23]);
  await expectTaken(page, "a");
});

test("What a collapsed part hides is passed over, and a selection of nothing else is none", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await pointSaying(page, "Another point").getByRole("button", { name: "Points under this one" }).click();
  await select(page, ["text=Another point", 30], ["text=The last", 8]);
  await expectTaken(page, "of spaces.", "The last");
  await select(page, ["text=Folded away", 0], ["text=Folded away", 6]);
  await expectNothing(page);
});

test("Buttons, links to points and times between the words are not words", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, [`text=${FORMATTED}`, 46], ["text=我们", 2]);
  await expectTaken(page, "end.", "我们");
  await select(page, ["text=Another point", 34], ["text=Folded", 6]);
  await expectTaken(page, "spaces.", "Folded");
});

test("Three clicks take one point, and two take one word in any script", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await point(page, "The last point").click({ clickCount: 3 });
  await expectTaken(page, "The last point stands here.");
  await point(page, FORMATTED).click({ clickCount: 3, position: { x: 10, y: 10 } });
  await expectTaken(page, FORMATTED);
  await point(page, "我们").click({ clickCount: 2, position: { x: 10, y: 12 } });
  await expectTaken(page, "我们");
});

test("Everything selected is everything that is shown", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await press(page, "ControlOrMeta+a");
  await expectTaken(page, FORMATTED, "我们喜欢读书。", "שלום עולם, and this in English", "Another point with   a stretch of spaces.", "Folded away from sight.", "The last point stands here.");
});

test("An end at the very beginning of the next point is no part of that point", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["text=Folded", 0], ["text=The last", 0]);
  await press(page, "h");
  await expectPainted(page, { yellow: ["Folded away from sight."] });
  await expect(page.getByRole("article", { name: "Highlight by you" })).not.toContainText("The");
  await press(page, "z");
});

test("Formats and both directions of writing make no difference", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, [`text=${FORMATTED}`, 12], [`text=${FORMATTED}`, 41]);
  await expectTaken(page, "ld and both and code() and a");
  await select(page, ["text=שלום", 2], ["text=שלום", 8]);
  await expectTaken(page, "ום עול");
  await select(page, ["text=שלום", 5], ["text=שלום", 14]);
  await expectTaken(page, "עולם, and");
});

test("A hundred thousand characters and hundreds of points are refused with the number that is possible", async ({ newPerson }) => {
  const page = await reading(newPerson, "long");
  await press(page, "ControlOrMeta+a");
  await expect(refusal(page, /^\d{3},\d{3} characters are too many for one annotation\. Select at most 50,000\.$/)).toBeVisible();
  await expectSaid(page, /characters are too many/);
  await expectNothing(page);
  await select(page, ["text=word1", 0], ["text=word1", 17_999]);
  await point(page, "word1").evaluate((element) => element.scrollIntoView());
  await expect(toolbar(page)).toBeVisible();
  await expect(refusal(page, /./)).toBeHidden();

  await open(page, paths.many);
  await press(page, "ControlOrMeta+a");
  await expect(refusal(page, "250 points are too many for one annotation. Select at most 200.")).toBeVisible();
  await expectNothing(page);
});

test("The toolbar stands clear of the words, stays in the window, and goes with them", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["text=The last", 4], ["text=The last", 8]);
  const boxes = async () => {
    const words = await page.evaluate(() => getSelection()!.getRangeAt(0).getBoundingClientRect().toJSON() as DOMRect);
    const bar = (await toolbar(page).boundingBox())!;
    return { words, bar };
  };
  await expect(toolbar(page)).toBeVisible();
  const { words, bar } = await boxes();
  expect(bar.y + bar.height <= words.top || bar.y >= words.bottom).toBe(true);
  expect(bar.x).toBeGreaterThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 300 });
  await point(page, "The last").evaluate((element) => element.scrollIntoView({ block: "center" }));
  await expect.poll(async () => {
    const { words, bar } = await boxes();
    return Math.min(Math.abs(words.top - bar.y - bar.height), Math.abs(bar.y - words.bottom));
  }, "it follows the words").toBeLessThan(12);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(toolbar(page), "its words have left the window").toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(toolbar(page)).toBeVisible();
});

test("Words at the beginning are selected while an input method composes elsewhere, and nothing happens to them", async ({ newPerson }) => {
  const page = await reading(newPerson);
  await select(page, ["text=The last", 0], ["text=The last", 3]);
  await press(page, "n");
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "h", selectionStart: 1, selectionEnd: 1 });
  await expect(page.getByRole("textbox", { name: "Your note" })).toHaveValue("h");
  await expectPainted(page, { yellow: ["The"], draft: ["The"] });
});
