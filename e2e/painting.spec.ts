import { expect, test } from "@playwright/test";
import { idsAt, middleOf, nextFrame, openPainting, PAINTERS, registered } from "./support/painting";

test.describe("registered highlights", () => {
  test.beforeEach(({ page }) => openPainting(page));

  test("are one for each appearance, over the words that were asked for", async ({ page }) => {
    await page.evaluate(() => {
      const { painter, paint } = window;
      painter.set([
        paint("a", "one", 0, 14), paint("b", "one", 6, 19, { colour: "blue" }), paint("c", "one", 12, 14, { style: "draft" }),
        paint("a", "three", 0, 5), paint("d", "two", 16, 99),
      ]);
      painter.focus("a");
    });
    expect(await registered(page)).toEqual({
      "gloss-yellow": ["First point of", "Third", "point."],
      "gloss-blue": ["point of five"],
      "gloss-draft": ["of"],
      "gloss-overlap-2": ["point "],
      "gloss-overlap-3": ["of"],
      "gloss-focus": ["First point of", "Third"],
    });
  });

  test("lie over each other in a fixed order, whichever came first", async ({ page }) => {
    const names = await page.evaluate(() => {
      const { painter, paint } = window;
      painter.focus("a");
      painter.set([paint("a", "one", 0, 9, { style: "draft" }), paint("b", "one", 0, 8, { colour: "purple" }), paint("c", "two", 0, 6)]);
      painter.set([...["a", "b", "c"].map((id) => paint(id, "one", 0, 9, { style: "draft" })), paint("d", "two", 0, 6), paint("e", "two", 0, 4)]);
      return [...CSS.highlights].sort(([, a], [, b]) => a.priority - b.priority).map(([name]) => name);
    });
    expect(names).toEqual(["gloss-yellow", "gloss-draft", "gloss-overlap-2", "gloss-overlap-3", "gloss-focus"]);
  });

  test("leave the ranges of untouched points as they are", async ({ page }) => {
    const kept = await page.evaluate(() => {
      const { painter, paint } = window;
      const ranges = () => new Set([...CSS.highlights.values()].flatMap((highlight) => [...highlight]));
      const first = [paint("a", "one", 0, 5), paint("b", "two", 0, 6)];
      painter.set(first);
      const before = ranges();
      painter.set([...first.map((one) => ({ ...one })), paint("c", "two", 3, 6), paint("d", "three", 0, 2)]);
      return [...ranges()].filter((range) => before.has(range)).length;
    });
    expect(kept).toBe(1);
    expect(await registered(page)).toEqual({ "gloss-yellow": ["First", "Second", "Th"], "gloss-overlap-2": ["ond"] });
  });

  test("are given up when nothing is left under them", async ({ page }) => {
    await page.evaluate(() => {
      window.painter.set([window.paint("a", "one", 0, 5), window.paint("b", "two", 0, 5, { colour: "pink" })]);
      window.painter.set([window.paint("a", "one", 0, 5)]);
    });
    expect(Object.keys(await registered(page))).toEqual(["gloss-yellow"]);
    await page.evaluate(() => window.painter.destroy());
    expect(await registered(page)).toEqual({});
  });

  test("are shared with other painters and leave other programs' alone", async ({ page }) => {
    await page.evaluate(() => {
      const all = document.createRange();
      all.selectNodeContents(document.querySelector("#outline")!.lastElementChild!);
      CSS.highlights.set("search", new Highlight(all));
      const second = window.make();
      window.painter.set([window.paint("a", "one", 0, 5)]);
      second.set([window.paint("b", "two", 0, 6), window.paint("c", "three", 0, 2, { colour: "green" })]);
      window.painter.destroy();
    });
    expect(await registered(page)).toEqual({ search: ["Third."], "gloss-yellow": ["Second"], "gloss-green": ["Th"] });
  });

  test("follow a point whose text was rendered anew", async ({ page }) => {
    await page.evaluate(() => {
      const paints = [window.paint("a", "three", 0, 5)];
      window.painter.set(paints);
      document.querySelector('[data-point-text="three"]')!.innerHTML = "<b>Thi</b>rd.";
      window.painter.set(paints);
    });
    expect(await registered(page)).toEqual({ "gloss-yellow": ["Third"] });
  });

  test("show a focus that was asked for before the annotation came", async ({ page }) => {
    await page.evaluate(() => {
      window.painter.focus("a");
      window.painter.set([window.paint("a", "three", 0, 5), window.paint("b", "two", 0, 6)]);
    });
    expect((await registered(page))["gloss-focus"]).toEqual(["Third"]);
    await page.evaluate(() => window.painter.focus(null));
    expect(Object.keys(await registered(page))).toEqual(["gloss-yellow"]);
  });

  test("pass over paints that hold nothing", async ({ page }) => {
    await page.evaluate(() =>
      window.painter.set([
        window.paint("a", "nowhere", 0, 5), window.paint("b", "three", 2, 2), window.paint("c", "three", 9, 12),
        window.paint("d", "three", 4, 1), window.paint("e", "three", Number.NaN, 2),
      ]));
    expect(await registered(page)).toEqual({});
  });
});

