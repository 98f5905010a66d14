import { call } from "@/lib/http/client";
import type { Act } from "./acts";
import { diskStore } from "./disk";
import { Drafts } from "./drafts";
import { sendAll } from "./send";
import type { Condition } from "./send";
import { exclusively, listenForReturn, Sender } from "./sender";
import { fallingBack } from "./store";
import type { Unsent } from "./types";

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE_MS = 30_000;

export type OutboxState = {
  /** By the annotation's id. */
  unsent: ReadonlyMap<string, Unsent>;
  condition: Condition;
  /** Whether what is unsent would survive the closing of the tab. */
  isDurable: boolean;
  /** Whether something was saved since the page was opened. */
  hasSaved: boolean;
};

export const emptyOutbox: OutboxState = { unsent: new Map(), condition: "fine", isDurable: true, hasSaved: false };

/** What the tabs of one user tell each other. */
type News = { kind: "changed" } | { kind: "settled"; unsent: Unsent } | { kind: "condition"; condition: Condition };

type OnSettled = (unsent: Unsent) => Promise<void>;

/**
 * The changes of one user that the server may not have yet. They are kept on this device before they are sent, and until
 * the server has them; all tabs share them, and one at a time sends.
 */
export class Outbox {
  readonly store = fallingBack(diskStore(), () => this.#set({ isDurable: false }));
  #state = emptyOutbox;
  #listeners = new Set<() => void>();
  #onSettled = new Set<OnSettled>();
  #settled = new Map<string, Unsent>();
  #channel: BroadcastChannel | null = null;
  #changing = 0;
  #sender = new Sender(
    () => this.#send(),
    (condition) => {
      this.#set({ condition });
      this.#post({ kind: "condition", condition });
    },
  );

  readonly drafts: Drafts;

  constructor(readonly userId: string) {
    this.drafts = new Drafts(this.store, userId);
  }

  readonly state = (): OutboxState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Calls back when nothing of a change is unsent any more, in whichever tab it was, before it leaves the state. */
  onSettled(callback: OnSettled): () => void {
    this.#onSettled.add(callback);
    return () => void this.#onSettled.delete(callback);
  }

  /** How the last change of an annotation ended, if it did while this page was open. */
  settledOf(id: string): Unsent | null {
    return this.#settled.get(id) ?? null;
  }

  /** Shows what was left unsent, sends it, and goes on sending. Returns what stops that. */
  start(): () => void {
    const channel = new BroadcastChannel(`gloss-outbox-${this.userId}`);
    channel.addEventListener("message", ({ data }: MessageEvent<News>) => void this.#hear(data));
    this.#channel = channel;
    const stopListening = listenForReturn(() => void this.wake());
    const warn = (event: BeforeUnloadEvent) => {
      if (!this.#state.isDurable && (this.#state.unsent.size > 0 || this.drafts.isAnyWritten)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    void this.wake();
    return () => {
      window.removeEventListener("beforeunload", warn);
      stopListening();
      this.#sender.stop();
      channel.close();
      this.#channel = null;
    };
  }

  /** Looks what is unsent, and sends it now. */
  async wake(): Promise<void> {
    await this.#load();
    await this.#sender.now({ isFresh: true });
  }

  /** Carries out what the author does: seen at once, and kept when this resolves. `endedDraft` is the draft that it came from. */
  async act(id: string, act: Act, endedDraft?: string): Promise<void> {
    const shown = act(this.#state.unsent.get(id) ?? null);
    if (shown) this.#set({ unsent: new Map(this.#state.unsent).set(id, shown) });
    await this.#change(id, act, endedDraft);
    void this.#sender.now();
  }

  async #send(): Promise<Condition> {
    if (this.#state.unsent.size === 0) return "fine";
    return exclusively(`gloss-outbox-${this.userId}`, () =>
      sendAll({
        unsent: () => this.store.unsentOf(this.userId),
        change: (id, act) => this.#change(id, act),
        request: ({ method, path, body }) => call(method, path, body, AbortSignal.timeout(PATIENCE_MS), this.userId),
      }),
    );
  }

  async #change(id: string, act: Act, endedDraft?: string): Promise<Unsent | null> {
    this.#changing++;
    const { before, after, kept } = await this.store.change(id, act, endedDraft);
    if (before && after && !kept) {
      this.#post({ kind: "settled", unsent: after });
      await this.#settle(after);
    }
    this.#changing--;
    await this.#load();
    this.#post({ kind: "changed" });
    return kept;
  }

  async #settle(unsent: Unsent): Promise<void> {
    this.#settled.set(unsent.id, unsent);
    await Promise.all([...this.#onSettled].map((callback) => callback(unsent)));
    this.#set({ hasSaved: true });
  }

  /** While a change is on its way into the store, what is shown is newer than what is there. */
  async #load(): Promise<void> {
    if (this.#changing > 0) return;
    const list = await this.store.unsentOf(this.userId);
    if (this.#changing === 0) this.#set({ unsent: new Map(list.map((one) => [one.id, one])) });
  }

  async #hear(news: News): Promise<void> {
    if (news.kind === "condition") {
      this.#set({ condition: news.condition });
      return this.#sender.after(news.condition);
    }
    if (news.kind === "settled") await this.#settle(news.unsent);
    await this.#load();
  }

  #post(news: News): void {
    this.#channel?.postMessage(news);
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
