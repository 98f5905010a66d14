export const COLOURS = ["yellow", "green", "blue", "pink", "purple"] as const;

export type Colour = (typeof COLOURS)[number];

/**
 * One painted range. An annotation with several targets is several paints of one
 * id. The offsets are UTF-16 units in the text of the point's element, and must
 * have been matched against that very text: a painter knows no quotes.
 */
export type Paint = {
  /** The annotation's id. */
  id: string;
  pointId: string;
  start: number;
  end: number;
  colour: Colour;
  /** `draft`: a dashed line as well, for what only its author sees or is still being written. */
  style?: "draft";
};

/**
 * Paints annotations over an outline without touching its elements. Colour is
 * never the only sign: overlaps and the focused annotation have lines of their own.
 */
export interface Painter {
  /**
   * Makes these all that is painted. Give the whole list each time: only points
   * whose paints differ from the last are worked on. A paint whose point is not
   * on the page, or which holds no character of it, shows nothing until a later
   * `set` finds it.
   */
  set(paints: readonly Paint[]): void;
  /** Marks one annotation out, also across later calls of `set`; null for none. An id that is not painted is kept. */
  focus(id: string | null): void;
  /** Marks one annotation softly, as `focus` does: what the pointer is over, say. */
  hint(id: string | null): void;
  /** The annotations under a place in viewport pixels, smallest first; none where the pointer is beside the text. */
  at(x: number, y: number): string[];
  /** The boxes of an annotation's text in viewport pixels, in document order; empty when it is not painted or not shown. */
  rects(id: string): DOMRect[];
  /** Takes away all that this painter put on the page, and nothing of anyone else's. It cannot be used again. */
  destroy(): void;
}

export type PainterOptions = {
  /**
   * The element that holds a point's text and nothing else, or null where the
   * page has none. Asked for every painted point on every `set`: it must not search the page.
   */
  resolveText: (pointId: string) => Element | null;
  /**
   * How far from the window something may be and still be drawn, in pixels. What is farther away is drawn when the
   * window comes near it, and all of it for printing. Without it everything is drawn at once.
   */
  reach?: number;
};
