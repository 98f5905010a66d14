import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "@/lib/outline/meta";
import { episodePath, formatDuration, formatTime, isoDuration, showPath } from "./format";

describe("a duration", () => {
  test.each([
    [0, "0 min"], [60, "1 min"], [89, "1 min"], [90, "2 min"], [2_700, "45 min"], [3_540, "59 min"], [3_569, "59 min"],
    [3_570, "1h"], [3_600, "1h"], [3_660, "1h01"], [4_500, "1h15"], [7_199, "2h"], [7_200, "2h"], [36_000, "10h"],
  ])("of %i seconds is shown as %s", (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown);
  });

  test("is shown as documents write it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes * 60))).toBe(minutes * 60);
      }),
    );
  });

  test.each([[4_500, "PT75M"], [30, "PT1M"], [0, "PT0M"]])("of %i seconds is %s to a machine", (seconds, iso) => {
    expect(isoDuration(seconds)).toBe(iso);
  });
});

describe("a time in an episode", () => {
  test.each([
    [0, "0:00"], [9, "0:09"], [60, "1:00"], [754, "12:34"], [3_599, "59:59"], [3_600, "1:00:00"], [3_723, "1:02:03"], [36_061, "10:01:01"],
  ])("of %i seconds is %s", (seconds, shown) => {
    expect(formatTime(seconds)).toBe(shown);
  });
});

describe("an address", () => {
  test("is the one that its names make, whatever their script", () => {
    expect(showPath("dwarkesh-podcast")).toBe("/shows/dwarkesh-podcast");
    expect(episodePath("深層", "a b/c?d#e")).toBe("/shows/%E6%B7%B1%E5%B1%A4/a%20b%2Fc%3Fd%23e");
  });
});
