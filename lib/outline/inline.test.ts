import { describe, expect, it } from "vitest";
import { parseInline } from "./inline";
import type { Format } from "./types";

/** Formats at a glance: the kind and the words. */
const read = (raw: string) => {
  const { text, formats } = parseInline(raw);
  const show = (format: Format) => `${format.kind}: ${text.slice(format.start, format.end)}`;
  return [text, ...formats.map(show)];
};

describe("inline Markdown", () => {
  it.each<[string, ...string[]]>([
    ["a **b** c", "a b c", "bold: b"],
    ["a __b__ c", "a b c", "bold: b"],
    ["a *b* c", "a b c", "italic: b"],
    ["a _b_ c", "a b c", "italic: b"],
    ["a ~~b~~ c", "a b c", "strike: b"],
    ["a `b` c", "a b c", "code: b"],
    ["a ``b`c`` d", "a b`c d", "code: b`c"],
    ["`` `a` ``", "`a`", "code: `a`"],
    ["`**a**`", "**a**", "code: **a**"],
    ["***a***", "a", "bold: a", "italic: a"],
    ["***a** b*", "a b", "italic: a b", "bold: a"],
    ["*a **b***", "a b", "italic: a b", "bold: b"],
    ["**a*b*c**", "abc", "bold: abc", "italic: b"],
    ["*a**b*", "a**b", "italic: a**b"],
    ["**“a”**b", "“a”b", "bold: “a”"],
    ["**一二（三）**四", "一二（三）四", "bold: 一二（三）"],
    ["**👩‍👩‍👧 a**", "👩‍👩‍👧 a", "bold: 👩‍👩‍👧 a"],
    ["**a `b` ~~c~~**", "a b c", "bold: a b c", "code: b", "strike: c"],
    ["[a](https://b.example)", "a", "link: a"],
    ["[**a** b](https://c.example)", "a b", "link: a b", "bold: a"],
    ["**[a](https://b.example)**", "a", "link: a", "bold: a"],
    ["<https://a.example>", "https://a.example", "link: https://a.example"],
    ["[[a](https://b.example)](https://c.example)", "[a](https://c.example)", "link: a"],
    ["\\*a\\* \\[b] \\•", "*a* [b] •"],
    ["**a<!-- -->b**", "ab", "bold: ab"],
  ])("%s", (raw, ...expected) => {
    expect(read(raw)).toEqual(expected);
  });

  it.each([
    ..."a * b * c|5 * 3|**a|a**|** a **|snake_case_word|~a~|~~a~|`a|``a`|a \\ b|C:\\a|<b>a</b>|<!-- a -->".split("|"),
    ..."[a]|[[a]]|[]()|[a](b.md)|[a](/b)|[a](javascript:alert(1))|[a](data:text/html,b)|<javascript:a>".split("|"),
    ..."[a] (https://b.example)|[a](https://b.example|[](https://b.example)".split("|"),
  ])("leaves as it is: %s", (raw) => {
    expect(parseInline(raw)).toEqual({ text: raw, formats: [] });
  });

  it.each([
    ["[a](https://b.example/c_(d))", "https://b.example/c_(d)"],
    ["[a](<https://b.example/c(d>)", "https://b.example/c(d"],
    ["[a](https://b.example \"Title\")", "https://b.example"],
    ["[a](https://b.example/c\\_d)", "https://b.example/c_d"],
    ["[a](HTTP://b.example)", "HTTP://b.example"],
  ])("takes the address of %s", (raw, href) => {
    expect(parseInline(raw)).toEqual({ text: "a", formats: [{ kind: "link", start: 0, end: 1, href }] });
  });

  it("keeps formats from the spaces at their edges", () => {
    expect(read("[ a ](https://b.example) c")).toEqual(["a  c", "link: a"]);
  });
});
