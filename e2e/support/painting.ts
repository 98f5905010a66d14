import type { Page } from "@playwright/test";
import type { Paint, Painter } from "../../lib/painting/types";
import { openWith } from "./bundle";

type Gloss = typeof import("../../lib/painting/highlight-api") & typeof import("../../lib/painting/rectangles");
declare const gloss: Gloss;
declare global {
  interface Window {
    painter: Painter;
    paint: (id: string, pointId: string, start: number, end: number, more?: Partial<Paint>) => Paint;
    make: () => Painter;
    registered: () => Record<string, string[]>;
  }
}

const STYLE = `
  :root { --hl-yellow: #ffd60a73; --hl-green: #34c75966; --hl-blue: #0a84ff4d; --hl-pink: #ff375f47; --hl-purple: #af52de4d;
    --hl-overlap-2: #0000001a; --hl-overlap-3: #0000002e; --hl-overlap-line: #444; --hl-draft-line: #666;
    --hl-focus: #ff950066; --hl-focus-line: #b34700; }
  body { font: 16px/2 monospace; margin: 40px; width: 300px }
  p { margin: 0 0 16px }`;

const HTML = `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
  <main id="outline">
    <p data-point-text="one">First <strong>point</strong> of <em>five</em> with a text that is long enough for three lines of it on this page, whatever font a machine has for it.</p>
    <p data-point-text="two">Second 👩‍👩‍👧 point.</p>
    <div hidden="until-found" id="part"><p data-point-text="hidden">Collapsed point.</p></div>
    <p data-point-text="three">Third.</p>
  </main>`;

export const PAINTERS = ["createHighlightPainter", "createRectanglePainter"] as const;

/** A page with a small outline and a painter over it, named `painter` there. */
export async function openPainting(page: Page, painter: (typeof PAINTERS)[number] = "createHighlightPainter"): Promise<void> {
  await openWith(page, HTML, ["lib/painting/highlight-api.ts", "lib/painting/rectangles.ts"], ["lib/painting/painting.css"]);
  await page.evaluate((name) => {
    const root = document.querySelector("#outline")!;
    window.make = () => gloss[name](root, { resolveText: (id) => root.querySelector(`[data-point-text="${id}"]`) });
    window.paint = (id, pointId, start, end, more) => ({ id, pointId, start, end, colour: "yellow", ...more });
    window.registered = () => {
      const textOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      };
      const shown = (ranges: Iterable<AbstractRange>) => [...ranges].filter(({ startContainer }) => startContainer.isConnected);
      return Object.fromEntries([...CSS.highlights].map(([key, ranges]) => [key, shown(ranges).map(textOf)]));
    };
    window.painter = window.make();
  }, painter);
}

export const registered = (page: Page) => page.evaluate(() => window.registered());

/** The layer of boxes is drawn in the next frame. */
export const nextFrame = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The middle of a stretch of a point's text, in viewport pixels. */
export function middleOf(page: Page, pointId: string, start: number, end: number): Promise<{ x: number; y: number }> {
  return page.evaluate(([pointId, start, end]) => {
    window.painter.set([window.paint("measured", pointId, start, end)]);
    const { x, y, width, height } = window.painter.rects("measured")[0]!;
    window.painter.set([]);
    return { x: x + width / 2, y: y + height / 2 };
  }, [pointId, start, end] as const);
}

export const idsAt = (page: Page, x: number, y: number) => page.evaluate(([x, y]) => window.painter.at(x, y), [x, y] as const);
