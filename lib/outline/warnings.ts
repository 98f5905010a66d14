import { MAX_WARNINGS } from "./limits";
import type { Refusal, Warning } from "./types";

/** UTF-16 code units of a line that a warning repeats. Whatever fits is repeated whole. */
export const QUOTE_LENGTH = 120;

export const quote = (text: string) =>
  `“${text.length <= QUOTE_LENGTH ? text : `${text.slice(0, QUOTE_LENGTH - 1).toWellFormed().trimEnd()}…`}”`;

/** A number for people: "20,000". */
export const number = (value: number) => value.toLocaleString("en");

export const refuse = (line: number | null, reason: string): Refusal => ({ ok: false, line, reason });

/** In the order of their lines; beyond the limit, how many more there are. */
export function listWarnings(warnings: Warning[]): Warning[] {
  const sorted = warnings.toSorted((a, b) => a.line - b.line);
  const rest = sorted.slice(MAX_WARNINGS - 1);
  if (rest.length <= 1) return sorted;
  const summary = { line: rest[0]!.line, message: `From here on, ${rest.length} more lines were not understood.` };
  return [...sorted.slice(0, MAX_WARNINGS - 1), summary];
}
