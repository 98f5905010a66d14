import { expect, type Page, test } from "@playwright/test";
import { nextFrame, openPainting } from "./support/painting";

test.describe("boxes", () => {
  test.beforeEach(({ page }) => openPainting(page, "createRectanglePainter"));

  const boxes = (page: Page) =>
    page.locator(".gloss-rectangles > div").evaluateAll((all) =>
      all.map((box) => ({ name: box.className, ...(box.getBoundingClientRect().toJSON() as DOMRect) })));

  test("lie over the words, and move with them", async ({ page }) => {
    await page.evaluate(() => window.painter.set([window.paint("a", "two", 0, 6), window.paint("b", "three", 0, 5, { colour: "pink" })]));
    const over = async () => {
      await nextFrame(page);
      const rects = await page.evaluate(() =>
        [...window.painter.rects("a"), ...window.painter.rects("b")].map(({ left, top, width, height }) => ({ left, top, width, height })));
      expect((await boxes(page)).map(({ left, top, width, height }) => ({ left, top, width, height }))).toEqual(rects);
      return rects[0]!;
    };
    const before = await over();
    await page.evaluate(() => document.querySelector("#part")!.removeAttribute("hidden"));
    await over();
    await page.evaluate(() => { document.body.style.width = "200px"; });
    expect((await over()).top).toBeGreaterThan(before.top);
    await page.evaluate(() => {
      document.body.style.height = "4000px";
      scrollTo(0, 120);
    });
    await over();
  });

  test("move when a part of the page is scrolled", async ({ page }) => {
    await page.evaluate(() => {
      Object.assign(document.querySelector<HTMLElement>("#outline")!.style, { height: "120px", overflow: "auto" });
      window.painter.set([window.paint("b", "three", 0, 5)]);
    });
    await nextFrame(page);
    const before = (await boxes(page))[0]!.top;
    await page.evaluate(() => document.querySelector("#outline")!.scrollBy(0, 30));
    await nextFrame(page);
    expect((await boxes(page))[0]!.top).toBeCloseTo(before - 30);
  });

  test("leave no listener behind", async ({ page }) => {
    const held = await page.evaluate(() => {
      const held: unknown[] = [];
      const drop = (one: unknown) => held.splice(held.indexOf(one), 1);
      for (const target of [document, document.fonts]) {
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (...args: Parameters<typeof addEventListener>) => {
          held.push(args[1]);
          addEventListener.apply(target, args);
        };
        target.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
          drop(args[1]);
          removeEventListener.apply(target, args);
        };
      }
      window.ResizeObserver = class extends ResizeObserver {
        constructor(callback: ResizeObserverCallback) {
          super(callback);
          held.push(this);
        }
        override disconnect() {
          drop(this);
          super.disconnect();
        }
      };
      const painter = window.make();
      const during = held.length;
      painter.destroy();
      return { during, after: held.length };
    });
    expect(held).toEqual({ during: 3, after: 0 });
  });

  for (const [what, change] of [
    ["the outline alone changes size", () => document.querySelector("#part")!.removeAttribute("hidden")],
    ["the window alone changes size", () => { document.documentElement.style.paddingLeft = "50px"; }],
  ] as const) {
    test(`move when ${what}`, async ({ page }) => {
      await page.evaluate(() => {
        Object.assign(document.documentElement.style, { height: "100vh", boxSizing: "border-box" });
        window.painter.set([window.paint("b", "three", 0, 5)]);
      });
      await nextFrame(page);
      const before = (await boxes(page))[0]!;
      await page.evaluate(change);
      await nextFrame(page);
      const after = (await boxes(page))[0]!;
      expect([after.left, after.top]).not.toEqual([before.left, before.top]);
      const rect = await page.evaluate(() => window.painter.rects("b")[0]!.toJSON() as DOMRect);
      expect([after.left, after.top]).toEqual([rect.left, rect.top]);
    });
  }

  test("lie over each other as registered highlights do", async ({ page }) => {
    await page.evaluate(() => {
      const { painter, paint } = window;
      painter.focus("c");
      painter.set([paint("c", "three", 0, 5, { colour: "purple" }), paint("d", "three", 0, 4), paint("a", "two", 0, 6)]);
    });
    await nextFrame(page);
    expect((await boxes(page)).map(({ name }) => name)).toEqual([
      "gloss-yellow", "gloss-yellow", "gloss-purple", "gloss-overlap-2", "gloss-focus",
    ]);
  });

  test("are out of the way of the pointer and of assistive technology, and go with the painter", async ({ page }) => {
    await page.evaluate(() => window.painter.set([window.paint("a", "two", 0, 6)]));
    await nextFrame(page);
    const layer = page.locator(".gloss-rectangles");
    await expect(layer).toHaveAttribute("aria-hidden", "true");
    await expect(layer).toHaveCSS("pointer-events", "none");
    const drawn = await page.evaluate(async () => {
      const layer = document.querySelector(".gloss-rectangles")!;
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      window.painter.focus("a");
      window.painter.destroy();
      await frames();
      const afterDestroy = layer.childElementCount;
      document.body.style.width = "200px";
      document.querySelector("#outline")!.dispatchEvent(new Event("scroll"));
      await frames();
      return [afterDestroy, layer.childElementCount];
    });
    expect(drawn).toEqual([1, 1]);
    await expect(layer).toHaveCount(0);
  });
});
