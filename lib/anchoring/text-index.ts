import { eachToken } from "./tokens";

/**
 * A text made ready for looking words up in it. Each of its tokens, by number,
 * has its bounds in `starts` and `ends` and its word in `ids`. `where` lists the
 * tokens of one word after those of another, in the order of the text: those of
 * word `id` from `first[id]` up to `first[id + 1]`.
 */
export type TextIndex = {
  text: string;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  ids: Int32Array;
  vocabulary: Map<string, number>;
  first: Int32Array;
  where: Int32Array;
};

/** Takes about 50 ms for a million characters. */
export function indexText(text: string): TextIndex {
  const [starts, ends, words]: [number[], number[], number[]] = [[], [], []];
  const vocabulary = new Map<string, number>();
  eachToken(text, (start, end) => {
    const word = text.slice(start, end);
    let id = vocabulary.get(word);
    if (id === undefined) vocabulary.set(word, (id = vocabulary.size));
    starts.push(start);
    ends.push(end);
    words.push(id);
  });
  const ids = Int32Array.from(words);
  const bounds = { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  return { text, count: ids.length, ...bounds, ids, vocabulary, ...occurrences(ids, vocabulary.size) };
}

function occurrences(ids: Int32Array, words: number): { first: Int32Array; where: Int32Array } {
  const first = new Int32Array(words + 1);
  for (const id of ids) first[id + 1]!++;
  for (let id = 0; id < words; id++) first[id + 1]! += first[id]!;
  const next = first.slice();
  const where = new Int32Array(ids.length);
  for (let token = 0; token < ids.length; token++) where[next[ids[token]!]!++] = token;
  return { first, where };
}

let latest: TextIndex | null = null;

/** The index of a text. The last one is kept, since many anchors are looked up in one text, one after the other. */
export function indexOf(text: string): TextIndex {
  if (latest?.text !== text) latest = indexText(text);
  return latest;
}

/** The first token that starts at `offset` or later; of `tokens[from, to)`, in which it is looked up, or of all. */
export function firstAt({ starts }: TextIndex, offset: number, from: number, to: number, tokens?: Int32Array): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (starts[tokens ? tokens[middle]! : middle]! < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
