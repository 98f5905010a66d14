type Options = { timeZone?: string; withTime?: boolean };

/** A moment as people read it, "26 Nov 2026, 18:00"; without a zone in that of this machine, with one it is named. */
export function formatMoment(iso: string, { timeZone, withTime = true }: Options = {}): string {
  const time = withTime ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const : {};
  const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", ...time, timeZone });
  return format.format(new Date(iso)) + (timeZone && withTime ? ` ${timeZone}` : "");
}

const two = (value: number) => String(value).padStart(2, "0");

/** A moment as `<input type="datetime-local">` has it, to the minute, on the clock of this machine. Empty for none. */
export function toLocalInput(iso: string | null): string {
  if (!iso) return "";
  const date = new Date(iso);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * What such an input holds as a moment in UTC, or null when it is empty. An hour that the clock skips in spring comes
 * out as the hour after it; of one that it has twice in autumn the first is meant.
 */
export function fromLocalInput(value: string): string | null {
  const date = new Date(value);
  return value === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The name of this machine's time zone. */
export const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
