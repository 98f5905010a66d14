import type { Span } from "@/lib/anchoring/types";

/** The longest search, in UTF-16 units. */
export const MAX_SEARCH = 200;

/** Chinese and Japanese writing does not part its words, so each of these is one. As in `search_fold`. */
const IDEOGRAPH = "[\\u3005\\u3041-\\u3096\\u30a1-\\u30fa\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
/** Letters and digits with their accents, and the joiners that stand within a word. */
const LETTER = "[\\p{L}\\p{N}\\p{M}\\u200c\\u200d]";
const WORD = new RegExp(`${IDEOGRAPH}|(?:(?!${IDEOGRAPH})${LETTER})+`, "gu");
/** One letter alone is the beginning of too much to be meant as one. */
const ENDS_IN_BEGINNING = new RegExp(`${LETTER}{2}$|${IDEOGRAPH}$`, "u");

/** The words of a text and where they stand (UTF-16 offsets), parted as the database parts them. */
export const wordsIn = (text: string): (Span & { word: string })[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

/** What a search looks for, as the database's `search_query` takes it. */
export type Asked = {
  /** In the syntax of websearch_to_tsquery: words, "phrases" and `or`. */
  wanted: string;
  unwanted: string;
  /** Whether the last wanted word may be the beginning of a longer one: it may still be being typed. */
  unfinished: boolean;
  /** The wanted words alone, in order. */
  words: string[];
};

type Term = { words: string[]; isUnwanted: boolean; isOr: boolean; isClosed: boolean };

/** A quoted phrase with or without a minus before it, or a stretch without white space. */
const TERM = /(-?)"([^"]*)("?)|[^\s"]+/g;

function readTerm([whole, minus, phrase, close]: RegExpExecArray): Term {
  const words = wordsIn(phrase ?? whole).map(({ word }) => word);
  const isUnwanted = phrase === undefined ? whole.startsWith("-") : minus === "-";
  return { words, isUnwanted, isOr: /^or$/i.test(whole), isClosed: close === '"' };
}

/** Several words that were written as one, such as an address or "don't", are looked for side by side. */
const printTerm = ({ words, isOr }: Term) => (isOr ? "or" : words.length > 1 || /^or$/i.test(words[0] ?? "") ? `"${words.join(" ")}"` : words.join());

/**
 * Reads what someone typed: words that must all be there, `"a phrase"`, `this or that`, `-not this`. Whatever is no
 * letter and no digit only parts words. Null when there is no word to look for.
 */
export function readSearch(typed: string): Asked | null {
  const terms = [...typed.replace(/[“”„«»]/g, '"').matchAll(TERM)].map(readTerm).filter(({ words }) => words.length > 0);
  const wanted = terms.filter(({ isUnwanted }) => !isUnwanted);
  const words = wanted.flatMap((term) => (term.isOr ? [] : term.words));
  if (words.length === 0) return null;
  const last = terms.at(-1);
  return {
    wanted: wanted.map(printTerm).join(" "),
    unwanted: terms.filter(({ isUnwanted }) => isUnwanted).map(printTerm).join(" or "),
    unfinished: last !== undefined && !last.isUnwanted && !last.isOr && !last.isClosed && ENDS_IN_BEGINNING.test(typed),
    words,
  };
}
