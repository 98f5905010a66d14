import { describe, expect, it } from "vitest";
import { printSummary } from "./print";
import { accept } from "./testing";
import type { OutlinePoint, SummaryDocument } from "./types";

const point = (text: string, more: Partial<OutlinePoint> = {}): OutlinePoint => ({
  text,
  formats: [],
  time: null,
  children: [],
  ...more,
});

const summary = (points: OutlinePoint[], episode: Partial<SummaryDocument["episode"]> = {}): SummaryDocument => ({
  show: { name: "Night Shift" },
  episode: { title: "A Title", number: 89, durationSeconds: 4500, readingMinutes: 1, videoUrl: null, ...episode },
  points,
  warnings: [],
});

describe("a document", () => {
  it("is printed as the page that it came from", () => {
    const document = summary([point("Root", { children: [point("Leaf *", { time: 754 })] })], {
      videoUrl: "https://a.example/v",
    });
    expect(printSummary(document)).toBe(
      "A Title\n\nNight Shift 1h15 1 min #89\nA Title\nWatch on YouTube: https://a.example/v\n\nSummary\n\n" +
        "  • Root\n    • (12:34) Leaf *\nBack to Night Shift\n",
    );
  });

  it("is printed as Markdown when it has formats", () => {
    const formats = [{ kind: "bold" as const, start: 0, end: 4 }];
    const document = summary([point("Root *", { formats, children: [point("- Leaf")] })], { number: null });
    expect(printSummary(document)).toBe(
      "# A Title\n\nNight Shift 1h15 1 min\n\n## Summary\n\n- **Root** \\*\n  - \\- Leaf\n",
    );
  });

  it.each(["Summary", "• A Title", "---", "#89", "Back to front", "1h15 5 min #3", '"A" \\ title: b'])(
    "has front matter when its title is %s",
    (title) => {
      const document = summary([point("Root")], { title });
      expect(accept(printSummary(document))).toEqual(document);
    },
  );

  it("is printed in Markdown when a plain point would be mistaken", () => {
    const document = summary([point("It began (1:02)"), point("(1:02) and on", { time: 5 })]);
    expect(printSummary(document)).toContain("- It began \\(1:02)\n- (0:05) \\(1:02) and on\n");
  });

  it("has its line breaks made spaces, which moves nothing", () => {
    const printed = printSummary(summary([point("one\ntwo")]));
    expect(accept(printed).points[0]!.text).toBe("one two");
  });
});
