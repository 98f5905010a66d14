const MAX_LENGTH = 60;

/**
 * A readable part of an address: letters and digits of any script, lower case, joined by hyphens, at most 60
 * UTF-16 units, cut between words. Empty when there is nothing to keep.
 */
export function slugify(value: string): string {
  const words = value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const kept: string[] = [];
  for (const word of words ?? []) {
    if ([...kept, word].join("-").length > MAX_LENGTH) break;
    kept.push(word);
  }
  // A word that is too long by itself is cut, but not through a pair of surrogates.
  const [first = ""] = words ?? [];
  return (kept.length > 0 ? kept.join("-") : first.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, "")).normalize("NFC");
}
