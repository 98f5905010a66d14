import type { Anchor, Span } from "@/lib/anchoring/types";
import { CONTEXT } from "@/lib/anchoring/types";
import type { Engine } from "./engines";
import { randomFrom, type Random } from "./random";
import { cpuTime, isFound } from "./scores";

const LENGTH = 1_000_000;
/** Quotes have from 4 words to 64, short ones oftener. */
const LEAST_WORDS = 4;
const MORE_WORDS = 60;
const VOCABULARY = 12_000;
/** The least share of a quote's words that is left for it to count as edited and not as gone. */
const LEFT = 0.6;

export type Long = { editedWords: number; isRepeated: boolean; before: string; after: string; quotes: { anchor: Anchor; gold: Span }[] };
export type LongScores = { engine: string; editedWords: number; isRepeated: boolean; found: number; millisecondsAQuote: number };

/**
 * A million characters of made-up words, their frequencies as in a language, and the same with a share of the words
 * replaced, left out or added. `isRepeated`: a fifth of the text stands there twice, and each copy is edited by itself.
 */
export function longTexts(editedWords: number, isRepeated: boolean, count: number): Long {
  const random = randomFrom(2_026);
  const vocabulary = Array.from({ length: VOCABULARY }, () => madeUpWord(random));
  const words = madeUpText(vocabulary, random, isRepeated ? LENGTH * 0.8 : LENGTH);
  if (isRepeated) words.splice(Math.floor(words.length * 0.85), 0, ...words.slice(Math.floor(words.length / 8), Math.floor((words.length * 3) / 8)));
  const edited = edit(words, editedWords, vocabulary, random);
  const quotes = Array.from({ length: count }, () => quoteFrom(words, edited, random));
  return { editedWords, isRepeated, before: words.join(" "), after: edited.text, quotes };
}

/** A word of two to four syllables; a few end a sentence. */
function madeUpWord(random: Random): string {
  const syllable = () => `${random.of("bcdfghklmnprstvw")}${random.of("aeiou")}${random.chance(0.3) ? random.of("lmnrst") : ""}`;
  return Array.from({ length: 1 + random.below(3) }, syllable).join("");
}

function madeUpText(vocabulary: string[], random: Random, length: number): string[] {
  const words: string[] = [];
  for (let at = 0; at < length; at += words.at(-1)!.length + 1) {
    // Zipf's law, roughly: the word of rank r with a frequency of 1 / r.
    const word = vocabulary[Math.floor(VOCABULARY ** random.next()) - 1]!;
    words.push(random.chance(0.07) ? `${word}.` : random.chance(0.05) ? `${word},` : word);
  }
  return words;
}

/** Where each word is after the edit; null where it is not. */
type Edited = { text: string; places: (Span | null)[] };

function edit(words: string[], share: number, vocabulary: string[], random: Random): Edited {
  const places: Edited["places"] = [];
  const parts: string[] = [];
  let at = 0;
  const put = (word: string): Span => {
    parts.push(word);
    at += word.length + 1;
    return { start: at - 1 - word.length, end: at - 1 };
  };
  for (const word of words) {
    const kind = random.chance(share) ? random.of(["replace", "remove", "add"]) : "keep";
    if (kind === "replace" || kind === "add") put(random.of(vocabulary));
    places.push(kind === "keep" || kind === "add" ? put(word) : null);
  }
  return { text: parts.join(" "), places };
}

function quoteFrom(words: string[], { places }: Edited, random: Random): { anchor: Anchor; gold: Span } {
  for (;;) {
    const count = LEAST_WORDS + Math.floor(random.next() * random.next() * MORE_WORDS);
    const first = random.below(words.length - count);
    const [from, to] = [places[first], places[first + count - 1]];
    const left = places.slice(first, first + count).filter((place) => place !== null).length;
    if (!from || !to || left / count < LEFT) continue;
    return { anchor: anchorOf(words, first, count), gold: { start: from.start, end: to.end } };
  }
}

const offsets = new WeakMap<string[], number[]>();

function offsetsOf(words: string[]): number[] {
  let known = offsets.get(words);
  if (!known) {
    let at = 0;
    known = words.map((word) => (at += word.length + 1) - word.length - 1);
    offsets.set(words, known);
  }
  return known;
}

function anchorOf(words: string[], first: number, count: number): Anchor {
  const start = offsetsOf(words)[first]!;
  const quote = words.slice(first, first + count).join(" ");
  const prefix = `${words.slice(Math.max(0, first - CONTEXT), first).join(" ")} `.slice(-CONTEXT);
  const suffix = ` ${words.slice(first + count, first + count + CONTEXT).join(" ")}`.slice(0, CONTEXT);
  return { start, end: start + quote.length, quote, prefix: first === 0 ? "" : prefix, suffix };
}

/** How many quotes of a long text an engine finds, and how long it takes, making its text ready included. */
export function scoreLong({ name, find }: Engine, { editedWords, isRepeated, before, after, quotes }: Long): LongScores {
  const begun = cpuTime();
  const found = quotes.filter(({ anchor, gold }) => isFound(find(anchor, before, after), gold)).length;
  return { engine: name, editedWords, isRepeated, found: found / quotes.length, millisecondsAQuote: (cpuTime() - begun) / quotes.length };
}
