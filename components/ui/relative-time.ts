const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const thisYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const anyYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** How long ago a moment was, as people say it: within a week by the distance, before that by its date. */
export function relativeTime(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  // Clocks differ: what another one has written a little ahead of ours was written just now.
  if (passed < MINUTE_MS) return "just now";
  if (passed < HOUR_MS) return relative.format(-Math.floor(passed / MINUTE_MS), "minute");
  if (passed < DAY_MS) return relative.format(-Math.floor(passed / HOUR_MS), "hour");
  if (passed < 7 * DAY_MS) return relative.format(-Math.floor(passed / DAY_MS), "day");
  return (then.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(then);
}
