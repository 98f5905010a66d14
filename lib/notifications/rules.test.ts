import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byDay, deedOf, dueBefore, periodStart, retryDelayMs, sentenceOf } from "./rules";

const at = (iso: string) => new Date(iso);

describe("a period of e-mail", () => {
  test.each([
    ["at_once", "2026-11-25T10:20:59.999Z", "2026-11-25T10:20:00.000Z"],
    ["daily", "2026-11-25T23:59:59.999Z", "2026-11-25T00:00:00.000Z"],
    ["daily", "2026-11-25T00:00:00.000Z", "2026-11-25T00:00:00.000Z"],
    // A Wednesday, a Sunday and a Monday.
    ["weekly", "2026-11-25T12:00:00.000Z", "2026-11-23T00:00:00.000Z"],
    ["weekly", "2026-11-29T23:59:59.999Z", "2026-11-23T00:00:00.000Z"],
    ["weekly", "2026-11-30T00:00:00.000Z", "2026-11-30T00:00:00.000Z"],
  ] as const)("%s at %s began at %s", (period, now, start) => {
    expect(periodStart(period, at(now)).toISOString()).toBe(start);
  });

  test("begins before any moment in it, and is the same for its beginning", () => {
    fc.assert(
      fc.property(fc.constantFrom("at_once" as const, "daily" as const, "weekly" as const), fc.date({ min: at("2000-01-01"), max: at("2100-01-01"), noInvalidDate: true }), (period, now) => {
        const start = periodStart(period, now);
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(periodStart(period, start)).toEqual(start);
      }),
    );
  });

  test("at once waits until what happens has been gathered, the others until they are over", () => {
    const now = at("2026-11-25T10:20:30.000Z");
    expect(dueBefore("at_once", now, 60_000).toISOString()).toBe("2026-11-25T10:19:30.000Z");
    expect(dueBefore("daily", now, 60_000).toISOString()).toBe("2026-11-25T00:00:00.000Z");
    expect(dueBefore("weekly", now, 60_000).toISOString()).toBe("2026-11-23T00:00:00.000Z");
  });
});

test.each([[1, 1], [2, 2], [3, 4], [9, 256], [10, 360], [400, 360]])("After %i failures the next try is %i minutes away", (failures, minutes) => {
  expect(retryDelayMs(failures)).toBe(minutes * 60_000);
});

const told = { group: { name: "Tuesday readers" }, episode: { title: "A talk", number: 89 }, count: 0, ownReply: false };
const ada = { id: "", name: "Ada" };

test.each([
  ["mention", 0, "Ada mentioned you on “A talk”"],
  ["published", 1, "Ada published an annotation on “A talk”"],
  ["published", 12, "Ada published 12 annotations on “A talk”"],
  ["invite", 0, "Ada invites you to Tuesday readers"],
  ["request", 0, "Ada asks to join Tuesday readers"],
] as const)("A notification of the kind %s (%i) says: %s", (kind, count, sentence) => {
  expect(sentenceOf({ ...told, kind, count, actor: ada })).toBe(sentence);
});

test("Whoever gave an answer that is accepted is told so in other words than whoever asked", () => {
  expect(deedOf({ ...told, kind: "answer", ownReply: true })).toBe("accepted your answer on “A talk”");
  expect(deedOf({ ...told, kind: "answer" })).toBe("accepted an answer to your question on “A talk”");
});

test("An invite says nothing of those who are not to be named", () => {
  expect(sentenceOf({ kind: "invite", group: null, episode: null, count: 0, ownReply: false, actor: null })).toBe("Someone invites you to a study group");
  expect(deedOf({ kind: "invite", group: null, episode: null, count: 0, ownReply: false })).toBe("invites you to a study group");
});

test("Lists are cut where a day ends in UTC, and stay in order", () => {
  const list = ["2026-11-25T00:00:00.000Z", "2026-11-24T23:59:59.999Z", "2026-11-24T01:00:00.000Z"].map((moment) => ({ at: moment }));
  expect(byDay(list)).toEqual([
    { day: "2026-11-25", list: [list[0]] },
    { day: "2026-11-24", list: [list[1], list[2]] },
  ]);
});
