import { z } from "zod";
import { isBlank, isCleanText, withoutTurns } from "./characters";

export { isCleanText };

const cleaned = (what: string) =>
  z
    .string({ error: `Please give ${what}.` })
    .transform((value) => value.replace(/\r\n?/g, "\n"))
    .refine(isCleanText, `There are characters in ${what} that cannot be stored.`);

/**
 * One line of text, trimmed, of `min` to `max` UTF-16 units, which cannot turn around what it stands beside. `what` is
 * how the message names it: "a name".
 */
export const text = (min: number, max: number, what: string) =>
  cleaned(what)
    .transform((value) => withoutTurns(value).replace(/\s+/g, " ").trim())
    .refine((value) => value.length >= min && (min === 0 || !isBlank(value)), `Please give ${what}.`)
    .refine((value) => value.length <= max, `There can be at most ${max} characters in ${what}.`);

/** Text of several lines, kept as it was written, of at most `max` UTF-16 units. */
export const longText = (max: number, what: string) =>
  cleaned(what).refine((value) => value.length <= max, `There can be at most ${max.toLocaleString("en")} characters in ${what}.`);
