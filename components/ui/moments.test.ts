import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { formatMoment, fromLocalInput, toLocalInput } from "./moments";

const zone = process.env.TZ;
const inZone = (name: string) => (process.env.TZ = name);

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"];

describe("a moment", () => {
  test.each([
    ["UTC", "26 Nov 2026, 23:30"],
    ["Europe/Berlin", "27 Nov 2026, 00:30"],
    ["America/St_Johns", "26 Nov 2026, 20:00"],
    ["Asia/Kathmandu", "27 Nov 2026, 05:15"],
  ])("is shown on the clock of %s as %s", (name, shown) => {
    inZone(name);
    expect(formatMoment("2026-11-26T23:30:00Z")).toBe(shown);
    expect(formatMoment("2026-11-26T23:30:00Z", { withTime: false })).toBe(shown.split(",")[0]);
  });

  test("names the zone that it is asked for", () => {
    inZone("Asia/Kathmandu");
    expect(formatMoment("2026-11-26T23:30:00Z", { timeZone: "UTC" })).toBe("26 Nov 2026, 23:30 UTC");
  });
});

describe("an input of date and time", () => {
  test.each([
    ["Europe/Berlin", "2026-01-15T09:30", "2026-01-15T08:30:00.000Z"],
    ["Europe/Berlin", "2026-07-15T09:30", "2026-07-15T07:30:00.000Z"],
    ["America/St_Johns", "2026-12-31T23:45", "2027-01-01T03:15:00.000Z"],
    ["Asia/Kathmandu", "2026-03-01T00:00", "2026-02-28T18:15:00.000Z"],
  ])("in %s at %s means %s, and back", (name, value, iso) => {
    inZone(name);
    expect(fromLocalInput(value)).toBe(iso);
    expect(toLocalInput(iso)).toBe(value);
  });

  test("takes the hour that the clock skips for the one after it, and the first of one that it has twice", () => {
    inZone("Europe/Berlin");
    expect(fromLocalInput("2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(fromLocalInput("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  });

  test("that is empty, or holds no date, means none", () => {
    for (const value of ["", "tomorrow"]) expect(fromLocalInput(value)).toBeNull();
    expect(toLocalInput(null)).toBe("");
  });

  test.each(zones)("shows in %s what it was given, whatever minute it is", (name) => {
    inZone(name);
    const minute = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(minute, (date) => {
        const shown = toLocalInput(date.toISOString());
        // The same reading of the clock, though it may have been the second of two hours.
        expect(toLocalInput(fromLocalInput(shown))).toBe(shown);
      }),
    );
  });
});
