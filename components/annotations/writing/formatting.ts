/** A range of a text, in UTF-16 units. */
export type Range = { start: number; end: number };

/** A change of a text: what is put in the place of a range, and what is selected after it. */
export type Change = { replaced: Range; by: string; selected: Range };

const around = { b: "**", i: "*", e: "`" } as const;

const surround = (text: string, { start, end }: Range, mark: string): Change => {
  const size = mark.length;
  const isMarked = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  const words = text.slice(start, end);
  return isMarked
    ? { replaced: { start: start - size, end: end + size }, by: words, selected: { start: start - size, end: end - size } }
    : { replaced: { start, end }, by: mark + words + mark, selected: { start: start + size, end: end + size } };
};

/** The words become a link, with its address to be written; an address becomes a link with its words to be written. */
function link(text: string, { start, end }: Range): Change {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const by = isAddress ? `[](${words})` : `[${words}]()`;
  const caret = start + (isAddress || words === "" ? 1 : by.length - 1);
  return { replaced: { start, end }, by, selected: { start: caret, end: caret } };
}

/** What a key pressed with Ctrl or Cmd does to the selected words of a note: B, I, E and K; null for any other. */
export function formatBy(key: string, text: string, selected: Range): Change | null {
  const name = key.toLowerCase();
  if (name === "k") return link(text, selected);
  return Object.hasOwn(around, name) ? surround(text, selected, around[name as keyof typeof around]) : null;
}
