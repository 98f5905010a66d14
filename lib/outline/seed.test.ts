import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printSummary } from "./print";
import { accept } from "./testing";
import { countPoints, flatten } from "./tree";

const source = readFileSync(new URL("../../prisma/content/dwarkesh-podcast-89.txt", import.meta.url), "utf8");
const document = accept(source);
const flat = flatten(document.points);
const bullets = source.split("\n").flatMap((line) => {
  const match = /^( *)• (.*)$/.exec(line);
  return match ? [{ indent: match[1]!.length, text: match[2]! }] : [];
});

describe("the first content", () => {
  it("has its header understood", () => {
    expect(document.show).toEqual({ name: "Dwarkesh Podcast" });
    expect(document.episode).toEqual({
      title: "Mark Zuckerberg — AI will write most Meta code in 18 months",
      number: 89,
      durationSeconds: 75 * 60,
      readingMinutes: 5,
      videoUrl: null,
    });
  });

  it("leaves nothing over", () => {
    expect(document.warnings).toEqual([]);
  });

  it("has a point for each bullet, with its very words, at its depth", () => {
    expect(bullets).toHaveLength(43);
    expect(countPoints(document.points)).toBe(bullets.length);
    expect(flat.map(({ point, depth }) => ({ indent: 2 + 2 * depth, text: point.text }))).toEqual(bullets);
  });

  it("has one root, and so many points at each depth", () => {
    expect(document.points).toHaveLength(1);
    const counts = [0, 1, 2, 3, 4].map((depth) => flat.filter((point) => point.depth === depth).length);
    expect(counts).toEqual([1, 9, 20, 11, 2]);
  });

  it("begins and ends where the outline does", () => {
    expect(flat[0]!.point.text).toMatch(/^Mark Zuckerberg discusses Meta’s latest .* the broader economy\.$/);
    expect(flat.at(-1)!.point.text).toMatch(/^Zuckerberg does not rely .* to have all the answers\.$/);
  });

  it("says nothing of formats or times", () => {
    expect(flat.every(({ point }) => point.formats.length === 0 && point.time === null)).toBe(true);
  });

  it("prints as it came, but for the page's link to a video and its no-break spaces", () => {
    const bare = source.replaceAll("\u00a0", " ").replace("Watch on YouTube\n", "");
    expect(printSummary(document)).toBe(`${bare}\n`);
  });
});

/** Other ways in which the same outline could have been pasted. */
const outline = source.slice(source.indexOf("  •"), source.lastIndexOf("\n"));
const header = source.slice(0, source.indexOf("  •"));
const rewrite = (line: (depth: number, text: string) => string) =>
  header + bullets.map(({ indent, text }) => line(indent / 2 - 1, text)).join("\n") + "\nBack to Dwarkesh Podcast";

/** Greedy wrapping, as a mail program does it. */
function wrap(first: string, rest: string, text: string, width: number): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    const isFirst = line === first || line === rest;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

const spaces = (depth: number) => "  ".repeat(depth);

describe("the same outline", () => {
  it.each([
    ["indented by one space", rewrite((depth, text) => `${" ".repeat(depth)}• ${text}`)],
    ["indented by eight spaces", rewrite((depth, text) => `${" ".repeat(8 * depth)}• ${text}`)],
    ["indented irregularly", rewrite((depth, text) => `${" ".repeat([1, 4, 6, 11, 12][depth]!)}• ${text}`)],
    ["indented by tabs", rewrite((depth, text) => `${"\t".repeat(depth)}•\t${text}`)],
    ["indented by tabs or spaces", rewrite((depth, text) => `${(depth % 2 ? "\t" : "    ").repeat(depth)}• ${text}`)],
    ["indented by no-break spaces", rewrite((depth, text) => `${"\u00a0".repeat(2 * depth)}• ${text}`)],
    ["indented by full-width spaces", rewrite((depth, text) => `${"\u3000".repeat(depth)}• ${text}`)],
    ["with a glyph for each depth", rewrite((depth, text) => `${spaces(depth)}${"•◦▪‣⁃"[depth]} ${text}`)],
    ["with nothing but glyphs for depth", rewrite((depth, text) => `${"●○■◆◇"[depth]} ${text}`)],
    ["with dashes", rewrite((depth, text) => `${spaces(depth)}— ${text}`)],
    ["as a Markdown list", rewrite((depth, text) => `${spaces(depth)}- ${text}`)],
    ["as a Markdown list of many signs", rewrite((depth, text) => `${"\t".repeat(depth)}${"-*+"[depth % 3]} ${text}`)],
    ["with Windows line ends", source.replaceAll("\n", "\r\n")],
    ["with old Macintosh line ends", source.replaceAll("\n", "\r")],
    ["with a byte order mark", `\ufeff${source}`],
    ["with white space at the ends of lines", source.replaceAll("\n", " \t\n")],
    ["with blank lines between", source.replace(outline, outline.replaceAll("\n", "\n\n"))],
    ["wrapped at 60", rewrite((depth, text) => wrap(`${spaces(depth)}• `, spaces(depth + 1), text, 60))],
    ["wrapped at 72 in Markdown", rewrite((depth, text) => wrap(`${spaces(depth)}- `, spaces(depth + 1), text, 72))],
    ["wrapped at 80 to the margin", rewrite((depth, text) => wrap(`${spaces(depth)}• `, "", text, 80))],
  ])("is read the same: %s", (_, variant) => {
    expect(accept(variant)).toEqual(document);
  });
});
