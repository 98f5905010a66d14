import { describe, expect, it } from "vitest";
import { MAX_DEPTH, MAX_LINES, MAX_POINT_LENGTH, MAX_POINTS, MAX_SOURCE_BYTES, MAX_WARNINGS } from "./limits";
import { parseSummary } from "./parse";
import { accept, sketch } from "./testing";
import type { HeaderOverrides } from "./types";

const body = "\nSummary\n\n  • Root\n    • Leaf\n";

const list = "- Root\n  - Leaf\n";

const page = (...lines: string[]) => `${lines.join("\n")}\n${body}`;

const headerOf = (source: string, overrides?: HeaderOverrides) => {
  const { show, episode } = accept(source, overrides);
  return [show.name, episode.title, episode.number, episode.durationSeconds];
};

describe("the line that names the show", () => {
  it.each<[string, number | null, number | null]>([
    ["Night Shift 1h15 5 min #89", 89, 4500],
    ["#89 Night Shift 5 min 1h15", 89, 4500],
    ["5 min · #89 · Night Shift · 1h15", 89, 4500],
    ["Night Shift | 1:15:00 | #89", 89, 4500],
    ["Night Shift • 1h15 • Episode 89", 89, 4500],
    ["Night Shift, 1 hr 15 min, 5 min read", null, 4500],
    ["Night Shift 1h 15m", null, 4500],
    ["Night Shift 1h 15 min 5 min", null, 4500],
    ["Night Shift 1h 5 min", null, 3600],
    ["Night Shift 2h", null, 7200],
    ["Night Shift 45m 5 min", null, 2700],
    ["Night Shift 45 min 5 min", null, 2700],
    ["Night Shift 5 min 45 min", null, 2700],
    ["Night Shift 45 min #7", 7, 2700],
    ["Night Shift 5 min #7", 7, null],
    ["Night Shift\u00a0#7", 7, null],
    ["Night Shift", null, null],
  ])("%s", (line, number, duration) => {
    expect(headerOf(page("A Title", "", line, "A Title"))).toEqual(["Night Shift", "A Title", number, duration]);
  });
});

describe("the header", () => {
  it.each<[string, string]>([
    ["with the show first", page("Night Shift 1h15 5 min #89", "A Title")],
    ["with a title that is said twice", page("Share", "A Title", "Night Shift 1h15 #89", "A Title")],
    ["with the numbers on lines of their own", page("A Title", "Night Shift", "1h15", "5 min", "#89")],
    ["with the show only in the link back", `${page("A Title", "1h15 5 min #89")}Back to Night Shift\n`],
    ["with more beside the show's name", `${page("A Title", "Night Shift, May 2025 1h15 #89")}Back to Night Shift\n`],
    ["in Markdown", `# A Title\n\nNight Shift · 1h15 · #89\n\n## Summary\n\n${list}`],
    ["in Markdown, emphasised", `**A Title**\n*Night Shift* 1h15 #89\n\n${list}`],
    ["in Markdown, underlined", `A Title\n=======\nNight Shift 1h15 #89\n\n${list}`],
    ["in front matter", `---\ntitle: "A Title"\nshow: 'Night Shift'\nepisode: 89\nduration: 1h15\n---\n${list}`],
    ["in page properties", `title:: A Title\nshow:: Night Shift\nepisode:: 89\nduration:: 75m\n\n- Root\n\t- Leaf`],
  ])("is understood %s", (_, source) => {
    expect(headerOf(source)).toEqual(["Night Shift", "A Title", 89, 4500]);
    expect(sketch(accept(source).points)).toEqual(["Root", ".Leaf"]);
  });

  it("takes a title that ends like a line of numbers, when it stands first", () => {
    const source = page("How to run in 45 min", "Night Shift 1h15 5 min #89");
    expect(headerOf(source)).toEqual(["Night Shift", "How to run in 45 min", 89, 4500]);
  });

  it.each(["7. The last one", "1. The first one", "A. Smith on work"])("takes a title such as %s", (title) => {
    expect(headerOf(page(title, "", "Night Shift 1h15 #89"))[1]).toBe(title);
  });

  it.each(["12. May 2025", "1. May 2025"])("is not cut short by a date: %s", (date) => {
    const source = page("A Title", "", date, "", "Night Shift 1h15 #89");
    expect(headerOf(source)).toEqual(["Night Shift", "A Title", 89, 4500]);
  });

  it("keeps a show's name that begins with minutes", () => {
    expect(headerOf(page("A Title", "20 Minute Books 1h15 5 min #4"))[0]).toBe("20 Minute Books");
  });

  it("computes the reading time from the words, whatever the page says", () => {
    expect(accept(page("A Title", "Night Shift 1h15 9 min")).episode.readingMinutes).toBe(1);
  });

  it("makes no-break spaces plain, and leaves the points' own", () => {
    const { episode, points } = accept("A\u00a0Title\nNight Shift 1h\n\n• a\u00a0b\u00a0\n");
    expect(episode.title).toBe("A Title");
    expect(points[0]!.text).toBe("a\u00a0b");
  });
});

