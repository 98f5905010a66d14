import { describe, expect, it } from "vitest";
import { durationIn, parseDuration, printDuration, readMetaLine } from "./meta";

describe("a duration", () => {
  it.each([
    ["1h15", 4500],
    ["1h05", 3900],
    ["1h", 3600],
    ["45m", 2700],
    ["45 min", 2700],
    ["90 minutes", 5400],
    ["1:15:00", 4500],
    ["45:30", 2730],
    ["1h 15m", 4500],
    ["1h15min", 4500],
    ["1 hr 15 min", 4500],
    ["2 hours", 7200],
    ["0m", 0],
  ])("is read from %s", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(["", "1h15 5 min", "#89", "an hour", "1h75x", "1:75"])("is not read from “%s”", (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it.each([
    [4500, "1h15"],
    [3900, "1h05"],
    [3600, "1h"],
    [2700, "45m"],
    [4530, "1:15:30"],
    [30, "0:30"],
    [0, "0m"],
  ])("of %i seconds is printed as %s", (seconds, text) => {
    expect(printDuration(seconds)).toBe(text);
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe("minutes", () => {
  it.each<[string, number[], number, number | null]>([
    ["are the reading time when few", [5], 5, null],
    ["are the reading time when the words take about as long", [40], 30, null],
    ["are the duration when far too many to read", [45], 5, 2700],
    ["are both when there are two: the longer is the duration", [5, 45], 5, 2700],
    ["are neither when there are none", [], 5, null],
  ])("%s", (_, minutes, readingMinutes, seconds) => {
    expect(durationIn({ duration: null, minutes }, readingMinutes)).toBe(seconds);
  });
});

describe("a line of items", () => {
  it.each(["", "Night Shift", "A life in 18 months", "Room 1h15b", "Ten #hashtags", "12"])("is not “%s”", (line) => {
    expect(readMetaLine(line)).toBeNull();
  });
});
