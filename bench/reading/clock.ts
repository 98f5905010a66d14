/* Runs in the browser, before the page's own scripts: how long an input takes to be seen. */

/** Looks only at what changed: in all of a large page, the looking itself would take milliseconds. */
function isShown({ type, target, addedNodes }: MutationRecord, selector: string): boolean {
  if (type === "attributes") return target instanceof Element && target.matches(selector);
  return [...addedNodes].some((node) => node instanceof Element && (node.matches(selector) || node.querySelector(selector) !== null));
}

/**
 * Waits for the next event of a type, and from its own time stamp (when the browser had the input) until an element
 * that was not there is there and the frame that shows it has been handed to the compositor. Milliseconds.
 */
function untilSeen(type: string, selector: string, patienceMs = 10_000): Promise<number> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${type} led to no ${selector}.`)), patienceMs);
    const onEvent = (event: Event) => {
      const settle = (records: MutationRecord[]) => {
        if (!records.some((record) => isShown(record, selector))) return;
        observer.disconnect();
        clearTimeout(patience);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(settle);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    };
    addEventListener(type, onEvent, { capture: true, once: true });
  });
}

/** Tasks of more than 50 ms since the page was opened: beginning and length. */
const longTasks: { startTime: number; duration: number }[] = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
}).observe({ type: "longtask", buffered: true });

let watched: Promise<number> = Promise.reject(new Error("Nothing is watched."));
watched.catch(() => {});

/** Begins to wait; what is found is asked for by `seen`, so that no input comes before there is someone to see it. */
function watch(type: string, selector: string): void {
  watched = untilSeen(type, selector);
  watched.catch(() => {});
}

const clock = { watch, seen: () => watched, longTasks };
export type Clock = typeof clock;
Object.assign(window, { clock });
