import { indexText, type TextIndex } from "./text-index";
import type { PointText } from "./types";

/** Stands between the points in the text of all of them, and in none. */
const BETWEEN = "\u0000";

/** An outline made ready for looking words up in all of its points at once. */
export class OutlineIndex {
  /** All points' texts, one after the other. */
  readonly text: string;
  private readonly starts: number[] = [];
  private readonly numbers = new Map<string, number>();
  private words: TextIndex | null = null;

  constructor(private readonly points: readonly PointText[]) {
    let start = 0;
    points.forEach(({ id, text }, number) => {
      this.starts.push(start);
      this.numbers.set(id, number);
      start += text.length + BETWEEN.length;
    });
    this.text = points.map(({ text }) => text).join(BETWEEN);
  }

  textOf(pointId: string): string | null {
    const number = this.numbers.get(pointId);
    return number === undefined ? null : this.points[number]!.text;
  }

  /** The point in whose text an offset of the whole text lies, and where that begins. */
  pointAt(offset: number): PointText & { start: number } {
    const number = this.numberAt(offset);
    return { ...this.points[number]!, start: this.starts[number]! };
  }

  /** The points of which anything lies between two offsets of the whole text. */
  pointsBetween(from: number, to: number): readonly PointText[] {
    return this.points.slice(this.numberAt(from), this.numberAt(to) + 1);
  }

  private numberAt(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Made when it is first needed: most anchors are found in their own point. */
  get index(): TextIndex {
    return (this.words ??= indexText(this.text));
  }
}

const known = new WeakMap<readonly PointText[], OutlineIndex>();

/** Kept for as long as the outline itself, which must not be changed in place. */
export function indexOutline(outline: readonly PointText[]): OutlineIndex {
  let index = known.get(outline);
  if (!index) known.set(outline, (index = new OutlineIndex(outline)));
  return index;
}
