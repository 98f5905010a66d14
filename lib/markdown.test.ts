import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./markdown";
import injections from "./testing/injections.json";

type Tag = { name: string; attributes: Record<string, string> };

/** The tags of a piece of HTML whose every `<` must begin one, written as the renderer writes them. */
function tagsOf(html: string): Tag[] {
  const tag = /<(\/?[a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/g;
  expect(html.replace(tag, "")).not.toMatch(/[<>]/);
  return [...html.matchAll(tag)].map(([, name = "", attributes = ""]) => ({
    name,
    attributes: Object.fromEntries([...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  }));
}

const BLOCKS = ["p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code"];
const INLINE = ["div", "bdi", "em", "strong", "s", "a", "table", "thead", "tbody", "tr", "th", "td"];
const NAMES = new Set([...BLOCKS, ...INLINE].flatMap((name) => [name, `/${name}`]));

/** An address as a browser reads it. What it cannot read leads nowhere. */
function expectSafe(href: string) {
  const page = "https://gloss.example/shows/a";
  if (!URL.canParse(href, page)) return;
  const { protocol, host } = new URL(href, page);
  expect(["http:", "https:", "mailto:"]).toContain(protocol);
  if (/^[/\\#]/.test(href)) expect(host).toBe("gloss.example");
}

/** Holds for whatever a note says: known elements, known attributes, addresses that lead to the web, to mail or within. */
function expectHarmless(html: string) {
  for (const { name, attributes } of tagsOf(html)) {
    expect(NAMES).toContain(name);
    for (const [key, value] of Object.entries(attributes)) {
      expect(["href", "rel", "title", "class", "start", "style", "role", "aria-label", "tabindex"]).toContain(key);
      if (key === "style") expect(value).toMatch(/^text-align:(left|right|center)$/);
      if (key === "class") expect(value).toMatch(/^(?:language-|note-(?:heading|table)$|mention$|point-ref$)/);
      if (key === "href") expectSafe(value.replaceAll("&amp;", "&"));
    }
    if (name === "a") expect(attributes.rel).toBe("noopener noreferrer nofollow ugc");
  }
}

describe("a note's Markdown", () => {
  test.each([
    ["**bold** and *italic* and ~~struck~~", "<p><strong>bold</strong> and <em>italic</em> and <s>struck</s></p>\n"],
    ["one\ntwo", "<p>one<br>\ntwo</p>\n"],
    ["- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"],
    ["> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>\n"],
    ["`a < b`", "<p><code>a &lt; b</code></p>\n"],
    ["a & b", "<p>a &amp; b</p>\n"],
    ["", ""],
  ])("%j becomes %j", (source, html) => {
    expect(renderMarkdown(source)).toBe(html);
  });

  test.each([
    ["[a](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2"],
    ["[a](HTTP://example.org)", "HTTP://example.org"],
    ["[a](mailto:a@example.org)", "mailto:a@example.org"],
    ["[a](/shows/x#p-1)", "/shows/x#p-1"],
    ["[a](#p-1)", "#p-1"],
    ["https://example.org/x", "https://example.org/x"],
    ["<https://example.org/x>", "https://example.org/x"],
    ["a@example.org", "mailto:a@example.org"],
    ["[a]\n\n[a]: https://example.org", "https://example.org"],
  ])("links %j, for search engines to ignore", (source, href) => {
    const [link] = tagsOf(renderMarkdown(source)).filter(({ name }) => name === "a");
    expect(link?.attributes).toMatchObject({ href, rel: "noopener noreferrer nofollow ugc" });
  });

  test.each([
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](javascript&colon;alert(1))", "[a](&#106;avascript:alert(1))",
    "[a](&#x6A;&#x61;vascript:alert(1))", "[a](java\\script:alert(1))", "[a](<java script:alert(1)>)", "[a](\u0001javascript:alert(1))",
    "[a](\u00a0javascript:alert(1))", "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:alert(1))", "[a](%6Aavascript:alert(1))",
    "[a](javascript%3Aalert(1))", "[a](vbscript:msgbox(1))", "[a](VBScript:x)", "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:image/svg+xml,<svg onload=alert(1)>)", "[a](file:///etc/passwd)", "[a](blob:x)", "[a](ftp://x)", "[a](//evil.example)",
    "[a](/\\/evil.example)", "[a](\\//evil.example)", "[a](evil)", "<javascript:alert(1)>", "<data:text/html,x>", "javascript:alert(1)",
    "[a]\n\n[a]: javascript:alert(1)", "[a]: <data:text/html,x>\n\n[a][]", "//evil.example/x",
  ])("makes no link of %j", (source) => {
    const html = renderMarkdown(source);
    expect(tagsOf(html).filter(({ name }) => name === "a")).toEqual([]);
    expectHarmless(html);
  });

  const id = "01900000-0000-7000-8000-00000000000a";
  const context = {
    nameOf: (one: string) => (one === id ? "Ada <b>Now</b>" : null),
    pointOf: (one: string) => (one === id ? { text: "What <i>it</i> says", href: `#p-${id}` } : null),
  };
  const other = id.replace("0a", "0b");

  test.each([
    [`Hi @[Ada](${id})!`, '<p>Hi <bdi class="mention">@Ada &lt;b&gt;Now&lt;/b&gt;</bdi>!</p>\n'],
    [`@[Be\\]n](${other})`, '<p><bdi class="mention">@Be]n</bdi></p>\n'],
    [`**@[Ada](${id})**`, '<p><strong><bdi class="mention">@Ada &lt;b&gt;Now&lt;/b&gt;</bdi></strong></p>\n'],
    [`\`@[<script>](${other})\``, "<p><code>@&lt;script&gt;</code></p>\n"],
    [`    @[Ben](${other})`, "<pre><code>@Ben\n</code></pre>\n"],
    [`@[<img src=x onerror=1>](${other})`, '<p><bdi class="mention">@&lt;img src=x onerror=1&gt;</bdi></p>\n'],
    ["@[Ada](https://x.org)", '<p>@<a href="https://x.org" rel="noopener noreferrer nofollow ugc">Ada</a></p>\n'],
    ["@Ada", "<p>@Ada</p>\n"],
  ])("shows whom it mentions by the name that they have now: %j", (source, html) => {
    expect(renderMarkdown(source, context)).toBe(html);
    expectHarmless(html);
  });

  test.each([
    [`see /shows/a/b#p-${id}.`, `#p-${id}`, "What &lt;i&gt;it&lt;/i&gt; says"],
    [`[in words](/shows/a/b#p-${id})`, `#p-${id}`, "in words"],
    [`[x](/groups/g/a/b#p-${id})`, `#p-${id}`, "x"],
    [`/shows/a/b#p-${other}`, `/shows/a/b#p-${other}`, `/shows/a/b#p-${other}`],
    [`https://evil.example/shows/a/b#p-${id}`, `https://evil.example/shows/a/b#p-${id}`, `https://evil.example/shows/a/b#p-${id}`],
  ])("calls a link to a point by what it says: %j", (source, href, words) => {
    const html = renderMarkdown(source, context);
    expect(html).toContain(`href="${href}"`);
    expect(html).toContain(`>${words}</a>`);
    expect(html.match(/<a /g)).toHaveLength(1);
    expectHarmless(html);
  });

  test.each([
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=javascript:1>",
    "<a href='javascript:1'>x</a>", "<b onmouseover=alert(1)>b</b>", "<!-- --><script>1</script>", "<style>*{display:none}</style>", "<p>\n<script>1\n\n</script>",
    "```html\" onclick=\"alert(1)\n<script>1</script>\n```", "~~~<img src=x onerror=1>\nx\n~~~", "    <script>1</script>", "`<script>1</script>`",
    "[a](https://x.org \"t\\\" onclick=\\\"alert(1)\")", "[a](https://x.org 't\" onclick=alert(1) x=\"')", "[<img src=x onerror=1>](https://x.org)",
    "<https://x.org/\"onclick=alert(1)>", "https://x.org/\"onmouseover=alert(1)", "| <script> | b |\n|:-:|-:|\n| <img src=x> | `</td><script>` |",
    "&lt;script&gt;1&lt;/script&gt;", "&#60;script&#62;", "\\<script>", "![a](https://x.org/\"onload=\"1)", "# <script>\n- <script>\n> <script>", "<!DOCTYPE html>", "<?php 1 ?>", "<![CDATA[<script>]]>",
  ])("shows %j as text", (source) => {
    expectHarmless(renderMarkdown(source));
  });

  test.each(["![a](https://spy.example/x.png)", "![a][b]\n\n[b]: https://spy.example/x.png", "<img src=https://spy.example/x.png>", "[![a](https://spy.example/x.png)](https://x.org)"])(
    "loads no image, which would tell its host who reads: %j",
    (source) => {
      expect(renderMarkdown(source)).not.toMatch(/<img/i);
      expectHarmless(renderMarkdown(source));
    },
  );

  test.each(injections.strings)("is harmless with %j in it", (injected) => {
    for (const source of [injected, `[a](${injected})`, `[${injected}](https://x.org)`, `<${injected}>`, `[a]: ${injected}\n\n[a]`, `> - ${injected}`, `\`\`\`${injected}\nx`])
      expectHarmless(renderMarkdown(source));
  });

  test.each([
    ["# One *two*", "<p class=\"note-heading\">One <em>two</em></p>\n"],
    ["over\n---\nunder", "<p>over</p>\n<hr>\n<p>under</p>\n"],
    ["###### six", "<p class=\"note-heading\">six</p>\n"],
  ])("puts no heading into the page: %j", (source, html) => {
    expect(renderMarkdown(source)).toBe(html);
  });

  test.each([
    ["quotes", ">".repeat(500) + " at the bottom"],
    ["quotes with spaces", "> ".repeat(500) + "at the bottom"],
    ["lists", "- ".repeat(500) + "at the bottom"],
    ["numbered lists", "1. ".repeat(500) + "at the bottom"],
    ["lists in quotes", "> - ".repeat(500) + "at the bottom"],
    ["a staircase", Array.from({ length: 130 }, (_, step) => `${"  ".repeat(step)}- step`).join("\n") + "\n" + "  ".repeat(130) + "- at the bottom"],
  ])("shows what is nested too deep as it was written, and loses none of it: %s", (_, source) => {
    const html = renderMarkdown(source);
    expectHarmless(html);
    const opened = html.match(/<(?:blockquote|ul|ol)>/g)?.length;
    expect(opened).toBeGreaterThan(5);
    expect(opened).toBeLessThanOrEqual(16);
    expect(html).toContain("at the bottom");
    const steps = source.match(/step/g)?.length ?? 0;
    expect(html.match(/step/g)?.length ?? 0).toBe(steps);
  });

  test.each(["\u202e", "\u202d"])("takes %j out of what is shown: no text overrides its direction", (override) => {
    expect(renderMarkdown(`a ${override}b* c*`)).toBe("<p>a b* c*</p>\n");
    expect(renderMarkdown(`\`${override}b\` [${override}c](https://x.org/${override})`)).not.toContain(override);
  });

  test("keeps the marks and isolates of those who write from right to left", () => {
    expect(renderMarkdown("\u2067שלום\u2069 \u200fא")).toBe("<p>\u2067שלום\u2069 \u200fא</p>\n");
  });

  test.each(["[".repeat(20_000), "[a](".repeat(5_000), "*a_ ".repeat(5_000), "`".repeat(200) + "a`".repeat(9_900), "a".repeat(20_000), "\u200b".repeat(20_000), "http://a.b/".repeat(1_800)])(
    "takes 20,000 characters of the hardest kind: %#",
    (source) => {
      expectHarmless(renderMarkdown(source));
    },
  );

  test("is harmless whatever it says", () => {
    const pieces = fc.constantFrom(
      "<", ">", "\"", "'", "`", "```", "[", "]", "(", ")", "!", "&", ";", ":", "\\", "/", "\n", "\n\n", " ", "    ", "#", "-", "|", "*", "_", "~~", "=",
      "script", "<script", "</script>", " onclick=", "onerror=1", "javascript:", "data:", "https://x.org", "[a](", "[a]: ", "&#106;", "&lt;", "\u0000", "\ud800", "é",
    );
    const notes = fc.oneof(fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")), fc.string({ unit: "binary", maxLength: 60 }));
    fc.assert(
      fc.property(notes, (source) => expectHarmless(renderMarkdown(source))),
      { numRuns: 1_000 },
    );
  }, 30_000);
});
