import fc from "fast-check";
import { expect, test } from "vitest";
import { marksFor } from "./layer-marks";

test.each<[string[], string[]]>([
  [["Tuesday readers", "Book club"], ["TR", "BC"]],
  [["Seminar"], ["SE"]],
  [["The reading room", "Two readers", "The rest"], ["TR", "TR2", "TR3"]],
  [["読書会", "X", "— —", "élan vital"], ["読書", "X", "?", "ÉV"]],
])("%j: %j", (names, marks) => expect(marksFor(names)).toEqual(marks));

test("no two groups have the same mark", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), (names) => {
      expect(new Set(marksFor(names)).size).toBe(names.length);
    }),
  );
});