for (const name of PAINTERS) {
  test.describe(name, () => {
    test.beforeEach(({ page }) => openPainting(page, name));

    test("changes nothing in the outline", async ({ page }) => {
      const [before, after] = await page.evaluate(async () => {
        const outline = document.querySelector("#outline")!;
        const before = outline.outerHTML;
        window.painter.set([window.paint("a", "one", 0, 14), window.paint("b", "one", 6, 30), window.paint("c", "two", 0, 9)]);
        window.painter.focus("b");
        await new Promise(requestAnimationFrame);
        return [before, outline.outerHTML];
      });
      expect(after).toBe(before);
    });

    test("looks different for none, one, two and three annotations, a draft and the focus", async ({ page }) => {
      const shots: Buffer[] = [];
      const shoot = async (paints: number, style?: "draft", focus: string | null = null) => {
        await page.evaluate(([paints, style, focus]) => {
          const own = Array.from({ length: paints }, (_, i) => window.paint(String(i), "three", 0, 6, style && { style }));
          window.painter.set(own);
          window.painter.focus(focus);
        }, [paints, style, focus] as const);
        await nextFrame(page);
        shots.push(await page.locator('[data-point-text="three"]').screenshot());
      };
      for (const paints of [0, 1, 2, 3]) await shoot(paints);
      await shoot(1, "draft");
      await shoot(1, undefined, "0");
      expect(new Set(shots.map((shot) => shot.toString("base64"))).size).toBe(shots.length);
    });

    test("tells what is under the pointer, the smallest first", async ({ page }) => {
      const { x, y } = await middleOf(page, "one", 6, 11);
      await page.evaluate(() =>
        window.painter.set([window.paint("line", "one", 0, 40), window.paint("word", "one", 6, 11), window.paint("other", "one", 12, 20)]));
      expect(await idsAt(page, x, y)).toEqual(["word", "line"]);
      await page.evaluate(() => Reflect.deleteProperty(Document.prototype, "caretPositionFromPoint"));
      expect(await idsAt(page, x, y)).toEqual(["word", "line"]);
    });

    test("tells apart the two sides of a boundary, and takes a cluster as one", async ({ page }) => {
      const end = "Second 👩‍👩‍👧".length;
      const family = await middleOf(page, "two", 7, end);
      const left = await middleOf(page, "two", 0, 6);
      const right = await middleOf(page, "two", end + 1, end + 6);
      await page.evaluate(([end]) =>
        window.painter.set([window.paint("left", "two", 0, 7), window.paint("family", "two", 7, end), window.paint("right", "two", end, 20)]),
      [end] as const);
      expect(await idsAt(page, family.x - 4, family.y)).toEqual(["family"]);
      expect(await idsAt(page, family.x + 4, family.y)).toEqual(["family"]);
      expect(await idsAt(page, left.x, left.y)).toEqual(["left"]);
      expect(await idsAt(page, right.x, right.y)).toEqual(["right"]);
    });

    test("finds nothing beside the text, and keeps hold between two lines", async ({ page }) => {
      const rects = await page.evaluate(() => {
        window.painter.set([window.paint("all", "one", 0, 200), window.paint("third", "three", 0, 9)]);
        return [...window.painter.rects("all"), ...window.painter.rects("third")].map((rect) => rect.toJSON() as DOMRect);
      });
      const last = rects.at(-1)!;
      expect(await idsAt(page, last.right - 2, last.top + 4)).toEqual(["third"]);
      expect(await idsAt(page, last.right + 30, last.top + 4)).toEqual([]);
      expect(await idsAt(page, last.left - 20, last.top + 4)).toEqual([]);
      expect(await idsAt(page, last.left + 5, last.bottom + 60)).toEqual([]);
      expect(await idsAt(page, -5, -5)).toEqual([]);
      const lines = [...new Set(rects.slice(0, -1).map(({ bottom }) => bottom))].sort((a, b) => a - b);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(await idsAt(page, 60, lines[0]! + 4)).toEqual(["all"]);
    });

    test("gives the boxes of every target in document order, and none where nothing is shown", async ({ page }) => {
      const tops = await page.evaluate(() => {
        const { painter, paint } = window;
        painter.set([paint("a", "three", 0, 3), paint("a", "one", 0, 5), paint("b", "hidden", 0, 5), paint("a", "two", 0, 3)]);
        return { a: painter.rects("a").map(({ top }) => top), unknown: painter.rects("x") };
      });
      expect(tops.a).toHaveLength(3);
      expect(tops.a).toEqual([...tops.a].sort((x, y) => x - y));
      expect(tops.unknown).toEqual([]);
    });

    test("finds the annotation again after its part was collapsed and opened", async ({ page }) => {
      await page.evaluate(() => {
        window.painter.set([window.paint("a", "hidden", 0, 9)]);
        document.querySelector("#part")!.removeAttribute("hidden");
      });
      const { x, y, width, height } = (await page.locator('[data-point-text="hidden"]').boundingBox())!;
      expect(await idsAt(page, x + Math.min(20, width), y + height / 2)).toEqual(["a"]);
    });
  });
}
