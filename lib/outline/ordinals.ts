/** One way to read an ordinal: "i." is the ninth letter, or one in Roman. A style is its list's first sign. */
type Reading = { style: string; value: number };

/** A line that begins like a numbered point. `number` is the line's. */
export type OrdinalLine = {
  number: number;
  sign: string;
  column: number;
  /** Whether bullets stand before it, or deeper ones after it: neither is so for a title or a date. */
  isAmongBullets: boolean;
};

/**
 * Tells numbered points from sentences that happen to begin so ("A. Smith said", "7. That was all"), and gives each
 * its style, by line number. A number or a letter counts when its neighbour in the order stands at the same column; so
 * does a number where others are listed, and a list's first sign on its own, if it is a digit or a small letter among
 * bullets.
 */
export function acceptOrdinals(lines: OrdinalLine[]): Map<number, string> {
  const isListed = findLists(lines);
  const accepted = new Map<number, string>();
  for (const { number, sign, column, isAmongBullets } of lines) {
    const options = readings(sign);
    const listed = options.find((option) => isListed(column, option));
    const alone = isAmongBullets || accepted.size > 0 ? options.find(mayStandAlone) : undefined;
    const style = (listed ?? alone)?.style;
    if (style) accepted.set(number, style);
  }
  return accepted;
}

/** Finds where signs follow one another. "1." and "2)" do all the same, and so does "1." after "1.". */
function findLists(lines: OrdinalLine[]): (column: number, reading: Reading) => boolean {
  const all = lines.flatMap(({ sign, column }) => readings(sign).map((reading) => ({ column, reading })));
  const list = (column: number, { style }: Reading) => `${column} ${style[0]}`;
  const counts = new Map<string, number>();
  const count = (column: number, reading: Reading, value: number) =>
    counts.get(`${list(column, reading)} ${value}`) ?? 0;
  for (const { column, reading } of all)
    counts.set(`${list(column, reading)} ${reading.value}`, count(column, reading, reading.value) + 1);
  const isInOrder = (column: number, reading: Reading) =>
    count(column, reading, reading.value - 1) + count(column, reading, reading.value + 1) > 0 ||
    (isNumber(reading) && count(column, reading, reading.value) > 1);
  const inOrder = all.filter(({ column, reading }) => isInOrder(column, reading));
  const lists = new Set(inOrder.map(({ column, reading }) => list(column, reading)));
  return (column, reading) => isInOrder(column, reading) || (isNumber(reading) && lists.has(list(column, reading)));
}

const isNumber = ({ style }: Reading) => style.startsWith("1");

const mayStandAlone = ({ style, value }: Reading) => /^[1a]/.test(style) && value <= 1;

function readings(sign: string): Reading[] {
  const suffix = sign.at(-1)!;
  const body = sign.slice(0, -1);
  if (/^\d/.test(body)) return [{ style: `1${suffix}`, value: Number(body) }];
  const isSmall = body === body.toLowerCase();
  const roman = romanValue(body.toLowerCase());
  return [
    ...(body.length === 1 ? [{ style: `${isSmall ? "a" : "A"}${suffix}`, value: letterValue(body) }] : []),
    ...(roman === null ? [] : [{ style: `${isSmall ? "i" : "I"}${suffix}`, value: roman }]),
  ];
}

const letterValue = (letter: string) => letter.toLowerCase().charCodeAt(0) - "a".charCodeAt(0) + 1;

const ROMAN = new Map([["i", 1], ["v", 5], ["x", 10], ["l", 50], ["c", 100]]);

function romanValue(numeral: string): number | null {
  const values = [...numeral].map((letter) => ROMAN.get(letter));
  if (values.includes(undefined)) return null;
  const digits = values as number[];
  return digits.reduce((total, digit, i) => total + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}
