/* A summary as large as the largest real ones, and places to annotate in it. The same at every run. */

export type BenchFormat = { kind: "bold" | "italic" | "code"; start: number; end: number };
export type BenchPoint = { id: string; depth: number; text: string; formats: BenchFormat[] };
export type BenchSpan = { point: BenchPoint; start: number; end: number };

export const POINTS = 3_529;
const DEEPEST = 8;

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ONSETS = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "tr", "st", "pl", "v"];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ou", "ea"];
const CODAS = ["", "", "n", "r", "s", "t", "l", "nd", "st", "rk"];

function makeWord(random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const syllables = 1 + Math.floor(random() * 3);
  return Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join("");
}

/** Titles are short, most points a sentence or two, a few a paragraph. */
function makeText(random: () => number): string {
  const kind = random();
  const words = kind < 0.2 ? 3 + random() * 5 : kind < 0.95 ? 8 + random() * 30 : 60 + random() * 60;
  const text = Array.from({ length: Math.floor(words) }, () => makeWord(random)).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1) + ".";
}

/** Every sixth point or so has a word or more in bold, italics or code. */
function makeFormats(text: string, random: () => number): BenchFormat[] {
  if (random() > 1 / 6) return [];
  const kind = (["bold", "italic", "code"] as const)[Math.floor(random() * 3)] ?? "bold";
  return [{ kind, ...wordSpan(text, random) }];
}

/** From the beginning of a word to the end of one, one to eight words on. */
function wordSpan(text: string, random: () => number): { start: number; end: number } {
  const words = [...text.matchAll(/\w+/g)];
  const first = Math.floor(random() * words.length);
  const last = Math.min(words.length - 1, first + Math.floor(random() * 8));
  const { index = 0, 0: word = "" } = words[last] ?? {};
  return { start: words[first]?.index ?? 0, end: index + word.length };
}

/** Points in the outline's order, nested nine deep as people nest: mostly one level in or the same, now and then far out. */
export function makeOutline(count = POINTS): BenchPoint[] {
  const random = seeded(89);
  let depth = 0;
  return Array.from({ length: count }, (_, index) => {
    const turn = random();
    if (index === 0) depth = 0;
    else if (turn < 0.34) depth = Math.min(depth + 1, DEEPEST);
    else if (turn > 0.72) depth = Math.max(0, depth - 1 - Math.floor(random() * 2));
    const text = makeText(random);
    return { id: `point-${index}`, depth, text, formats: makeFormats(text, random) };
  });
}

/** Stretches of words all over the outline; about a third lie over another. */
export function makeSpans(points: BenchPoint[], count: number): BenchSpan[] {
  const random = seeded(count);
  return Array.from({ length: count }, () => {
    const point = points[Math.floor(random() * points.length)] as BenchPoint;
    return { point, ...wordSpan(point.text, random) };
  });
}

const MARKS = { bold: "**", italic: "*", code: "`" } as const;
const TAGS = { bold: "strong", italic: "em", code: "code" } as const;

function dressed({ text, formats: [format] }: BenchPoint, dress: (words: string, kind: BenchFormat["kind"]) => string): string {
  if (!format) return text;
  const { start, end, kind } = format;
  return text.slice(0, start) + dress(text.slice(start, end), kind) + text.slice(end);
}

/** The outline as a document that can be imported. */
export function outlineDocument(points: BenchPoint[]): string {
  const lines = points.map((point) => `${"  ".repeat(point.depth)}- ${dressed(point, (words, kind) => MARKS[kind] + words + MARKS[kind])}`);
  return ["# A long meeting", "", ...lines, ""].join("\n");
}

/** The outline as the reader's page has it: nested lists, each point's text in an element that holds nothing else. */
export function outlineHtml(points: BenchPoint[]): string {
  let html = "";
  let open = -1;
  for (const point of points) {
    for (; open > point.depth; open--) html += "</li></ol>";
    html += open === point.depth ? "</li>" : "<ol>";
    open = point.depth;
    const text = dressed(point, (words, kind) => `<${TAGS[kind]}>${words}</${TAGS[kind]}>`);
    html += `<li class="point"><div class="point-line"><span data-point-text="${point.id}" class="point-text">${text}</span></div>`;
  }
  return `<div id="outline" class="gloss-outline">${html}${"</li></ol>".repeat(open + 1)}</div>`;
}
