import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Outbox, OutboxState } from "./outbox";
import type { Condition } from "./send";

const waiting: Record<Exclude<Condition, "fine">, string> = {
  "offline": "This needs the network. Nothing was changed, and all that you have written is kept.",
  "failing": "Some of these have not been saved yet. Nothing was changed: try again in a moment.",
  "signed-out": "You are signed out. Sign in and try again: all that you have written is kept.",
};

/** How it stands with the arrival of some annotations' changes; null while they are on their way. */
export function arrivalOf({ unsent, condition }: Pick<OutboxState, "unsent" | "condition">, ids: string[]): Result<null> | null {
  const left = ids.flatMap((id) => unsent.get(id) ?? []);
  if (left.length === 0) return ok(null);
  if (left.some(({ trouble }) => trouble)) return refuse("conflict", "Some of these could not be saved. Look at their cards first: nothing was changed.");
  return condition === "fine" ? null : refuse("internal", waiting[condition]);
}

/** Sends what is unsent of annotations now, and resolves once the server has it, or with why it has not. */
export async function arrived(outbox: Pick<Outbox, "state" | "subscribe" | "wake">, ids: string[]): Promise<Result<null>> {
  if (!ids.some((id) => outbox.state().unsent.has(id))) return ok(null);
  await outbox.wake();
  return new Promise((resolve) => {
    const look = () => {
      const arrival = arrivalOf(outbox.state(), ids);
      if (!arrival) return;
      stop();
      resolve(arrival);
    };
    const stop = outbox.subscribe(look);
    look();
  });
}
