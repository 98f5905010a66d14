import "server-only";
import { env } from "@/lib/env";
import { loneBus } from "./bus";
import { createHub } from "./hub";
import type { Hub } from "./hub";
import { redisBus } from "./redis-bus";

// Kept on globalThis because the bundler may instantiate this module once for each entry point.
const holder = globalThis as { glossHub?: Hub };

/** The one hub of this process. */
export function hub(): Hub {
  const { REDIS_URL: url } = env();
  return (holder.glossHub ??= createHub(url ? redisBus(url) : loneBus));
}

/** Something was written: whoever follows it hears of it. */
export const noteChange = () => hub().noteChange();
