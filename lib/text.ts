import { z } from "zod";

// C0 and C1 controls but tab and line feed, which PostgreSQL refuses (NUL) or nobody can see.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** Whether a string can be stored and shown as it is: well-formed UTF-16 without control characters. */
export const isCleanText = (value: string) => value.isWellFormed() && !controls.test(value);

const cleaned = (what: string) =>
  z
    .string({ error: `Please give ${what}.` })
    .transform((value) => value.replace(/\r\n?/g, "\n"))
    .refine(isCleanText, `There are characters in ${what} that cannot be stored.`);

/** One line of text, trimmed, of `min` to `max` UTF-16 units. `what` is how the message names it: "a name". */
export const text = (min: number, max: number, what: string) =>
  cleaned(what)
    .transform((value) => value.replace(/\s+/g, " ").trim())
    .refine((value) => value.length >= min, `Please give ${what}.`)
    .refine((value) => value.length <= max, `There can be at most ${max} characters in ${what}.`);

/** Text of several lines, kept as it was written, of at most `max` UTF-16 units. */
export const longText = (max: number, what: string) =>
  cleaned(what).refine((value) => value.length <= max, `There can be at most ${max.toLocaleString("en")} characters in ${what}.`);
