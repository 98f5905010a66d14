import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withPlaces } from "./rules";

const said = (ids: string) => [...ids].map((id) => ({ id, deleted: id === id.toUpperCase() }));
const shown = (ids: string) => withPlaces(said(ids)).map(({ id }) => id).join("");

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
