import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotations/schema";
import type { PointNode } from "@/lib/episodes/points";
import { packOf } from "./pack";
import type { PackItem } from "./pack";

const point = (id: string, text: string, time: number | null = null, children: PointNode[] = []): PointNode => ({ id, text, formats: [], time, children });
const outline = [
  point("p1", "On rivers", 60, [point("p2", "Everything flows and nothing stays"), point("p3", "Nobody steps twice into the same river", 95)]),
  point("p4", "On fire"),
];
const texts = new Map([outline[0]!, ...outline[0]!.children, outline[1]!].map(({ id, text }) => [id, text]));

let count = 0;

/** An annotation as "ada question p2 flows" says it: by whom, what, where and on which words. */
function annotation(said: string): Annotation {
  const [name = "", kind = "", pointId = "", ...words] = said.split(" ");
  const quote = words.join(" ");
  const start = (texts.get(pointId) ?? "").indexOf(quote);
  const target = { pointId, revisionId: "r", start, end: start + quote.length, quote, prefix: "", suffix: "" };
  return {
    id: `a${String(++count).padStart(3, "0")}`, episodeId: "e", author: { id: name, name }, kind: kind as Annotation["kind"], colour: "yellow", colourName: null,
    note: said, tags: [], targets: [target], audiences: [], unread: false, version: 1, createdAt: "", updatedAt: "",
  };
}

const pack = (said: string[], closed: number[] = []) => {
  const annotations = said.map(annotation);
  return packOf(annotations, new Set(closed.map((index) => annotations[index]!.id)), outline);
};
const brief = (items: PackItem[]) => items.map(({ place, words, people }) => [place?.pointId ?? null, words, people]);

describe("a discussion pack", () => {
  test("is empty where nothing is asked, disputed or marked by two", () => {
    expect(pack(["ada highlight p2 flows", "ben note p3 river", "cem agree p4 On fire"])).toEqual({ questions: [], disagreements: [], passages: [] });
  });

  test("has the questions that are open in the order of the outline, and at the end those whose words are gone", () => {
    const { questions } = pack(["ada question p4 On fire", "ben question gone what was said", "ada question p3 river", "cem question p2 nothing", "cem question p2 flows"], [4]);
    expect(brief(questions)).toEqual([["p2", "nothing", 1], ["p3", "river", 1], ["p4", "On fire", 1], [null, "what was said", 1]]);
  });

  test("has each disagreement once, with what all say about it", () => {
    const { disagreements } = pack(["ben disagree p3 the same river", "ada agree p3 same river", "cem disagree p2 nothing", "dia note p3 river"]);
    expect(brief(disagreements)).toEqual([["p3", "the same river", 2]]);
    expect(disagreements[0]?.annotations.map(({ note }) => note)).toEqual(["ben disagree p3 the same river", "ada agree p3 same river"]);
  });

  test("has the passages that most people marked, in the order of the outline", () => {
    const { passages } = pack(["ada highlight p3 river", "ben note p3 same river", "ada agree p2 flows", "ben agree p2 flows and", "cem check p2 flows"]);
    expect(brief(passages)).toEqual([["p2", "flows", 3], ["p3", "river", 2]]);
  });

  test("has no more than twelve passages: those that most people marked", () => {
    const words = "abcdefghijklmn".split("");
    const wide = point("w", words.join(" "));
    texts.set("w", wide.text);
    const said = words.flatMap((word, index) => ["ada", "ben", ...(index === 13 ? ["cem"] : [])].map((who) => annotation(`${who} note w ${word}`)));
    expect(packOf(said, new Set(), [wide]).passages.map(({ words: shown }) => shown)).toEqual([..."abcdefghijk".split(""), "n"]);
  });

  test("says under which point each stands, and at what time", () => {
    const { questions } = pack(["ada question p1 rivers", "ada question p2 flows", "ada question p3 river", "ada question p4 fire"]);
    expect(questions.map(({ place }) => [place?.under, place?.time])).toEqual([[null, 60], ["On rivers", 60], ["On rivers", 95], [null, null]]);
  });
});
