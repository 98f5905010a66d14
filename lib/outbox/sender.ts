import type { Condition } from "./send";

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** Milliseconds until another try after so many failures in a row: twice as long each time, and never in step with other pages. */
export const afterFailures = (failures: number, random = Math.random()): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + random / 2);

/** Does `work` while no other tab does work of this name. Outside a secure context tabs do not know of each other, and may. */
export const exclusively = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(name, work) as Promise<T>) : work();

/** Calls back when the network or the reader comes back to the page. Returns what stops that. */
export function listenForReturn(callback: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  for (const type of ["online", "focus", "pageshow"]) window.addEventListener(type, callback, { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && callback(), { signal });
  return () => stop.abort();
}

/** Decides when to send: when asked to, after what is being sent already, and again by and by after a failure in passing. */
export class Sender {
  #sending: Promise<void> | null = null;
  #isWanted = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly send: () => Promise<Condition>,
    readonly report: (condition: Condition) => void,
  ) {}

  /** Sends now, and resolves when that is done. `isFresh` when there is new reason to believe that it will work. */
  now({ isFresh = false } = {}): Promise<void> {
    if (isFresh) this.#failures = 0;
    this.#isWanted = true;
    this.#sending ??= this.#run();
    return this.#sending;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#retry);
    let condition: Condition = "fine";
    while (this.#isWanted) {
      this.#isWanted = false;
      // A page that is being left may refuse anything.
      condition = await this.send().catch(() => "failing" as const);
    }
    this.#sending = null;
    this.#failures = condition === "fine" ? 0 : this.#failures + 1;
    this.report(condition);
    this.after(condition);
  }

  /** Tries again by and by, unless only signing in can help. Another tab's condition is as good as its own. */
  after(condition: Condition): void {
    clearTimeout(this.#retry);
    if (condition === "offline" || condition === "failing") this.#retry = setTimeout(() => void this.now(), afterFailures(this.#failures));
  }

  stop(): void {
    clearTimeout(this.#retry);
  }
}
