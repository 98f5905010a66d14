import { printClock, readClock } from "./times";

/** The lengths that a line states. */
export type Lengths = {
  /** Seconds, where the line states a duration outright. */
  duration: number | null;
  /** Each `n min`, in the line's order: a reading time, or a duration too. */
  minutes: number[];
};

/** What a line such as `Dwarkesh Podcast 1h15 5 min #89` says. */
export type MetaLine = Lengths & {
  /** What is left: the show's name, perhaps nothing. */
  rest: string;
  number: number | null;
  /** How many such items the line holds. */
  items: number;
};

type Item = { kind: "number" | "duration" | "minutes" | "reading"; value: number };

const SEPARATORS = String.raw`\s·•|,;/–—-`;
const NUMBER = String.raw`(?:ep(?:isode|\.)?\s?)?#\s?(?<number>\d{1,6})|ep(?:isode|\.)\s?(?<episode>\d{1,6})`;
const READING = String.raw`(?<reading>\d{1,4})[\s-]?m(?:in(?:ute)?s?)?\.?\sread`;
const CLOCK = String.raw`(?<clock>\d{1,3}:[0-5]\d(?::[0-5]\d)?)`;
// `1h15`, `1h`, `1h 15m`, `1h15min`: after a space, "min" would be the reading time.
const COMPACT = String.raw`(?<hours>\d{1,3})h(?:(?<past>[0-5]?\d)(?:m(?:in)?)?|\s(?<apart>[0-5]?\d)m)?`;
const SPELLED = String.raw`(?<spelled>\d{1,3})(?:\sh|\s?hrs?|\s?hours?)(?:\s(?<left>[0-5]?\d)\s?m(?:in(?:ute)?s?)?)?`;
const MINUTES = String.raw`(?<only>\d{1,4})m|(?<minutes>\d{1,4})[\s-]?min(?:ute)?s?\.?`;
const ITEM = `(?:${[NUMBER, READING, CLOCK, COMPACT, SPELLED, MINUTES].join("|")})`;

const AT_END = new RegExp(`(?:^|[${SEPARATORS}])${ITEM}$`, "iu");
const AT_START = new RegExp(`^${ITEM}(?=$|[${SEPARATORS}])`, "iu");
const OUTER_SEPARATORS = new RegExp(`^[${SEPARATORS}]+|[${SEPARATORS}]+$`, "gu");

/** Reads the items at both ends of a line; null when there are none. Meant for lines of a header's length. */
export function readMetaLine(line: string): MetaLine | null {
  const before: Item[] = [];
  const after: Item[] = [];
  let rest = line.trim();
  for (let match = AT_END.exec(rest); match; match = AT_END.exec(rest)) {
    after.unshift(toItem(match.groups!));
    rest = rest.slice(0, match.index).replace(OUTER_SEPARATORS, "");
  }
  for (let match = AT_START.exec(rest); match; match = AT_START.exec(rest)) {
    const item = toItem(match.groups!);
    // A show may be called "20 Minute Books".
    if (after.some(({ kind }) => kind === item.kind)) break;
    before.push(item);
    rest = rest.slice(match[0].length).replace(OUTER_SEPARATORS, "");
  }
  const items = [...before, ...after];
  return items.length === 0 ? null : summarise(items, rest);
}

function toItem(groups: Record<string, string | undefined>): Item {
  const { number, episode, reading, clock, hours, past, apart, spelled, left, only, minutes } = groups;
  if (number ?? episode) return { kind: "number", value: Number(number ?? episode) };
  if (reading) return { kind: "reading", value: Number(reading) };
  if (clock) return { kind: "duration", value: readClock(clock) };
  const whole = hours ?? spelled;
  if (whole) return { kind: "duration", value: Number(whole) * 3600 + Number(past ?? apart ?? left ?? 0) * 60 };
  if (only) return { kind: "duration", value: Number(only) * 60 };
  return { kind: "minutes", value: Number(minutes) };
}

function summarise(items: Item[], rest: string): MetaLine {
  const first = (kind: Item["kind"]) => items.find((item) => item.kind === kind)?.value ?? null;
  const minutes = items.flatMap(({ kind, value }) => (kind === "minutes" ? [value] : []));
  return { rest, number: first("number"), duration: first("duration"), minutes, items: items.length };
}

/** Nobody's summary of an episode takes longer to read, unless its words say so. */
const LONGEST_READING = 15;

/**
 * The episode's duration. A lone `n min` is the reading time, unless it is far too long for the words there are; of
 * two, the longer is the duration, since a summary is read faster than its episode is heard.
 *
 * @param readingMinutes computed from the summary's words
 */
export function durationIn({ duration, minutes }: Lengths, readingMinutes: number): number | null {
  const longest = Math.max(...minutes);
  const hasWholeHours = duration !== null && duration > 0 && duration % 3600 === 0;
  if (duration !== null) return hasWholeHours && minutes.length > 1 ? duration + minutes[0]! * 60 : duration;
  if (minutes.length > 1) return longest * 60;
  return longest > Math.max(LONGEST_READING, 2 * readingMinutes) ? longest * 60 : null;
}

/** A duration standing alone, in seconds: `1h15`, `45m`, `45 min`, `1:15:00`. */
export function parseDuration(text: string): number | null {
  const meta = readMetaLine(text);
  if (!meta || meta.items !== 1 || meta.rest !== "") return null;
  return meta.duration ?? (meta.minutes.length > 0 ? meta.minutes[0]! * 60 : null);
}

/** As `parseDuration` reads it: `1h15`, `1h`, `45m`, and with odd seconds `1:15:30`. */
export function printDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole % 60 !== 0) return printClock(whole);
  const hours = Math.floor(whole / 3600);
  const minutes = (whole / 60) % 60;
  if (hours === 0) return `${minutes}m`;
  return minutes === 0 ? `${hours}h` : `${hours}h${String(minutes).padStart(2, "0")}`;
}
