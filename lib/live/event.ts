/* Server-sent events as they are sent: https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** An event whose data is JSON, which has no line breaks of its own. */
export const eventOf = (name: string, data: unknown, id?: string): Buffer =>
  Buffer.from(`${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** Keeps a quiet connection open, and shows that it is. */
export const pulse: Buffer = Buffer.from(":\n\n");

/** Why nothing more is told of an audience (null: of one's own alone): asking again would be refused. */
export type Over = { audienceId: string | null; reason: "signed-out" | "out" };
export const overEvent = (over: Over): Buffer => eventOf("over", over);
