import type { Result } from "@/lib/errors";
import type { Act } from "./acts";
import { answered, isPassing } from "./answers";
import { attempting, nextStep, requestOf } from "./steps";
import type { Request } from "./steps";
import type { Step, Unsent } from "./types";

/** How it went last: `fine` when all was sent that may be; otherwise why the rest waits. */
export type Condition = "fine" | "offline" | "failing" | "signed-out";

/** What sending needs of the outbox. */
export type Door = {
  unsent: () => Promise<Unsent[]>;
  /** Resolves with what is kept then. */
  change: (id: string, act: Act) => Promise<Unsent | null>;
  request: (request: Request) => Promise<Result<unknown>>;
};

/** No annotation needs as many requests in one go: it is another's fault if it does, and no reason to go on and on. */
const MOST_STEPS = 100;

const conditionOf = (result: Result<unknown>): Condition => {
  if (result.ok || !isPassing(result.problem)) return "fine";
  if (result.problem.code === "not-signed-in") return "signed-out";
  return result.problem.isUnanswered ? "offline" : "failing";
};

/** Takes the next step for one annotation. That it is taken is kept before, and its answer after. */
async function sendNext(id: string, { change, request }: Door): Promise<Condition> {
  let step: Step | null = null;
  const marked = await change(id, (unsent) => {
    step = unsent && nextStep(unsent);
    return unsent && step ? attempting(unsent, step) : unsent;
  });
  // TypeScript does not see that the act was carried out.
  const taken = step as Step | null;
  if (!marked || !taken) return "fine";
  const result = await request(requestOf(marked, taken));
  await change(id, (unsent) => unsent && answered(unsent, taken, result));
  return conditionOf(result);
}

/** Sends what can be sent, one request after the other, the oldest change first, until nothing is left or something fails in passing. */
export async function sendAll(door: Door): Promise<Condition> {
  const taken = new Map<string, number>();
  for (;;) {
    const waiting = (await door.unsent()).filter((one) => nextStep(one) !== null);
    const [next] = waiting.toSorted((a, b) => a.since - b.since || a.id.localeCompare(b.id));
    if (!next) return "fine";
    const steps = (taken.get(next.id) ?? 0) + 1;
    taken.set(next.id, steps);
    const condition = steps > MOST_STEPS ? "failing" : await sendNext(next.id, door);
    if (condition !== "fine") return condition;
  }
}
