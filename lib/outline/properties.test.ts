import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalFormats } from "./formats";
import { parseInline } from "./inline";
import { isBlank, oneLine } from "./lines";
import { isWebAddress } from "./links";
import { printInline } from "./markdown";
import { parseSummary } from "./parse";
import { printSummary } from "./print";
import type { Format, OutlinePoint, SummaryDocument } from "./types";
import { readingMinutes } from "./words";

/** Words that look like something else. */
const awkward = [
  ..."- a|* a|+ a|• a|◦a|— a|1. a|a) b|o\tb|# a|## a ##|---|--|***|* * *|```|```js|~~~|> a|a\tb|a  b".split("|"),
  ..."(1:02)|(1:02) a|a (1:02:03)|[1:02] a|a [59:59]".split("|"),
  ..."**a**|*a|a*|_a_|~~a~~|`a`|``|a\\|\\*a|[a](https://b.example)|[a]|](https://b.example)|<!-- -->".split("|"),
  ..."Summary|Watch on YouTube|Back to the start|#89|1h15 5 min|a 1h15 5 min #89|title: a|a:: b".split("|"),
  ..."https://youtu.be/a|<https://b.example>|a\u00a0b|人工智能|👩‍👩‍👧‍👦 family|🇫🇷".split("|"),
  ..."e\u0301|مرحبا بالعالم|\u200fשלום".split("|"),
];

/** What can stand in a point: a line of text. */
const toWords = (text: string) => oneLine(text.toWellFormed()).replace(/(?!\s)[\p{Cc}\ufffd]/gu, "").trim();

const words = fc
  .oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.array(fc.constantFrom(...awkward, ...'a *_`~[]()<\\'), { maxLength: 6 }).map((parts) => parts.join("")),
  )
  .map(toWords)
  .filter((text) => !isBlank(text));

const headerWords = words.map((text) => text.replace(/[\u00a0\u202f]/g, " ").trim()).filter((text) => !isBlank(text));

const href = fc.webUrl({ withQueryParameters: true, withFragments: true }).filter(isWebAddress);

const formatsOf = (text: string): fc.Arbitrary<Format[]> => {
  const place = fc.nat({ max: text.length });
  const mark = fc.record({ kind: fc.constantFrom("bold", "italic", "code", "strike"), start: place, end: place });
  const link = fc.record({ kind: fc.constant("link" as const), start: place, end: place, href });
  return fc
    .array(fc.oneof(mark as fc.Arbitrary<Format>, link), { maxLength: 4 })
    .map((formats) => canonicalFormats(text, formats));
};

const inline = words.chain((text) => formatsOf(text).map((formats) => ({ text, formats })));
const plain = words.map((text) => ({ text, formats: [] as Format[] }));
const time = fc.option(fc.nat({ max: 999 * 3600 + 3599 }), { freq: 4 });

type Content = Pick<OutlinePoint, "text" | "formats">;

const tree = (content: fc.Arbitrary<Content>, depth = 4): fc.Arbitrary<OutlinePoint[]> => {
  const none = fc.constant<OutlinePoint[]>([]);
  const children = depth === 0 ? none : fc.oneof(none, tree(content, depth - 1));
  const point = fc.tuple(content, time, children).map(([line, at, under]) => ({ ...line, time: at, children: under }));
  return fc.array(point, { minLength: 1, maxLength: 3 });
};

const summary = (points: fc.Arbitrary<OutlinePoint[]>): fc.Arbitrary<SummaryDocument> =>
  fc
    .record({
      name: headerWords,
      title: headerWords,
      number: fc.option(fc.nat({ max: 999_999 })),
      durationSeconds: fc.option(fc.nat({ max: 999 * 3600 + 3599 })),
      videoUrl: fc.option(href),
      points,
    })
    .map(({ name, points: outline, ...episode }) => ({
      show: { name },
      episode: { ...episode, readingMinutes: readingMinutes(outline) },
      points: outline,
      warnings: [],
    }));

describe("printing and parsing", () => {
  it.each([
    ["plain points", tree(plain)],
    ["points with formats", tree(inline)],
  ])("gives the same document again: %s", (_, points) => {
    fc.assert(
      fc.property(summary(points), (document) => {
        const printed = printSummary(document);
        expect(parseSummary(printed), printed).toEqual({ ok: true, document });
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same words and formats again", () => {
    fc.assert(
      fc.property(inline, ({ text, formats }) => {
        expect(parseInline(printInline(text, formats))).toEqual({ text, formats });
      }),
      { numRuns: 2_000 },
    );
  });
});

const fragments = [
  ..."\n| |    |\t|\n\n|\r\n|\u3000|•|- |* |1. |a) |# |## |---\n|===\n|```\n".split("|"),
  ..."title: |Summary\n|Watch on YouTube|Back to ".split("|"),
  ..."1h15|5 min|#89|(1:02)|**|_|`|[|](|)|<|https://a.example|\\|word".split("|"),
];

const broken = ["\0", "\ud800", "\ufffd"];

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(fc.constantFrom(...fragments, ...broken), fc.string({ maxLength: 5 })), { maxLength: 60 })
    .map((parts) => parts.join("")),
);

/** Lines of every kind, their words numbered by where they were. */
const numberedLines = fc
  .array(
    fc.record({
      start: fc.constantFrom("", "", "  ", "\t", "      ", "\n", "\n  "),
      sign: fc.constantFrom(..."||||• |◦|– |- |* |1. |2) |a. |# |## |> |```|~~~ ".split("|")),
      words: fc.constantFrom(
        ..."@|@ @|**@** @|[@](https://a.example)|`@|@ (1:02)|@ — @.|Summary|Watch on YouTube: @|Back to @".split("|"),
        ..."@ 1h15 5 min #89|title: @|@:: @|---|===|```|".split("|"),
      ),
    }),
    { maxLength: 14 },
  )
  .map((lines) => lines.map(({ start, sign, words }) => start + sign + words).join("\n"))
  .map((source) => source.replace(/@/g, (_, at: number) => `w${at}w`));

describe("parsing anything", () => {
  it("answers with a document or a refusal, and holds to its promises", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const parsed = parseSummary(source, { show: "Show", title: "Title" });
        if (!parsed.ok) expect(parsed.reason).toMatch(/^[A-Z].*\.$/s);
        if (!parsed.ok) return;
        for (const { text, formats } of allPoints(parsed.document.points)) {
          expect(isBlank(text)).toBe(false);
          expect(text).toBe(oneLine(text).trim());
          expect(formats).toEqual(canonicalFormats(text, formats));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["without a header", "", { show: "Show", title: "Title" }],
    ["after a header", "Title\n\nShow 1h15\n\n", {}],
    ["in its header", "", {}],
  ])("keeps or names every word: %s", (_, header, overrides) => {
    fc.assert(
      fc.property(numberedLines, (source) => {
        const parsed = parseSummary(header + source, overrides);
        if (!parsed.ok) return;
        const said = JSON.stringify(parsed.document);
        for (const word of source.match(/w\d+w/g) ?? []) expect(said).toContain(word);
      }),
      { numRuns: 2_000 },
    );
  });
});

const allPoints = (points: OutlinePoint[]): OutlinePoint[] =>
  points.flatMap((point) => [point, ...allPoints(point.children)]);
