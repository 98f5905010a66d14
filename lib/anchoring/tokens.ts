const isAsciiWord = (unit: number) =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;

// Scripts that part their words by spaces. From U+0E00 on, but for Latin and Greek
// extensions and Hangul, each letter is a token of its own: rough, but it decides
// only in what grain texts are compared.
const isWord = (unit: number) =>
  unit < 0x80
    ? isAsciiWord(unit)
    : (unit >= 0xc0 && unit < 0xe00) || (unit >= 0x1e00 && unit < 0x2000) || (unit >= 0xac00 && unit < 0xd7b0);

const isSpace = (unit: number) => unit <= 0x20 || unit === 0xa0;
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** Whether the UTF-16 unit at `offset` is one of those that make up words. */
export const isWordAt = (text: string, offset: number): boolean => isWord(text.charCodeAt(offset));

/**
 * Calls `each` with the bounds of every token of a text, in order: words whole,
 * every other sign alone. White space is no token, so texts that differ only in
 * it are the same. UTF-16 offsets.
 */
export function eachToken(text: string, each: (start: number, end: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const unit = text.charCodeAt(start);
    let end = start + (isHigh(unit) && start + 1 < text.length ? 2 : 1);
    if (isWord(unit)) {
      while (end < text.length && isWord(text.charCodeAt(end))) end++;
      each(start, end);
    } else if (!isSpace(unit)) each(start, end);
    start = end;
  }
}
