import { depths } from "@/lib/anchoring/segments";
import type { Span } from "@/lib/anchoring/types";
import { COLOURS, type Paint } from "./types";

/**
 * The ways in which text can look, from the bottom up. One highlight is
 * registered for each, however many annotations there are; `painting.css` has a
 * rule for each.
 */
export const APPEARANCES = [
  ...COLOURS.map((colour) => `gloss-${colour}` as const),
  "gloss-draft",
  "gloss-overlap-2",
  "gloss-overlap-3",
  "gloss-hint",
  "gloss-focus",
] as const;

/** The appearances that mark one annotation out among the others. */
export type Mark = "gloss-hint" | "gloss-focus";

export type Appearance = (typeof APPEARANCES)[number];

/** A stretch of one point's text in one appearance. */
export type Stroke = Span & { appearance: Appearance };

/**
 * What to draw for the paints of one point, which come sorted by start. Offsets
 * are as the paints have them, not yet clamped to the text; paints that hold no
 * character draw nothing.
 *
 * Paints of one colour that overlap or touch become one stroke, since drawing
 * the same colour twice shows nothing; where two annotations lie over each other
 * `gloss-overlap-2` says so, and `gloss-overlap-3` where there are three or more.
 */
export function strokes(paints: readonly Paint[]): Stroke[] {
  const layers = new Map<Appearance, Span[]>();
  for (const { start, end, colour, style } of paints) {
    if (start >= end) continue;
    lay(layers, `gloss-${colour}`, { start, end });
    if (style === "draft") lay(layers, "gloss-draft", { start, end });
  }
  for (const { start, end, depth } of overlap(paints) ? depths(paints) : []) {
    if (depth >= 2) lay(layers, depth === 2 ? "gloss-overlap-2" : "gloss-overlap-3", { start, end });
  }
  const result: Stroke[] = [];
  for (const [appearance, spans] of layers) {
    for (const { start, end } of joined(spans)) result.push({ appearance, start, end });
  }
  return result;
}

/** Most points have none, and with thousands of them looking closer is felt. */
function overlap(paints: readonly Paint[]): boolean {
  let covered = 0;
  return paints.some(({ start, end }) => {
    const over = start < covered;
    covered = Math.max(covered, end);
    return over;
  });
}

function lay(layers: Map<Appearance, Span[]>, appearance: Appearance, span: Span): void {
  const layer = layers.get(appearance);
  if (layer) layer.push(span);
  else layers.set(appearance, [span]);
}

/** Of spans in order that are its own to change. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push(span);
  }
  return result;
}
