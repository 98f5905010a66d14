import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotations/schema";
import { asKnown, merge } from "./merge";

const make = (id: string, more: Partial<Annotation> = {}) => ({ id, version: 1, note: "", unread: true, audiences: ["group"], ...more }) as Annotation;
const list = [make("a"), make("b"), make("c")];

describe("a list with what changed in it", () => {
  test("is the same one when nothing did", () => expect(merge(list, { annotations: [], gone: [] })).toBe(list));

  test("has what is new at its end, what changed in its place, and no longer what is gone", () => {
    const edited = make("b", { version: 2, note: "Edited." });
    const merged = merge(list, { annotations: [make("d"), edited], gone: ["a", "unknown"] });
    expect(merged).toEqual([edited, make("c"), make("d")]);
    expect(merged[1]).toBe(list[2]);
  });

  test("keeps what is newer than what is told", () => {
    const newer = make("a", { version: 3 });
    expect(merge([newer], { annotations: [make("a", { version: 2 })], gone: [] })).toEqual([newer]);
  });

  test("takes the same version anew: its words may have moved", () => {
    const moved = make("a", { tags: ["moved"] });
    expect(merge(list, { annotations: [moved], gone: [] })[0]).toBe(moved);
  });

  test("has what is there, though it was gone before", () => {
    expect(merge([make("a")], { annotations: [make("a", { note: "Back." })], gone: ["a"] })).toEqual([make("a", { note: "Back." })]);
  });
});

test("What is told to all alike leaves what is known of it: that it was seen, and in which others of the reader’s groups it is", () => {
  const known = make("a", { unread: false, audiences: ["group", "another"] });
  const told = make("a", { version: 2, note: "Edited." });
  expect(merge([known], { annotations: [told], gone: [] }, asKnown)).toEqual([{ ...told, unread: false, audiences: ["group", "another"] }]);
  expect(merge([], { annotations: [told], gone: [] }, asKnown)).toEqual([told]);
});
