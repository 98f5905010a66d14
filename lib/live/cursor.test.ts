import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCursor, sealCursor } from "./cursor";
import type { CursorScope } from "./cursor";

const scope: CursorScope = { episodeId: "01890000-0000-7000-8000-000000000001", audienceId: "01890000-0000-7000-8000-000000000002", standing: "reads" };
const noon = new Date("2026-03-01T12:00:00Z");
const day = 24 * 60 * 60 * 1000;
const later = (ms: number) => new Date(noon.getTime() + ms);
const snapshots = fc.tuple(fc.bigInt(1n, 10n ** 12n), fc.array(fc.bigInt(1n, 10n ** 12n))).map(([xmin, running]) => `${xmin}:${xmin + 9n}:${running.join(",")}`);

describe("a cursor", () => {
  test("names the place in the log that it was made for", () => {
    const holds = (snapshot: string) => openCursor("secret", scope, sealCursor("secret", scope, snapshot, noon), noon) === snapshot;
    fc.assert(fc.property(snapshots, holds));
  });

  test.each<[string, Partial<CursorScope>]>([
    ["another episode", { episodeId: "01890000-0000-7000-8000-000000000003" }],
    ["another audience", { audienceId: "01890000-0000-7000-8000-000000000003" }],
    ["no audience", { audienceId: null }],
    ["a blind round", { standing: "blind" }],
    ["no standing", { standing: null }],
  ])("is worth nothing for %s", (_, other) => {
    const cursor = sealCursor("secret", scope, "10:10:", noon);
    expect(openCursor("secret", { ...scope, ...other }, cursor, noon)).toBeNull();
    expect(openCursor("another secret", scope, cursor, noon)).toBeNull();
  });

  test("cannot be changed in a single character", () => {
    const cursor = sealCursor("secret", scope, "1000:1200:1001,1100", noon);
    const change = fc.record({ at: fc.nat(cursor.length - 2), to: fc.constantFrom(..."0123456789abcXYZ.:,-_") });
    fc.assert(
      fc.property(change, ({ at, to }) => {
        fc.pre(cursor[at] !== to);
        expect(openCursor("secret", scope, cursor.slice(0, at) + to + cursor.slice(at + 1), noon)).toBeNull();
      }),
    );
  });

  test.each(["", "x", "..", "1.10:10:.", `${"9".repeat(100)}.1:1:.${"a".repeat(22)}`])("that is none is worth nothing: “%s”", (text) => {
    expect(openCursor("secret", scope, text, noon)).toBeNull();
  });

  test("is honoured for a week", () => {
    const cursor = sealCursor("secret", scope, "10:10:", noon);
    expect(openCursor("secret", scope, cursor, later(7 * day))).toBe("10:10:");
    expect(openCursor("secret", scope, cursor, later(7 * day + 1))).toBeNull();
  });
});
