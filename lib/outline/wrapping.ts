import type { Line } from "./lines";
import type { Marker } from "./markers";

/** Nobody wraps text to fewer columns than this. */
const NARROWEST = 40;

/** How much of the width a line fills before it is wrapped, at the least. Not every program fills it up. */
const FILLED = 0.75;

const ENDS_A_SENTENCE = /[.!?:;…]["'”’)\]]*$/u;

type Reading = Line & { marker: Marker | null };

/**
 * Signs that only ever begin a line because the text was wrapped there: a dash of the sentence, not a bullet. So it is
 * when the document has wrapped lines, and each line before such a sign is a full one that does not end a sentence.
 */
export function signsMadeByWrapping(readings: Reading[], mayBe: (marker: Marker) => boolean): Set<string> {
  const width = wrapWidth(readings);
  const made = new Set<string>();
  if (width < NARROWEST) return made;
  const bullets = new Set<string>();
  readings.forEach(({ marker, loose }, i) => {
    if (!marker || !mayBe(marker)) return;
    const before = readings[i - 1];
    const isWrapped = before && !loose && before.width >= FILLED * width && !ENDS_A_SENTENCE.test(before.text);
    (isWrapped ? made : bullets).add(marker.sign);
  });
  return new Set([...made].filter((sign) => !bullets.has(sign)));
}

/** The longest line, from the first bullet on, that goes on in a line of its own; 0 if none does. */
function wrapWidth(readings: Reading[]): number {
  const first = readings.findIndex(({ marker }) => marker !== null);
  return readings.reduce((width, { marker, loose }, index) => {
    const isContinuation = first !== -1 && index > first && !marker && !loose;
    return isContinuation ? Math.max(width, readings[index - 1]!.width) : width;
  }, 0);
}
