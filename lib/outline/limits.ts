/** Measured as UTF-8. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

export const MAX_POINTS = 20_000;

/** In UTF-16 code units, as offsets are. */
export const MAX_POINT_LENGTH = 20_000;

/** Lines that are not blank. Only a document that has far too many points has more. */
export const MAX_LINES = 60_000;

/** Levels of nesting, the outermost being the first. */
export const MAX_DEPTH = 64;

/** A document with more than this is summed up: beyond it, a list of warnings helps nobody. */
export const MAX_WARNINGS = 1_000;
