import "server-only";
import { db } from "@/lib/db";
import { marksIn } from "./fragments";
import { meantWords } from "./sql";
import { wordsIn } from "./words";
import type { Asked } from "./words";
import type { Span } from "@/lib/anchoring/types";

/** More different words than this are not looked at: what is beyond them is shown without marks. */
const MOST_WORDS = 5_000;

/** Without accents and in lower case: what a word that matches another has in common with it is at least the first letter. */
const firstOf = (word: string) => [...word.normalize("NFKD").toLowerCase()][0];

/**
 * Finds the words that a search means in texts. The database says which those are, by the rules by which it found the
 * texts, so that "models" is marked when "model" was looked for.
 */
export async function markerOf(asked: Asked, texts: string[]): Promise<(text: string) => Span[]> {
  const firsts = new Set(asked.words.map(firstOf));
  const words = new Set(texts.flatMap(wordsIn).map(({ word }) => word.toLowerCase()));
  const likely = [...words].filter((word) => firsts.has(firstOf(word))).slice(0, MOST_WORDS);
  const meant = likely.length === 0 ? [] : await db.$queryRaw<{ word: string }[]>(meantWords(asked, likely));
  const matching = new Set(meant.map(({ word }) => word));
  return (text) => marksIn(text, matching);
}
