import { expect, type Page, test } from "@playwright/test";
import { openWith } from "./support/bundle";

declare const gloss: typeof import("../lib/anchoring/dom");

const HTML = `<!doctype html><meta charset="utf-8">
  <h1 id="title">The title</h1>
  <main><ul>
    <li><p data-point-text="one">First <strong>point</strong><!-- a comment --> of <em><code>five</code> 👩‍👩‍👧</em>.</p>
      <ul><li><p data-point-text="two">Second.</p></li></ul>
      <ul hidden="until-found"><li><p data-point-text="found">Kept for search.</p></li></ul>
      <ul hidden><li><p data-point-text="hidden">Collapsed.</p></li></ul>
      <details><summary>More</summary><p data-point-text="closed">Closed.</p></details>
      <ul style="display: none"><li><p data-point-text="none">Not displayed.</p></li></ul></li>
    <li><nav id="contents"><ol><li><a href="#one">First point</a></li><li><a href="#two">Second</a></li></ol></nav>
      <p data-point-text="empty"></p><p data-point-text="three">Third.</p></li>
  </ul></main>
  <aside id="margin">A note in the margin</aside>
  <iframe srcdoc="<p data-point-text='framed'>Another document</p>"></iframe>`;

test.beforeEach(async ({ page }) => {
  await openWith(page, HTML, ["lib/anchoring/dom.ts"]);
  // Markup cannot hold an empty text node, nor two that touch; a renderer makes both.
  await page.evaluate(() => {
    const point = document.querySelector('[data-point-text="one"]')!;
    point.prepend("");
    point.querySelector("strong")!.after("");
    (point.querySelector("code")!.firstChild as Text).splitText(2);
  });
});

test("every boundary point of a point's element has the offset of the text before it", async ({ page }) => {
  const wrong = await page.evaluate(() => {
    const root = document.querySelector('[data-point-text="one"]')!;
    const wrong: string[] = [];
    let before = 0;
    const visit = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) {
        for (let i = 0; i <= (node as Text).length; i++) check(node, i, before + i);
        before += (node as Text).length;
      } else if (node.nodeType === Node.COMMENT_NODE) {
        check(node, 3, before);
      } else {
        node.childNodes.forEach((child, i) => {
          check(node, i, before);
          visit(child);
        });
        check(node, node.childNodes.length, before);
      }
    };
    const check = (node: Node, offset: number, expected: number): void => {
      const actual = gloss.textOffset(root, node, offset);
      if (actual !== expected) wrong.push(`${node.nodeName} ${offset}: ${actual}, not ${expected}`);
    };
    visit(root);
    return wrong;
  });
  expect(wrong).toEqual([]);
});

test("what lies outside the element counts as its start or its end", async ({ page }) => {
  const offsets = await page.evaluate(() => {
    const root = document.querySelector('[data-point-text="one"]')!;
    const text = root.querySelector("strong")!.firstChild!;
    return {
      before: gloss.textOffset(root, document.querySelector("#title")!.firstChild!, 4),
      after: gloss.textOffset(root, document.querySelector("#margin")!.firstChild!, 2),
      document: [gloss.textOffset(root, document, 0), gloss.textOffset(root, document, 99)],
      beyondItsNode: gloss.textOffset(root, text, 1_000),
      negative: gloss.textOffset(root, text, -1),
      detached: gloss.textOffset(root, document.createTextNode("nowhere"), 3),
      framed: gloss.textOffset(root, document.querySelector("iframe")!.contentDocument!.body, 1),
      length: root.textContent!.length,
    };
  });
  expect(offsets).toEqual({
    before: 0,
    after: offsets.length,
    document: [0, offsets.length],
    beyondItsNode: 11,
    negative: 6,
    detached: 0,
    framed: 0,
    length: 29,
  });
});

test("a range holds exactly the text between its offsets, and leads back to them", async ({ page }) => {
  const wrong = await page.evaluate(() => {
    const root = document.querySelector('[data-point-text="one"]')!;
    const text = root.textContent!;
    const wrong: string[] = [];
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length; end++) {
        const range = gloss.rangeAt(root, start, end);
        const back = [
          gloss.textOffset(root, range.startContainer, range.startOffset),
          gloss.textOffset(root, range.endContainer, range.endOffset),
        ];
        if (range.toString() !== text.slice(start, end)) wrong.push(`${start}-${end}: ${range}`);
        if (back[0] !== start || back[1] !== end) wrong.push(`${start}-${end}: back at ${back}`);
      }
    }
    return wrong;
  });
  expect(wrong).toEqual([]);
});

test("a range begins and ends in nodes that hold some of it", async ({ page }) => {
  const ends = await page.evaluate(() => {
    const root = document.querySelector('[data-point-text="one"]')!;
    const strong = gloss.rangeAt(root, 6, 11);
    return [strong.startContainer.parentNode!.nodeName, strong.endContainer.parentNode!.nodeName];
  });
  expect(ends).toEqual(["STRONG", "STRONG"]);
});

