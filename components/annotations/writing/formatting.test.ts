import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatBy } from "./formatting";

/** A text with what is selected between brackets, before and after a key. */
function pressed(key: string, before: string): string | null {
  const start = before.indexOf("⟦");
  const end = before.indexOf("⟧") - 1;
  const text = before.replace("⟦", "").replace("⟧", "");
  const change = formatBy(key, text, { start, end });
  if (!change) return null;
  const after = text.slice(0, change.replaced.start) + change.by + text.slice(change.replaced.end);
  const { selected } = change;
  return `${after.slice(0, selected.start)}⟦${after.slice(selected.start, selected.end)}⟧${after.slice(selected.end)}`;
}

describe("formatting by a key", () => {
  test.each([
    ["b", "a ⟦word⟧ here", "a **⟦word⟧** here"],
    ["B", "a **⟦word⟧** here", "a ⟦word⟧ here"],
    ["b", "⟦⟧", "**⟦⟧**"],
    ["i", "⟦word⟧", "*⟦word⟧*"],
    ["e", "⟦a < b⟧", "`⟦a < b⟧`"],
    ["k", "see ⟦the paper⟧.", "see [the paper](⟦⟧)."],
    ["k", "see ⟦https://example.org/x⟧.", "see [⟦⟧](https://example.org/x)."],
    ["k", "⟦⟧", "[⟦⟧]()"],
    ["x", "⟦word⟧", null],
    ["constructor", "⟦word⟧", null],
  ])("%s: %s becomes %s", (key, before, after) => {
    expect(pressed(key, before)).toBe(after);
  });

  test("pressed twice, bold and code leave the text as it was", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("b", "e"), fc.nat(), fc.nat(), (text, key, one, other) => {
        const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
        const first = formatBy(key, text, { start, end })!;
        const marked = text.slice(0, first.replaced.start) + first.by + text.slice(first.replaced.end);
        const second = formatBy(key, marked, first.selected)!;
        expect(marked.slice(0, second.replaced.start) + second.by + marked.slice(second.replaced.end)).toBe(text);
      }),
    );
  });
});
