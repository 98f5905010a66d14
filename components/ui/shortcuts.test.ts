import { describe, expect, it } from "vitest";
import { isSign, keyOf, shortcutFor, shownKey, type Keystroke, type Shortcut } from "./shortcuts";

const stroke = (key: string, code: string, held: Partial<Keystroke> & { altGraph?: boolean } = {}): Keystroke => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  getModifierState: (name) => name === "AltGraph" && held.altGraph === true,
  ...held,
});

describe("keyOf", () => {
  it.each<[string, Keystroke, string | null]>([
    ["a letter", stroke("h", "KeyH"), "h"],
    ["a letter with the capitals locked", stroke("H", "KeyH"), "h"],
    ["a capital letter", stroke("H", "KeyH", { shiftKey: true }), "Shift+h"],
    ["a sign that needs Shift here", stroke("?", "Slash", { shiftKey: true }), "?"],
    ["a digit that needs Shift in France", stroke("1", "Digit1", { shiftKey: true }), "1"],
    ["the same key without Shift in France", stroke("&", "Digit1"), "&"],
    ["a bracket that needs AltGr in Germany", stroke("[", "Digit8", { ctrlKey: true, altKey: true, altGraph: true }), "["],
    ["a letter where the layout puts it, not where it stands in America", stroke("a", "KeyQ"), "a"],
    ["a Cyrillic letter by its place", stroke("р", "KeyH"), "h"],
    ["a Cyrillic letter in the place of a bracket", stroke("х", "BracketLeft"), "["],
    ["a Greek letter", stroke("ν", "KeyN"), "n"],
    ["an Arabic digit", stroke("٢", "Digit2"), "2"],
    ["a Latin letter with an accent is itself", stroke("é", "Digit2"), "é"],
    ["with Ctrl", stroke("n", "KeyN", { ctrlKey: true }), "Ctrl+n"],
    ["with Alt", stroke("n", "KeyN", { altKey: true }), "Alt+n"],
    ["with Meta", stroke("n", "KeyN", { metaKey: true }), "Meta+n"],
    ["an arrow", stroke("ArrowLeft", "ArrowLeft"), "ArrowLeft"],
    ["an arrow with Shift and Ctrl", stroke("ArrowLeft", "ArrowLeft", { shiftKey: true, ctrlKey: true }), "Ctrl+Shift+ArrowLeft"],
    ["a key while composing", stroke("h", "KeyH", { isComposing: true }), null],
    ["a key that an input method takes", stroke("Process", "KeyH"), null],
    ["an accent that waits for its letter", stroke("Dead", "Quote"), null],
  ])("%s", (_, pressed, name) => expect(keyOf(pressed)).toBe(name));

  it("tells signs from other keys", () => {
    expect(["h", "?", "1", "["].every(isSign)).toBe(true);
    expect(["Escape", "Shift+ArrowLeft", "F6", "Ctrl+n"].some(isSign)).toBe(false);
  });
});

describe("shortcutFor", () => {
  const table: Shortcut<{ ready: boolean }>[] = [
    { keys: ["h"], label: "When ready", when: ({ ready }) => ready, run: () => undefined },
    { keys: ["h", "Enter"], label: "Otherwise", run: () => undefined },
  ];
  it.each([
    ["h", true, "When ready"],
    ["h", false, "Otherwise"],
    ["Enter", true, "Otherwise"],
    ["Ctrl+h", true, undefined],
  ])("%s, ready: %s", (key, ready, label) => expect(shortcutFor(table, key, { ready })?.label).toBe(label));
});

describe("shownKey", () => {
  it.each([
    ["Shift+ArrowRight", ["Shift", "→"]],
    ["h", ["h"]],
    ["+", ["+"]],
    ["Ctrl++", ["Ctrl", "+"]],
    ["Escape", ["Esc"]],
  ])("%s", (key, parts) => expect(shownKey(key)).toEqual(parts));
});