test("offsets outside the text are clamped, and nothing makes a collapsed range", async ({ page }) => {
  const texts = await page.evaluate(() => {
    const root = document.querySelector('[data-point-text="two"]')!;
    const empty = document.querySelector('[data-point-text="empty"]')!;
    const ranges = [
      gloss.rangeAt(root, -5, 6), gloss.rangeAt(root, 3, 99), gloss.rangeAt(root, 9, 12), gloss.rangeAt(root, 4, 2),
      gloss.rangeAt(empty, 0, 1), gloss.rangeAt(root, Number.NaN, 3),
    ];
    return ranges.map((range) => [range.toString(), range.collapsed]);
  });
  expect(texts).toEqual([["Second", false], ["ond.", false], ["", true], ["", true], ["", true], ["", true]]);
});

/** What the present selection takes, as `id:text`. */
function selected(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const range = getSelection()!.getRangeAt(0);
    return gloss.pointsInRange(range).map(({ pointId, element, start, end }) =>
      `${pointId}:${element.textContent!.slice(start, end)}`);
  });
}

/** Selects from one place to another, each given as a selector and an offset in its text. */
function select(page: Page, from: [string, number], to: [string, number]): Promise<void> {
  return page.evaluate(([from, to]) => {
    const place = ([selector, offset]: [string, number]): [Node, number] => {
      const root = document.querySelector(selector)!;
      const range = gloss.rangeAt(root, 0, offset);
      return [range.endContainer, range.endOffset];
    };
    getSelection()!.setBaseAndExtent(...place(from), ...place(to));
  }, [from, to] as const);
}

const point = (id: string) => `[data-point-text="${id}"]`;
const FIRST = "First point of five 👩‍👩‍👧.";
const CASES: [string, [string, number], [string, number], string[]][] = [
  ["words in a point", [point("one"), 6], [point("one"), 14], ["one:point of"]],
  ["words in a point, backwards", [point("one"), 14], [point("one"), 6], ["one:point of"]],
  ["across points", [point("one"), 15], [point("three"), 5], ["one:five 👩‍👩‍👧.", "two:Second.", "three:Third"]],
  ["across points, backwards", [point("three"), 5], [point("two"), 3], ["two:ond.", "three:Third"]],
  ["from the heading into a point", ["#title", 4], [point("one"), 5], ["one:First"]],
  ["from a point into the margin", [point("two"), 0], ["#margin", 6], ["two:Second.", "three:Third."]],
  ["from the heading to the margin", ["#title", 0], ["#margin", 3], [`one:${FIRST}`, "two:Second.", "three:Third."]],
  ["across a table of contents", [point("two"), 3], [point("three"), 5], ["two:ond.", "three:Third"]],
  ["from within a table of contents", ["#contents", 14], [point("three"), 3], ["three:Thi"]],
  ["a table of contents alone", ["#contents", 1], ["#contents", 15], []],
  ["the margin alone", ["#margin", 2], ["#margin", 6], []],
  ["the end of one point to the start of the next", [point("one"), 29], [point("two"), 0], []],
  ["from a collapsed part on", [point("hidden"), 3], [point("three"), 2], ["three:Th"]],
  ["a collapsed part alone", [point("found"), 0], [point("found"), 4], []],
  ["a closed part alone", [point("closed"), 0], [point("closed"), 4], []],
];

for (const [name, from, to, expected] of CASES) {
  test(`a selection of ${name}`, async ({ page }) => {
    await select(page, from, to);
    expect(await selected(page)).toEqual(expected);
  });
}

test("three clicks take one point and nothing of the next", async ({ page }) => {
  await page.locator(point("two")).click({ clickCount: 3 });
  expect(await selected(page)).toEqual(["two:Second."]);
});

test("select all takes every point that is shown", async ({ page }) => {
  await page.keyboard.press("ControlOrMeta+a");
  expect(await selected(page)).toEqual([`one:${FIRST}`, "two:Second.", "three:Third."]);
});

test("collapsed parts are known as such in a browser that cannot check visibility", async ({ page }) => {
  await page.evaluate(() => Reflect.deleteProperty(Element.prototype, "checkVisibility"));
  await select(page, ["#title", 0], [point("three"), 5]);
  expect((await selected(page)).map((taken) => taken.split(":")[0])).not.toEqual(expect.arrayContaining(["found"]));
  await select(page, [point("none"), 0], [point("none"), 3]);
  expect(await selected(page)).toEqual([]);
});

test("a range on elements, on the document or in another one", async ({ page }) => {
  const taken = await page.evaluate(() => {
    const ids = (range: Range) => gloss.pointsInRange(range).map(({ pointId }) => pointId);
    const around = (node: Node) => {
      const range = node.ownerDocument!.createRange();
      range.selectNode(node);
      return range;
    };
    const whole = document.createRange();
    whole.setStart(document, 0);
    whole.setEnd(document, document.childNodes.length);
    const framed = document.querySelector("iframe")!.contentDocument!;
    const detached = document.createElement("div");
    detached.append("nowhere");
    return {
      list: ids(around(document.querySelector("main ul ul")!)),
      whole: ids(whole),
      detached: ids(around(detached.firstChild!)),
      framed: ids(around(framed.body.appendChild(framed.createElement("hr")))),
      collapsed: ids(document.createRange()),
    };
  });
  expect(taken).toEqual({ list: ["two"], whole: ["one", "two", "three"], detached: [], framed: [], collapsed: [] });
});
