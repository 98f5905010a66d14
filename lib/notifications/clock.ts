import "server-only";
import { env } from "@/lib/env";
import { gatherMs, sendDue } from "./mailing";
import { forgetOld } from "./mutations";

/** How often is looked for what is due: several times while what happens is gathered, and not too seldom. */
const LOOKS_WHILE_GATHERED = 4;
const SELDOM_MS = 15_000;
const DAY_MS = 24 * 60 * 60 * 1000;

// Kept on globalThis because the bundler may instantiate this module once for each entry point.
const holder = globalThis as { glossClock?: NodeJS.Timeout[] };

/** Does something now and every so often, never twice at once. The process may end while it waits. */
function every(ms: number, what: string, run: () => Promise<unknown>): NodeJS.Timeout {
  let isRunning = false;
  const once = async () => {
    if (isRunning) return;
    isRunning = true;
    await run().catch((error: unknown) => console.error(what, error));
    isRunning = false;
  };
  void once();
  return setInterval(() => void once(), ms).unref();
}

/** From now on forgets notifications that are old and, where a mail server is set up, sends e-mail as it falls due. */
export function startClock(): void {
  if (holder.glossClock) return;
  holder.glossClock = [every(DAY_MS, "Old notifications could not be forgotten:", () => forgetOld())];
  if (!env().SMTP_URL) return;
  const lookMs = Math.min(gatherMs() / LOOKS_WHILE_GATHERED, SELDOM_MS);
  holder.glossClock.push(every(lookMs, "What is due by e-mail could not be looked up:", () => sendDue()));
}
