import { describe, expect, it } from "vitest";
import { accept, outlineOf, sketch } from "./testing";

describe("bullets", () => {
  it.each([..."•◦▪▫‣●○■□◆◇⁃∙▸▹➢➤❖\uf0b7–—-*+·"])("may be %s", (sign) => {
    expect(outlineOf(`${sign} a\n  ${sign} b\n${sign} c\n`)).toEqual(["a", ".b", "c"]);
  });

  it.each(["•", "◦", "●"])("need no space after %s", (sign) => {
    expect(outlineOf(`${sign}a\n  ${sign}b`)).toEqual(["a", ".b"]);
  });

  it.each(["-5 degrees", "*emphasis*", "+1 for that", "–", "e.g. this", "2019. That year"])(
    "are not seen in wrapped words: %s",
    (words) => {
      expect(outlineOf(`• It was\n  ${words}\n`)).toEqual([words === "–" ? "It was" : `It was ${words}`]);
    },
  );

  it.each([
    ["numbers", "1. a\n   1. b\n   2. c\n2. d\n10. e", ["a", ".b", ".c", "d", "e"]],
    ["numbers in parentheses", "1) a\n2) b\n  1) c", ["a", "b", ".c"]],
    ["the same number each time", "1. a\n1. b\n   1. c\n1. d", ["a", "b", ".c", "d"]],
    ["a lone number over others", "1. a\n   - b\n   - c", ["a", ".b", ".c"]],
    ["letters and Roman numerals", "1. a\n  a. b\n    i. c\n    ii. d\n  b. e", ["a", ".b", "..c", "..d", ".e"]],
    ["numbers over dashes", "1. a\n   - b\n2. c\n   - d", ["a", ".b", "c", ".d"]],
    ["Word's letters", "• a\no\tb\n§\tc\n• d", ["a", ".b", "..c", "d"]],
    ["direction marks before them", "\u200f• a\n\u200f  • b", ["a", ".b"]],
  ])("may be %s", (_, body, expected) => {
    expect(outlineOf(body)).toEqual(expected);
  });

  it("are not made of a sentence's initials and numbers", () => {
    expect(outlineOf("• The speaker was\n  A. Smith, in the year\n  7. It was late")).toEqual([
      "The speaker was A. Smith, in the year 7. It was late",
    ]);
  });

  it("are not made of a sentence's dashes, where those were wrapped", () => {
    const body = [
      "• The first of the two models that came out this spring is small",
      "  — smaller than the last — and the second one is about as large as",
      "  any before it.",
    ].join("\n");
    expect(outlineOf(body)).toHaveLength(1);
    expect(outlineOf(body.replace("small\n", "small.\n"))).toHaveLength(2);
    expect(outlineOf(body.replace(" that came out this spring is", ""))).toHaveLength(2);
  });

  it("may stand on a line of their own", () => {
    expect(outlineOf("•\na\n•\nb")).toEqual(["a", "b"]);
  });
});

describe("depth", () => {
  it.each([
    ["jumps to the nearest parent", "• a\n            • b\n  • c", ["a", ".b", ".c"]],
    ["may fall below the first", "    • a\n      • b\n  • c\n• d", ["a", ".b", "c", "d"]],
    ["may fall between two", "• a\n    • b\n        • c\n      • d", ["a", ".b", "..c", "..d"]],
    ["grows with any deeper column", "• a\n • b\n  • c\n     • d", ["a", ".b", "..c", "...d"]],
    ["counts a tab to the next stop", "• a\n  \t• b\n    • c\n\t• d", ["a", ".b", ".c", ".d"]],
    ["shows in glyphs alone", "● a\n○ b\n■ c\n○ d\n● e", ["a", ".b", "..c", ".d", "e"]],
    ["shows in glyphs under a number", "1. a\n\t• b\n\t◦ c\n\t• d\n2. e", ["a", ".b", "..c", ".d", "e"]],
    ["shows in dashes under bullets", "• a\n– b\n– c\n• d", ["a", ".b", ".c", "d"]],
    ["shows in the style of numbers", "1. a\na. b\nb. c\n2. d", ["a", ".b", ".c", "d"]],
    ["follows columns before glyphs", "• a\n  ◦ b\n  • c\n• d", ["a", ".b", ".c", "d"]],
    ["allows Markdown one stray space", "- a\n - b\n- c\n  - d\n- e\n  - f", ["a", "b", "c", ".d", "e", ".f"]],
    ["goes by a stray one's siblings", "- a\n  - b\n   - c\n    - d\n- e\n  - f", ["a", ".b", ".c", "..d", "e", ".f"]],
    ["shows in glyphs alone under headings", "## A\n● a\n○ b\n● c", ["A", ".a", "..b", ".c"]],
    ["allows Markdown one space a level", "- a\n - b\n  - c\n - d", ["a", ".b", "..c", ".d"]],
    ["ignores which sign Markdown uses", "- a\n* b\n+ c", ["a", "b", "c"]],
    ["counts bullets in bullets", "- a\n- - b\n  - c", ["a", ".b", ".c"]],
  ])("%s", (_, body, expected) => {
    expect(outlineOf(body)).toEqual(expected);
  });

  it("is not warned about", () => {
    expect(accept("A Title\nNight Shift 1h\n\n• a\n            • b\n  • c\n").warnings).toEqual([]);
  });
});

