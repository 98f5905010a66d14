import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { apiOf, firstEpisode, newAccount, signIn, signUp } from "./people";
import type { Episode, NewAccount, Person } from "./people";
import { startGloss } from "./server";
import type { Gloss, StartOptions } from "./server";

type Complaints = {
  /** What the pages of a context complain of counts against the spec. */
  watch: (context: BrowserContext) => void;
  /** A complaint that belongs to the journey: a browser logs each refusal that a page is answered with. */
  allow: (pattern: RegExp) => void;
};

/** How a browser logs that the page asked for was refused. */
export const refusal = (status: number) => new RegExp(`^error: Failed to load resource: the server responded with a status of ${status} `);

type PersonOptions = { account?: NewAccount; name?: string; context?: BrowserContextOptions };

type Fixtures = {
  complaints: Complaints;
  /** A browser of its own, signed out, closed at the end. */
  newBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Someone new, signed in, in a browser of their own. */
  newPerson: (options?: PersonOptions) => Promise<Person>;
  episode: Episode;
};

export const test = base.extend<Fixtures>({
  complaints: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const heard: string[] = [];
      const allowed: RegExp[] = [];
      await use({
        watch: (context) => {
          context.on("weberror", (error) => heard.push(`error: ${error.error().stack ?? error.error().message}`));
          context.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
          });
        },
        allow: (pattern) => allowed.push(pattern),
      });
      expect(heard.filter((one) => !allowed.some((pattern) => pattern.test(one)))).toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, complaints }, use) => {
    complaints.watch(context);
    await use(context);
  },

  newBrowser: async ({ browser, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      complaints.watch(context);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },

  newPerson: async ({ newBrowser }, use) => {
    await use(async ({ name, account = newAccount(name), context: options } = {}) => {
      const context = await newBrowser(options);
      const { id } = await signUp(context.request, account);
      await signIn(context.request, account);
      return { ...account, id, context, page: await context.newPage(), api: apiOf(context.request) };
    });
  },

  episode: async ({ request }, use) => {
    await use(await firstEpisode(request));
  },
});

export { expect };

/** The same for a spec that needs an installation of its own; its addresses then lead there. */
export const withOwnGloss = (options: StartOptions | (() => Promise<StartOptions>) = {}) =>
  test.extend<object, { gloss: Gloss }>({
    gloss: [
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const gloss = await startGloss(typeof options === "function" ? await options() : options);
        await use(gloss);
        await gloss.remove();
      },
      { scope: "worker", timeout: 150_000 },
    ],
    baseURL: ({ gloss }, use) => use(gloss.url),
  });

/** WCAG 2.2 at A and AA, and what axe holds to be good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A menu that is open stands at the page's end, and is as much a place of its own as a dialog. */
const OPTIONS: object = {
  checks: { region: { options: { regionMatcher: "dialog, [role=dialog], [role=alertdialog], [role=menu], svg" } } },
  // What passes is not described, point by point of a long outline.
  resultTypes: ["violations"],
};

// Without frames, which no page of ours needs, there is nothing to put together in a page of axe's own.
const violationsOf = async (axe: AxeBuilder) =>
  (await axe.setLegacyMode().analyze()).violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join("\n")}`);

/** What axe finds on the page as it is now, in light and in dark: nothing. */
export async function expectNoViolations(page: Page): Promise<void> {
  // Colours fade in: they are looked at once they have arrived. What is still to begin takes no time with reduced motion.
  const settled = () =>
    page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== "running" || effect?.getComputedTiming().progress === null));
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await settled();
  const light = await violationsOf(new AxeBuilder({ page }).options(OPTIONS).withTags(RULES));
  await page.emulateMedia({ colorScheme: "dark" });
  await settled();
  const dark = await violationsOf(new AxeBuilder({ page }).options(OPTIONS).withRules(["color-contrast"]));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect({ light, dark }, `on ${page.url()}`).toEqual({ light: [], dark: [] });
}

/** Scripts have taken the page over: what is pressed from now on is heard. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.querySelector("#content") ?? {}).some((key) => key.startsWith("__reactProps")));
  // On a busy machine a browser may find no idle moment for as long as a test lasts.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));
}

/** Goes to an address and waits until it can be used. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}
