/* Which characters a text may hold, and which of them can be seen. Pure, and light enough for the browser. */

// C0 and C1 controls but tab and line feed, which PostgreSQL refuses (NUL) or nobody can see.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** Whether a string can be stored and shown as it is: well-formed UTF-16 without control characters. */
export const isCleanText = (value: string) => value.isWellFormed() && !controls.test(value);

/** What can be stored of a text: without its control characters, and U+FFFD for half of a surrogate pair. */
export const toCleanText = (value: string) =>
  value.replace(/\r\n?/g, "\n").replaceAll(new RegExp(controls, "g"), "").toWellFormed();

/** Whether there is nothing in a text that can be seen: white space, and characters that only shape others. */
export const isBlank = (value: string) => /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(value);

/**
 * A text without the characters that turn it around (bidirectional embeddings, overrides and isolates): left open, or
 * closing what they did not open, they would reach into what stands beside it. Marks (U+200E, U+200F) turn nothing.
 */
export const withoutTurns = (value: string) => value.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

/** A text without the two characters that override the direction of others, which no honest text needs. */
export const withoutOverrides = (value: string) => value.replace(/[\u202d\u202e]/g, "");
