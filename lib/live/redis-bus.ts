import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import type { Bus, Message } from "./bus";
import { messageSchema } from "./bus";

/** Two installations on one Redis hear each other's messages, which lead them nowhere. */
const CHANNEL = "gloss:live";
const MOST_WAIT_MS = 5_000;

type Listener = (message: Message) => void;

/** Null for what is no message of ours, or of this very process. */
function read(text: string, self: string): Message | null {
  try {
    const { from, message } = JSON.parse(text) as { from: unknown; message: unknown };
    const parsed = messageSchema.safeParse(message);
    return from !== self && parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Redis pub/sub. It connects by itself, and again whenever it has lost the connection. */
export function redisBus(url: string): Bus {
  const self = randomUUID();
  const listeners = new Set<Listener>();
  const reconnectStrategy = (tries: number) => Math.min(100 * 2 ** Math.min(tries, 10), MOST_WAIT_MS);
  // What was not told in time is not worth telling later: the others look for themselves now and then.
  const client = createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy } });
  const hearing = client.duplicate({ disableOfflineQueue: false });
  let failure: string | null = "it has not answered yet";
  const noteFailure = (error: unknown) => {
    const reason = error instanceof Error && error.message !== "" ? error.message : String((error as { code?: unknown }).code ?? error);
    if (reason !== failure) console.error(`Redis: ${reason}`);
    failure = reason;
  };
  for (const one of [client, hearing]) {
    one.on("error", noteFailure);
    one.on("ready", () => {
      if (client.isReady && hearing.isReady) failure = null;
    });
  }
  const onText = (text: string) => {
    const message = read(text, self);
    if (message) for (const listener of listeners) listener(message);
  };
  client.connect().catch(noteFailure);
  hearing.connect().then(() => hearing.subscribe(CHANNEL, onText)).catch(noteFailure);

  return {
    tell: (message) => void client.publish(CHANNEL, JSON.stringify({ from: self, message })).catch(() => undefined),
    hear: (listener) => void listeners.add(listener),
    trouble: () => (client.isReady && hearing.isReady ? null : failure),
    async close() {
      client.destroy();
      hearing.destroy();
    },
  };
}
