import { Prisma } from "@/lib/db/generated/client";
import type { Asked } from "./words";

/** The tsquery of a search. */
export const queryOf = ({ wanted, unwanted, unfinished }: Asked): Prisma.Sql =>
  Prisma.sql`"search_query"(${wanted}, ${unwanted}, ${unfinished})`;

/**
 * How well a tsvector meets a search. Words as they were typed count beside those of the same stem, and come first. Not
 * by ts_rank_cd: to it a word that a quote repeats counts for more than the same word in a note, and a beginning that
 * many words have costs it ten times as much.
 */
export const rankOf = (document: Prisma.Sql, asked: Asked): Prisma.Sql =>
  Prisma.sql`ts_rank(${document}, ${queryOf(asked)}) + ts_rank(${document}, "search_exactly"(${asked.wanted}, ${asked.unfinished}))`;

/** The tsquery that any of its wanted words meets. */
const anyOf = ({ words, unfinished }: Asked): Prisma.Sql =>
  Prisma.sql`"search_query"(${words.map((word) => `"${word}"`).join(" or ")}, '', ${unfinished})`;

/**
 * Those of some words that a search means. English words that say nothing, such as "the", are left out unless the
 * search has no others.
 */
export const meantWords = (asked: Asked, words: string[]): Prisma.Sql => Prisma.sql`
  SELECT w AS "word" FROM unnest(${words}::text[]) AS w
  WHERE "search_document"(w) @@ ${anyOf(asked)}
    AND (numnode(websearch_to_tsquery('english', ${asked.words.join(" ")})) = 0 OR numnode(plainto_tsquery('english', w)) > 0)`;
