import { COLOURS } from "@/lib/painting/types";
import { makeOutline, makeSpans, outlineHtml } from "../outline";
import { type EngineName, engines, type Job } from "./engines";

/* Runs in the browser: the page that is painted on, and the clock. */

export type Outcome = {
  milliseconds: number;
  /** Highlights that the engine broke over. */
  failed: number;
  elementsAdded: number;
  /** Text nodes that were there and are gone, or say something else. */
  textNodesChanged: number;
};

let job: Job;

/** Puts the outline on the page and decides what to paint. */
export function prepare(count: number): void {
  const points = makeOutline();
  document.querySelector("main")?.insertAdjacentHTML("beforeend", outlineHtml(points));
  const root = document.querySelector<HTMLElement>("#outline");
  if (!root) throw new Error("The page has no outline.");
  const elements = new Map([...root.querySelectorAll("[data-point-text]")].map((element) => [element.getAttribute("data-point-text") ?? "", element]));
  const paints = makeSpans(points, count).map(({ point, start, end }, index) => ({
    id: `annotation-${index}`,
    pointId: point.id,
    start,
    end,
    colour: COLOURS[index % COLOURS.length] ?? "yellow",
  }));
  job = { root, elements, paints };
}

/** When the frame that shows what has just been done was presented, by the browser's own account. */
function presented(): Promise<number> {
  const frame = new Promise<number>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const [entry] = list.getEntries() as (PerformanceEntry & { renderTime: number })[];
      observer.disconnect();
      resolve(entry?.renderTime ?? Number.NaN);
    });
    observer.observe({ type: "element", buffered: false });
  });
  const mark = document.createElement("p");
  mark.setAttribute("elementtiming", "mark");
  mark.textContent = "Painted";
  mark.style.cssText = "position: fixed; top: 0; right: 0; margin: 0";
  document.body.append(mark);
  return frame;
}

function textNodesOf(root: Node): Map<Node, string> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Map<Node, string>();
  while (walker.nextNode()) found.set(walker.currentNode, walker.currentNode.nodeValue ?? "");
  return found;
}

/** Paints with one engine. The clock runs from the call until the frame that shows it has been presented. */
export async function run(name: EngineName): Promise<Outcome> {
  const { root } = job;
  const before = { elements: root.querySelectorAll("*").length, text: textNodesOf(root) };
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const start = performance.now();
  const failed = (await engines[name](job)) ?? 0;
  const milliseconds = (await presented()) - start;
  const changed = [...before.text].filter(([node, text]) => !root.contains(node) || node.nodeValue !== text);
  const elementsAdded = root.querySelectorAll("*").length - before.elements;
  return { milliseconds, failed, elementsAdded, textNodesChanged: changed.length };
}

/** Whether an engine needs a frame or several is its own affair: Gloss's rectangles are drawn in the next one. */
export const names = Object.keys(engines) as EngineName[];
