/** The most of a reason to report something, in UTF-16 units. */
export const MAX_REASON = 300;