describe("the video", () => {
  it.each<[string, string | null]>([
    ["Watch on YouTube", null],
    ["Watch on YouTube: https://youtu.be/a_b_c", "https://youtu.be/a_b_c"],
    ["Watch on YouTube https://youtu.be/abc", "https://youtu.be/abc"],
    ["▶ Watch on YouTube (https://youtu.be/abc)", "https://youtu.be/abc"],
    ["[Watch on YouTube](https://youtu.be/abc)", "https://youtu.be/abc"],
    ["https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc"],
  ])("%s", (line, url) => {
    const { episode, warnings } = accept(page("A Title", "Night Shift 1h15", line));
    expect(episode.videoUrl).toBe(url);
    expect(warnings).toEqual([]);
  });

  it.each(["javascript:alert(1)", "ftp://a.example/b", "somewhere"])("is not %s", (address) => {
    const { episode, warnings } = accept(page("A Title", "Night Shift 1h15", `Watch on YouTube: ${address}`));
    expect(episode.videoUrl).toBeNull();
    expect(warnings).toEqual([{ line: 3, message: expect.stringContaining(address) }]);
  });
});

describe("what the caller knows", () => {
  const known = { show: "Known Show", title: "Known Title", number: 5, videoUrl: "https://a.example/v" };

  it("supplies what the document lacks", () => {
    const { show, episode, warnings } = accept("• Root\n", known);
    expect({ show: show.name, ...episode }).toMatchObject({ ...known, durationSeconds: null });
    expect(warnings).toEqual([]);
  });

  it("overrides what the document says, which is named", () => {
    const { show, episode, warnings } = accept(page("A Title", "Night Shift 1h15 #89"), known);
    expect({ show: show.name, ...episode }).toMatchObject({ ...known, durationSeconds: 4500 });
    expect(warnings.map(({ line, message }) => [line, /“(.*)”/.exec(message)?.[1]])).toEqual([
      [1, "A Title"],
      [2, "Night Shift 1h15 #89"],
    ]);
  });

  it("does not take a lone line for the title when the title is given", () => {
    expect(headerOf(page("Night Shift"), { title: "Known Title" })).toEqual(["Night Shift", "Known Title", null, null]);
  });

  it("may be that there is no number and no video", () => {
    const source = page("A Title", "Night Shift 1h15 #89", "Watch on YouTube: https://youtu.be/abc");
    expect(accept(source, { number: null, videoUrl: null }).episode).toMatchObject({ number: null, videoUrl: null });
  });

  it("counts for nothing where it is undefined", () => {
    const source = page("A Title", "Night Shift 1h15 #89");
    expect(headerOf(source, { show: undefined, title: undefined, number: undefined })[2]).toBe(89);
  });
});

describe("what is not understood", () => {
  it("is named when it is furniture of the page", () => {
    const source = `${page("A Title", "Night Shift 1h15", "Share", "0:00 Intro")}Back to Night Shift\nPrivacy\n`;
    const { points, warnings } = accept(source);
    expect(sketch(points)).toEqual(["Root", ".Leaf"]);
    expect(warnings.map(({ line, message }) => [line, /“(.*)”/.exec(message)?.[1]])).toEqual([
      [3, "Share"],
      [4, "0:00 Intro"],
      [11, "Privacy"],
    ]);
  });

  it("is kept when it is prose", () => {
    const prose = "This goes on and on. ".repeat(10).trim();
    const { points, warnings } = accept(page("A Title", "Night Shift 1h15", "", prose));
    expect(sketch(points)).toEqual([prose, "Root", ".Leaf"]);
    expect(warnings).toEqual([{ line: 4, message: expect.stringContaining("This goes on") }]);
    expect(warnings[0]!.message.length).toBeLessThan(prose.length);
  });

  it("is kept and named when it stands among the points", () => {
    const source = `${page("A Title", "Night Shift 1h15")}\nAn advertisement.\n\n    • Leaf two\n`;
    const { points, warnings } = accept(source);
    expect(sketch(points)).toEqual(["Root", ".Leaf", ".An advertisement.", ".Leaf two"]);
    expect(warnings).toEqual([{ line: 9, message: expect.stringContaining("“An advertisement.”") }]);
  });

  it("is named when a bullet has no words", () => {
    const { points, warnings } = accept("A Title\nNight Shift 1h15\n\n• a\n•\n  • b\n•\u200b\n");
    expect(sketch(points)).toEqual(["a", "b"]);
    expect(warnings.map(({ line }) => line)).toEqual([5, 7]);
  });

  it("is named in front matter, a second title too", () => {
    const source = "---\ntitle: A\nshow: B\ntitle: C\nconstructor: D\n---\n- a\n";
    expect(accept(source).warnings.map(({ line }) => line)).toEqual([4, 5]);
  });

  it("is summed up when there is too much of it", () => {
    const { warnings } = accept(`A Title\nNight Shift 1h15\n\n${"•\n".repeat(MAX_WARNINGS + 10)}• a\n`);
    expect(warnings).toHaveLength(MAX_WARNINGS);
    expect(warnings.at(-1)!.message).toContain("11 more lines");
  });
});

