import { describe, expect, test } from "vitest";
import { relativeTime } from "./relative-time";

const now = new Date(2026, 5, 15, 12, 0, 0);
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const [minute, hour, day] = [60, 3_600, 86_400];

describe("how long ago", () => {
  test.each([
    [0, "just now"],
    [59, "just now"],
    [-3_600, "just now"],
    [minute, "1 min. ago"],
    [59 * minute + 59, "59 min. ago"],
    [hour, "1 hr. ago"],
    [day - 1, "23 hr. ago"],
    [day, "yesterday"],
    [2 * day, "2 days ago"],
    [7 * day - 1, "6 days ago"],
    [7 * day, "8 Jun"],
    [160 * day, "6 Jan"],
    [400 * day, "11 May 2025"],
  ])("%d seconds: %s", (seconds, said) => {
    expect(relativeTime(ago(seconds), now)).toBe(said);
  });
});
