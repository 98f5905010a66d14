import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byAudience, isReadUnder, withPlaces } from "./rules";

const said = (ids: string) => [...ids].map((id) => ({ id, deleted: id === id.toUpperCase() }));
const shown = (ids: string) => withPlaces(said(ids)).map(({ id }) => id).join("");

describe("the threads under annotations", () => {
  const threads = ["a1", "b1", "a2"].map(([audienceId = "", annotationId = ""]) => ({ annotationId, audienceId }));

  test("are read in the groups that are read, and of one's own in all", () => {
    const read = (isOwn: boolean, groups: string[]) => threads.map((one) => isReadUnder(one, isOwn, groups));
    expect([read(false, ["a"]), read(false, []), read(true, [])]).toEqual([[true, false, true], [false, false, false], [true, true, true]]);
  });

  test("are named by their audiences", () => {
    expect(byAudience(threads)).toEqual([{ audience: "a", annotations: ["1", "2"] }, { audience: "b", annotations: ["1"] }]);
  });
});

describe("the places of deleted replies", () => {
  test.each([
    ["", ""],
    ["ab", "ab"],
    ["aB", "a"],
    ["Ab", "Ab"],
    ["aBc", "aBc"],
    ["aBCdE", "aBCd"],
    ["AB", ""],
  ])("of %o, written large where they are deleted, are %o", (replies, places) => expect(shown(replies)).toBe(places));

  test("never cost one that is there, and never end the thread", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.uuid(), deleted: fc.boolean() })), (replies) => {
        const kept = withPlaces(replies);
        expect(kept.filter(({ deleted }) => !deleted)).toEqual(replies.filter(({ deleted }) => !deleted));
        expect(kept.at(-1)?.deleted ?? false).toBe(false);
      }),
    );
  });
});
