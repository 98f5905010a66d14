import { createParser } from "eventsource-parser";
import { USER_HEADER } from "@/lib/http/client";
import type { Over } from "./event";
import type { ChangesEvent, ReadingNow } from "./schema";

/** Longer than the server is ever silent: then the connection is dead, though nothing has said so. */
const SILENCE_MS = 40_000;
/** After that a page that nobody looks at lets go: a browser has few connections, and its reader is not there. */
const HIDDEN_MS = 20_000;
const FIRST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 30_000;
/** Asking again would be answered the same. */
const FINAL = new Set([400, 401, 403, 404, 422]);

export type Heard = {
  onChanges: (event: ChangesEvent) => void;
  onReading: (reading: ReadingNow) => void;
  onConnected: (isConnected: boolean) => void;
  /** What others publish there is no longer for the reader. */
  onOut: (audienceId: string) => void;
};

/** Where each audience was last heard of (null: one's own alone); kept by whoever follows. */
export type Cursors = Map<string | null, string>;

export type Followed = {
  episodeId: string;
  /** Whose annotations are followed beside one's own. */
  audienceIds: readonly string[];
  userId: string;
  cursors: Cursors;
};

function addressOf(episodeId: string, audienceIds: ReadonlySet<string>, cursors: Cursors): string {
  const heard = (audienceIds.size > 0 ? [...audienceIds] : [null]).map((audienceId) => cursors.get(audienceId));
  const query = [...[...audienceIds].map((id) => ["audience", id]), ...heard.flatMap((cursor) => (cursor === undefined ? [] : [["since", cursor]]))];
  return `/api/v1/episodes/${episodeId}/events?${new URLSearchParams(query).toString()}`;
}

/**
 * Follows what changes from cursors on, as long as the page is looked at. Whenever the connection was lost, or the
 * computer slept, it goes on from where it was. Returns how to stop.
 */
export function followChanges({ episodeId, userId, cursors, ...followed }: Followed, { onChanges, onReading, onConnected, onOut }: Heard): () => void {
  const audienceIds = new Set(followed.audienceIds);
  let current: AbortController | null = null;
  let isOver = false;
  let tries = 0;
  let heardAt = 0;
  const timers: Partial<Record<"retry" | "silence" | "hidden", ReturnType<typeof setTimeout>>> = {};

  const parser = () =>
    createParser({
      onEvent({ event, id, data }) {
        if (event === "over") return endOf(JSON.parse(data) as Over);
        if (event === "reading") return onReading(JSON.parse(data) as ReadingNow);
        if (event !== "changes") return;
        const said = JSON.parse(data) as ChangesEvent;
        if (id) cursors.set(said.audienceId, id);
        tries = 0;
        onConnected(true);
        onChanges(said);
      },
    });
  const drop = () => current?.abort();
  function endOf({ audienceId, reason }: Over) {
    if (reason === "signed-out" || audienceId === null) return finish();
    audienceIds.delete(audienceId);
    onOut(audienceId);
  }
  function finish() {
    isOver = true;
    for (const timer of Object.values(timers)) clearTimeout(timer);
    drop();
  }
  function heard() {
    heardAt = Date.now();
    clearTimeout(timers.silence);
    timers.silence = setTimeout(drop, SILENCE_MS);
  }
  async function read({ signal }: AbortController) {
    const response = await fetch(addressOf(episodeId, audienceIds, cursors), { signal, headers: { [USER_HEADER]: userId } });
    if (FINAL.has(response.status)) return finish();
    if (!response.ok || !response.body) return;
    const events = parser();
    const decoder = new TextDecoder();
    for (const reader = response.body.getReader(); ; ) {
      heard();
      const { done, value } = await reader.read();
      if (done) return;
      events.feed(decoder.decode(value, { stream: true }));
    }
  }
  async function connect() {
    if (isOver || current || document.visibilityState === "hidden" || !navigator.onLine) return;
    const controller = (current = new AbortController());
    await read(controller).catch(() => undefined);
    current = null;
    clearTimeout(timers.silence);
    onConnected(false);
    const wait = Math.min(FIRST_WAIT_MS * 2 ** tries++, MOST_WAIT_MS);
    if (!isOver) timers.retry = setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2));
  }
  function comeBack() {
    clearTimeout(timers.hidden);
    clearTimeout(timers.retry);
    tries = 0;
    // After a sleep nobody has said that the connection is gone.
    if (current && Date.now() - heardAt > SILENCE_MS / 2) drop();
    void connect();
  }
  const onVisibility = () => {
    if (document.visibilityState === "visible") comeBack();
    else timers.hidden = setTimeout(drop, HIDDEN_MS);
  };

  const listening = new AbortController();
  document.addEventListener("visibilitychange", onVisibility, listening);
  addEventListener("online", comeBack, listening);
  addEventListener("offline", drop, listening);
  void connect();
  return () => {
    listening.abort();
    finish();
  };
}
