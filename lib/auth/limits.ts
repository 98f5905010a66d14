import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";

const MINUTE_S = 60;

/** What is counted, how often it may happen, and in which time (seconds). Counters live in the database. */
const limits = {
  "sign-in": { points: 10, duration: 15 * MINUTE_S },
  "sign-in-address": { points: 100, duration: 15 * MINUTE_S },
  "sign-up-address": { points: 200, duration: 60 * MINUTE_S },
  "sign-in-mail": { points: 5, duration: 15 * MINUTE_S },
  "invite-mail": { points: 100, duration: 60 * MINUTE_S },
} as const;

export type Limit = keyof typeof limits;

const limiters = new Map<Limit, RateLimiterPrisma>();

function limiter(name: Limit): RateLimiterPrisma {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimiterFlexible",
    keyPrefix: name,
    ...limits[name],
  });
  limiters.set(name, made);
  return made;
}

/** Counts one attempt, or several, under a key; refuses with `too-many` and the seconds to wait once the limit is passed. */
export async function countAttempt(name: Limit, key: string, attempts = 1): Promise<Result<null>> {
  try {
    await limiter(name).consume(key, attempts);
    return ok(null);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfter = Math.ceil(refused.msBeforeNext / 1000);
    const minutes = Math.ceil(retryAfter / MINUTE_S);
    return refuse("too-many", `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? "" : "s"}.`, { retryAfter });
  }
}

/** Forgets the attempts under a key: after a sign-in that succeeded. */
export const forgetAttempts = async (name: Limit, key: string) => {
  await limiter(name).delete(key);
};
