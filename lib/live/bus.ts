import { z } from "zod";

/**
 * What the processes of one Gloss tell each other. That something changed: each then looks into the log, which knows
 * what. And who reads where, by id: never anything that was written.
 */
export const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("changed") }),
  z.object({ kind: z.literal("reading"), process: z.string(), episodeId: z.string(), audienceId: z.string(), userIds: z.array(z.string()) }),
]);
export type Message = z.infer<typeof messageSchema>;

export type Bus = {
  /** Tells the other processes. What is lost on the way costs a delay, no more. */
  tell: (message: Message) => void;
  /** Hears the other processes, and not oneself. */
  hear: (listener: (message: Message) => void) => void;
  /** Why the other processes are not heard, if they should be. */
  trouble: () => string | null;
  close: () => Promise<void>;
};

/** The only process has nobody to tell. */
export const loneBus: Bus = { tell: () => undefined, hear: () => undefined, trouble: () => null, close: async () => undefined };