describe("refusals", () => {
  const header = "A Title\nNight Shift 1h15\n\n";
  const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${" ".repeat(i)}• a`).join("\n");

  it.each<[string, string, number | null, RegExp]>([
    ["nothing", "", null, /is empty/],
    ["nothing visible", "\ufeff \n\t\u200b\r\n", null, /is empty/],
    ["no points", `${header}Only prose.\n`, null, /no points/],
    ["no points with words", `${header}•\n•\n`, null, /no points/],
    ["no title", "• a\n", null, /no title/],
    ["no show", "A Title\n\n• a\n", null, /does not name the show/],
    ["NUL bytes", `${header}• a\n• b\0\n`, 5, /NUL/],
    ["what is no text", "\u0001\u0002\ufffd\ufffdPDF", null, /not text/],
    ["too many bytes", `${header}• ${"é".repeat(MAX_SOURCE_BYTES / 2)}`, null, /too large/],
    ["too many lines", `${header}${"• a\n".repeat(MAX_LINES)}`, MAX_LINES + 2, /60,000 lines/],
    ["too many points", `${header}${"• a\n".repeat(MAX_POINTS + 1)}`, MAX_POINTS + 4, /20,000 points/],
    ["a point that is too long", `${header}• a\n• ${"a".repeat(MAX_POINT_LENGTH + 1)}`, 5, /20,000 characters/],
    ["a point that is far too long", `${header}• ${"a".repeat(1_000_000)}`, 4, /20,000 characters/],
    ["too many levels", `${header}${nested(MAX_DEPTH + 1)}`, MAX_DEPTH + 4, /64 levels/],
  ])("of %s", (_, source, line, reason) => {
    expect(parseSummary(source)).toEqual({ ok: false, line, reason: expect.stringMatching(reason) });
  });

  it.each<[string, string]>([
    ["bytes", `${header}• a${" ".repeat(MAX_SOURCE_BYTES - header.length - 5)}`],
    ["points", `${header}${"• a\n".repeat(MAX_POINTS)}`],
    ["characters", `${header}• ${"a".repeat(MAX_POINT_LENGTH)}`],
    ["characters under their Markdown", `${header}- ${"\\*".repeat(MAX_POINT_LENGTH)}`],
    ["levels", `${header}${nested(MAX_DEPTH)}`],
  ])("do not meet as many %s as are allowed", (_, source) => {
    expect(parseSummary(source).ok).toBe(true);
  });

  it.each<[string, string]>([
    ["spaces", " ".repeat(2_000_000)],
    ["asterisks", "*".repeat(2_000_000)],
    ["asterisks in a point", `${header}- ${"*".repeat(19_000)}`],
    ["brackets in a point", `${header}- ${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["links that do not end", `${header}${`- ${"[a](b".repeat(3_900)}\n`.repeat(100)}`],
    ["emphasis that does not end", `${header}${`- ${"**a* ".repeat(3_900)}\n`.repeat(100)}`],
    ["backticks of every length", `${header}- ${Array.from({ length: 190 }, (_, i) => "`".repeat(i)).join(" ")}`],
    ["bullets in bullets", `${header}${"- ".repeat(1_000_000)}a`],
    ["lines without bullets", `${"a\n".repeat(59_990)}• a`],
    ["fences", `${header}${"- ```a\n".repeat(19_000)}`],
  ])("or documents come of hostile amounts of %s", (_, source) => {
    expect(parseSummary(source, { show: "Night Shift" })).toHaveProperty("ok");
  });
});
