import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugify } from "./slug";

describe("the part of an address that a name makes", () => {
  test.each([
    ["Dwarkesh Podcast", "dwarkesh-podcast"],
    ["  Mark Zuckerberg — AI will write!  ", "mark-zuckerberg-ai-will-write"],
    ["89 Mark", "89-mark"],
    ["Évariste’s Café", "evariste-s-cafe"],
    ["Straße", "straße"],
    ["ﬁne №5", "fine-no5"],
    ["Война и мир", "воина-и-мир"],
    ["深層学習 101", "深層学習-101"],
    ["한국어", "한국어"],
    ["a/b\\c?d#e%f", "a-b-c-d-e-f"],
    ["../..", ""],
    ["🎧 🎙️", ""],
    ["", ""],
  ])("%j is %j", (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  test("is cut between words", () => {
    expect(slugify("one two three four five six seven eight nine ten eleven twelve thirteen")).toBe("one-two-three-four-five-six-seven-eight-nine-ten-eleven");
  });

  test("is cut inside a word that is too long by itself, but not inside a character", () => {
    expect(slugify("a".repeat(100))).toBe("a".repeat(60));
    const cut = slugify(`a${"𐐨".repeat(50)}`);
    expect(cut).toBe(`a${"𐐨".repeat(29)}`);
    expect(encodeURIComponent(cut)).toMatch(/^a(%F0%90%90%A8){29}$/);
  });

  test("is short, can stand in an address, and is its own", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 100 }), fc.string({ unit: "binary", maxLength: 100 }), fc.string()), (name) => {
        const slug = slugify(name);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(slug.isWellFormed()).toBe(true);
        expect(slug).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
        expect(slug).not.toMatch(/[A-Z]/);
      }),
    );
  });
});
