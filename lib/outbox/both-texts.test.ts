import fc from "fast-check";
import { expect, test } from "vitest";
import { bothTexts } from "./both-texts";

test.each([
  ["mine", "theirs", "mine\n\ntheirs"],
  ["same", "same", "same"],
  ["", "theirs", "theirs"],
  ["mine", "", "mine"],
  ["a\n\nmine\n\nz", "a\n\ntheirs\n\nz", "a\n\nmine\n\ntheirs\n\nz"],
  ["a\n\nb", "a\n\nb\n\nc", "a\n\nb\n\nc"],
  ["a\n\na", "a", "a\n\na"],
  ["- one\n- two", "- one\n- three", "- one\n- two\n\n- one\n- three"],
])("%j and %j are %j", (mine, theirs, both) => {
  expect(bothTexts(mine, theirs)).toBe(both);
});

test("Of neither text is a paragraph lost or put out of order", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(text, text, (mine, theirs) => {
      const both = bothTexts(mine.join("\n\n"), theirs.join("\n\n")).split("\n\n");
      for (const paragraphs of [mine, theirs]) {
        const rest = [...both];
        for (const paragraph of paragraphs) {
          const at = rest.indexOf(paragraph);
          expect(at).toBeGreaterThanOrEqual(0);
          rest.splice(0, at + 1);
        }
      }
    }),
  );
});
