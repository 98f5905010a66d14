import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/* What a reader does with the words of a summary, and what they see of it. */

type Spot = { x: number; y: number };

/** Where a drag over words begins and ends, in the viewport. `from` may be in one point and `to` in a later one. */
function spotsOf(page: Page, from: string, to: string): Promise<{ start: Spot; end: Spot }> {
  return page.evaluate(
    ([first, last]) => {
      const find = (words: string) => {
        const holding = [...document.querySelectorAll("[data-point-text]")].filter(({ textContent }) => textContent.includes(words));
        if (holding.length !== 1) throw new Error(`${holding.length} points say “${words}”.`);
        const element = holding[0]!;
        return { element, at: element.textContent.indexOf(words) };
      };
      const character = (element: Element, index: number): DOMRect => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let rest = index; walker.nextNode(); rest -= walker.currentNode.textContent!.length) {
          if (rest >= walker.currentNode.textContent!.length) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, rest);
          range.setEnd(walker.currentNode, rest + 1);
          return range.getBoundingClientRect();
        }
        throw new Error("The point has no such character.");
      };
      const [begin, finish] = [find(first), find(last)];
      begin.element.scrollIntoView({ block: "center", behavior: "instant" });
      const start = character(begin.element, begin.at);
      const end = character(finish.element, finish.at + last.length - 1);
      const middle = ({ top, height }: DOMRect) => top + height / 2;
      // Within the outer halves of the characters, so that both belong to the selection.
      return { start: { x: start.left + 1, y: middle(start) }, end: { x: end.right - 1, y: middle(end) } };
    },
    [from, to] as const,
  );
}

/** Drags over the words from the beginning of `from` to the end of `to`. Each must occur in one point only. */
export async function selectAcross(page: Page, from: string, to: string): Promise<void> {
  const { start, end } = await spotsOf(page, from, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

export const selectWords = (page: Page, words: string) => selectAcross(page, words, words);

/** Selects the first words by mouse, and extends the selection over the rest with the keys that do so. */
export async function selectByKeyboard(page: Page, first: string, rest: string): Promise<void> {
  await selectAcross(page, first + rest, first);
  for (const _ of rest) await page.keyboard.press("Shift+ArrowRight");
}

/** Presses where the words begin. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const { start } = await spotsOf(page, words, words);
  await page.mouse.click(start.x + 2, start.y);
}

/** The words under each appearance, in the outline's order: `{ "gloss-yellow": ["Scout and Maverick"] }`. */
export const painted = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() => {
    const words = (ranges: Iterable<AbstractRange>) =>
      [...ranges]
        .map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range;
        })
        .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map(String);
    const found = [...CSS.highlights].map(([name, highlight]) => [name, words(highlight as unknown as Iterable<AbstractRange>)] as const);
    // What is pointed at hangs on where the last step left the pointer.
    return Object.fromEntries(found.filter(([name, { length }]) => length > 0 && name !== "gloss-hint"));
  });

/** Waits until exactly this is painted: appearance by appearance, without the `gloss-` that they all begin with. */
export async function expectPainted(page: Page, wanted: Record<string, string[]>): Promise<void> {
  const named = Object.fromEntries(Object.entries(wanted).map(([name, words]) => [`gloss-${name}`, words]));
  await expect.poll(() => painted(page)).toEqual(named);
}

export const toolbar = (page: Page): Locator => page.getByRole("toolbar", { name: "Annotate the selected words" });
export const pointToolbar = (page: Page): Locator => page.getByRole("toolbar", { name: "Annotate the whole point" });
export const notes = (page: Page): Locator => page.getByRole("complementary", { name: "Notes" });
export const outline = (page: Page): Locator => page.locator("[data-outline]");

/** The cards in the margin, by whose they are and what they say. */
export const cards = (page: Page, by: string, text: string | RegExp = ""): Locator =>
  page.getByRole("article", { name: new RegExp(` by ${by}$`) }).filter({ hasText: text });

/** The point that says these words. */
export const pointSaying = (page: Page, words: string): Locator =>
  page.locator("[data-point]").filter({ has: page.locator(".point-line", { hasText: words }) }).last();

/** A point as the page shows it, and how deep it stands: 0 for the outermost. */
export const pointsOf = (page: Page): Promise<{ depth: number; text: string }[]> =>
  page.locator("[data-outline] [data-point]").evaluateAll((elements) =>
    elements.map((element) => {
      let depth = -1;
      for (let list = element.closest("ol"); list; list = list.parentElement!.closest("ol")) depth++;
      return { depth, text: element.querySelector("[data-point-text]")?.textContent ?? "" };
    }),
  );
