/** The most of a reply, in UTF-16 units. */
export const MAX_REPLY = 10_000;
