/* Server-sent events as they are sent: https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** An event whose data is JSON, which has no line breaks of its own. */
export const eventOf = (name: string, data: unknown, id?: string): Buffer =>
  Buffer.from(`${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** Keeps a quiet connection open, and shows that it is. */
export const pulse: Buffer = Buffer.from(":\n\n");

/** Why a stream ends for good: asking again would be refused. */
export type Over = { reason: "signed-out" | "out" };
export const overEvent = (reason: Over["reason"]): Buffer => eventOf("over", { reason } satisfies Over);
