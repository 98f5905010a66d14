/** The most of a note, in UTF-16 units. */
export const MAX_NOTE = 20_000;
export const MAX_TARGETS = 200;
export const MAX_TAGS = 20;
/** The most of one tag, in UTF-16 units. */
export const MAX_TAG = 40;
