import { isBlank } from "./lines";

const CLOCK = String.raw`(?:\d{1,3}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)`;
const BRACKETED = String.raw`(?:\(${CLOCK}\)|\[${CLOCK}\])`;
const LEADING = new RegExp(`^(${BRACKETED})\\s+(?=\\S)`);
const TRAILING = new RegExp(`\\s(${BRACKETED})$`);

/** The longest bracketed time, "[999:59:59]", with the space before it. */
const TRAILING_LENGTH = 12;

/** Seconds in `h:mm:ss` or `m:ss`. */
export const readClock = (clock: string) => clock.split(":").reduce((total, part) => total * 60 + Number(part), 0);

/** `h:mm:ss`, or `m:ss` under an hour. */
export function printClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/**
 * Takes a time such as `(12:34)` or `[1:02:03]` off one end of a point's text. Only that form, only at an end, and
 * only where words remain: anything else is text.
 */
export function takeTime(text: string): { time: number | null; text: string } {
  const found = leadingTime(text) ?? trailingTime(text);
  if (!found || isBlank(found.rest)) return { time: null, text };
  return { time: secondsIn(found.bracketed), text: found.rest };
}

function leadingTime(text: string) {
  const match = LEADING.exec(text);
  return match && { bracketed: match[1]!, rest: text.slice(match[0].length) };
}

function trailingTime(text: string) {
  const tail = text.slice(-TRAILING_LENGTH);
  const match = TRAILING.exec(tail);
  return match && { bracketed: match[1]!, rest: text.slice(0, match.index - tail.length).trimEnd() };
}

/** As `takeTime` takes it from the start of a text; "" for none. */
export const stamp = (time: number | null) => (time === null ? "" : `(${printClock(time)}) `);

const secondsIn = (bracketed: string) => readClock(bracketed.slice(1, -1));
