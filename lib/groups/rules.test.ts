import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byStage, checkPlan, stageOf } from "./rules";

const now = new Date("2026-03-01T12:00:00Z");
const [before, present, after, later] = ["2026-02-01T00:00:00Z", now.toISOString(), "2026-03-01T12:00:01Z", "2026-04-01T00:00:00Z"];

const date = (moment: string | null) => moment === null ? null : new Date(moment);
const staged = <D extends { startsAt: string | null; endsAt: string | null }>(dates: D) => ({
  ...dates,
  stage: stageOf({ startsAt: date(dates.startsAt), endsAt: date(dates.endsAt) }, now),
});

describe("where a reading stands", () => {
  test.each([
    [null, null, "current"],
    [before, null, "current"],
    [present, null, "current"],
    [after, null, "coming"],
    [after, later, "coming"],
    [null, after, "current"],
    [null, present, "past"],
    [before, before, "past"],
    [before, later, "current"],
  ] as const)("from %s to %s it is %s", (startsAt, endsAt, stage) => {
    expect(stageOf({ startsAt: date(startsAt), endsAt: date(endsAt) }, now)).toBe(stage);
  });

  test("in order of their dates: what ends, starts or ended nearest to now comes first, what has no date last", () => {
    const one = (name: string, startsAt: string | null, endsAt: string | null) => ({ name, ...staged({ startsAt, endsAt }) });
    const readings = [
      one("undated", null, null),
      one("ends late", before, later),
      one("undated as well", before, null),
      one("ends soon", before, after),
      one("starts late", "2026-05-01T00:00:00Z", null),
      one("starts soon", later, "2026-06-01T00:00:00Z"),
      one("ended long ago", null, "2025-01-01T00:00:00Z"),
      one("ended lately", null, before),
    ];
    const { current, coming, past } = byStage(readings);
    const names = (list: typeof readings) => list.map(({ name }) => name);
    expect(names(current)).toEqual(["ends soon", "ends late", "undated", "undated as well"]);
    expect(names(coming)).toEqual(["starts soon", "starts late"]);
    expect(names(past)).toEqual(["ended lately", "ended long ago"]);
  });

  test("every reading stands in exactly one place", () => {
    const moment = fc.option(fc.date({ min: new Date("2026-02-27"), max: new Date("2026-03-03"), noInvalidDate: true }).map((date) => date.toISOString()));
    fc.assert(
      fc.property(fc.array(fc.record({ startsAt: moment, endsAt: moment }).map(staged)), (readings) => {
        const { current, coming, past } = byStage(readings);
        expect([...current, ...coming, ...past]).toHaveLength(readings.length);
        expect(new Set([...current, ...coming, ...past])).toEqual(new Set(readings));
      }),
    );
  });
});

test("A reading ends after it starts", () => {
  const [start, end] = [new Date(before), new Date(later)];
  for (const dates of [[start, end], [start, null], [null, end], [null, null]] as const) expect(checkPlan({ startsAt: dates[0], endsAt: dates[1] }).ok).toBe(true);
  for (const dates of [[end, start], [start, start]] as const) expect(checkPlan({ startsAt: dates[0], endsAt: dates[1] })).toMatchObject({ ok: false, problem: { code: "invalid" } });
});
