import { splitsPair } from "./graphemes";

/**
 * How many code points precede a UTF-16 offset: the unit in which the W3C model
 * counts. Clamped to the text; an offset inside a surrogate pair counts as the
 * place before it. A lone surrogate counts as one.
 */
export function toCodePoints(text: string, offset: number): number {
  const end = Math.min(Math.max(0, offset), text.length);
  let pairs = 0;
  for (let i = 1; i <= end; i++) if (splitsPair(text, i)) pairs++;
  return end - pairs;
}

/** The UTF-16 offset before which `codePoints` code points stand. Clamped to the text. */
export function fromCodePoints(text: string, codePoints: number): number {
  let offset = 0;
  for (let left = codePoints; left > 0 && offset < text.length; left--) {
    offset += splitsPair(text, offset + 1) ? 2 : 1;
  }
  return offset;
}