describe("wrapped lines", () => {
  it.each([
    ["under the words", "• a\n  b\n  c\n• d", ["a b c", "d"]],
    ["under the bullet", "  • a\n  b\n  • c", ["a b", "c"]],
    ["at the margin", "    • a\nb\n    • c", ["a b", "c"]],
    ["after a blank line", "• a\n\n  b\n\n  c\n• d", ["a b c", "d"]],
    ["at a soft break", "• a\u2028b\u000bc", ["a b c"]],
    ["at a hyphen", "• an open-\n  source pre-\n  and post-release", ["an open-source pre- and post-release"]],
    ["in Chinese", "• 人工\n  智能\n  and more", ["人工智能 and more"]],
  ])("are joined: %s", (_, body, expected) => {
    expect(outlineOf(body)).toEqual(expected);
  });
});

describe("headings", () => {
  const markdown = (body: string) => sketch(accept(`# Title\n\nShow 1h15 #1\n\n${body}`).points);

  it.each([
    ["hold what follows", "## A\n- a\n  - b\n### B\n- c\n## C\n- d", ["A", ".a", "..b", ".B", "..c", "C", ".d"]],
    ["may skip levels", "## A\n##### B\n- b\n### C\n- c", ["A", ".B", "..b", ".C", "..c"]],
    ["may be underlined", "A\n---\n- a\n\nB\n---\n- b", ["A", ".a", "B", ".b"]],
    ["may close with signs", "## A ##\n- a", ["A", ".a"]],
    ["hold prose", "## A\nOne\ntwo.\n\nThree.\n## B\nFour.", ["A", ".One two.", ".Three.", "B", ".Four."]],
    ["may be bullets", "- ## A\n  - a", ["A", ".a"]],
    ["are not made of rules", "- a\n---\n- b\n\n***\n- c", ["a", "b", "c"]],
  ])("%s", (_, body, expected) => {
    expect(markdown(body)).toEqual(expected);
  });

  it("name the whole when they open it, whatever others there are", () => {
    const { episode, points } = accept("# Title\nShow 1h15\n\n# A\n- a\n# B\n- b\n");
    expect([episode.title, ...sketch(points)]).toEqual(["Title", "A", ".a", "B", ".b"]);
  });

  it("may be plain lines over the outermost bullets", () => {
    expect(outlineOf("Key points\n• a\n  • b\n\nQuotes:\n\n• c")).toEqual(["Key points", ".a", "..b", "Quotes:", ".c"]);
  });

  it("are no plain lines within a list", () => {
    expect(outlineOf("• a\n  • b\n\nNot a heading\n\n  • c")).toEqual(["a", ".b", ".Not a heading", ".c"]);
  });
});

describe("code", () => {
  it("stays with its bullet", () => {
    const { points } = accept("# Title\nShow 1h15\n\n- a\n  ```\n  - not a bullet\n\n  # nor a heading\n  ```\n- b\n");
    expect(sketch(points)).toEqual(["a - not a bullet # nor a heading", "b"]);
    expect(points[0]!.formats).toEqual([{ kind: "code", start: 2, end: 32 }]);
  });

  it("ends only where a fence closes it", () => {
    expect(outlineOf("- a\n  ````\n  ```\n  - b\n  ````\n- c\n  ```\n- d")).toEqual(["a ``` - b", "c ```", "d"]);
  });

  it("is nothing in a paste that is no Markdown", () => {
    expect(outlineOf("• ```\n• a\n• ```")).toEqual(["```", "a", "```"]);
  });
});

describe("times", () => {
  it.each<[string, string, number | null]>([
    ["(12:34) a", "a", 754],
    ["a (12:34)", "a", 754],
    ["[1:02:03] a", "a", 3723],
    ["a [0:07]", "a", 7],
    ["(1:00) a (2:00)", "a (2:00)", 60],
    ["12:34 a", "12:34 a", null],
    ["a at (12:34) b", "a at (12:34) b", null],
    ["a(12:34)", "a(12:34)", null],
    ["a (12:74)", "a (12:74)", null],
    ["a [12:34)", "a [12:34)", null],
    ["a (Genesis 1:31)", "a (Genesis 1:31)", null],
    ["(12:34)", "(12:34)", null],
    ["(12:34) \u200b", "(12:34) \u200b", null],
  ])("%s", (words, text, time) => {
    const { points } = accept(`A Title\nNight Shift 1h\n\n• ${words}\n`);
    expect(points).toEqual([{ text, formats: [], time, children: [] }]);
  });
});

describe("formats", () => {
  it("are read in Markdown", () => {
    const [point] = accept("A Title\nNight Shift 1h\n\n- a **b**\n").points;
    expect(point).toMatchObject({ text: "a b", formats: [{ kind: "bold", start: 2, end: 3 }] });
  });

  it("are left alone in any other paste", () => {
    const words = "a **b** *c* `d` ~~e~~ [f](https://g.example) \\* # h";
    expect(accept(`A Title\nNight Shift 1h\n\n• ${words}\n`).points[0]).toMatchObject({ text: words, formats: [] });
  });
});
