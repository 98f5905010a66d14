import "server-only";
import { env } from "@/lib/env";
import { gatherMs, sendDue } from "./mailing";

/** How often is looked for what is due: several times while what happens is gathered, and not too seldom. */
const LOOKS_WHILE_GATHERED = 4;
const SELDOM_MS = 15_000;

// Kept on globalThis because the bundler may instantiate this module once for each entry point.
const holder = globalThis as { glossMailing?: NodeJS.Timeout };

/** Sends e-mail as it falls due, from now on, where a mail server is set up. The process may end while it waits. */
export function startMailing(): void {
  if (!env().SMTP_URL || holder.glossMailing) return;
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    await sendDue().catch((error: unknown) => console.error("What is due by e-mail could not be looked up:", error));
    isLooking = false;
  };
  holder.glossMailing = setInterval(() => void look(), Math.min(gatherMs() / LOOKS_WHILE_GATHERED, SELDOM_MS)).unref();
}
