import { createHighlightPainter, hasHighlightApi } from "./highlight-api";
import { createRectanglePainter } from "./rectangles";
import type { Painter, PainterOptions } from "./types";

/**
 * A painter for the outline in `root`, by whatever means the browser has. Make
 * it once the outline is on the page, and destroy it when the page goes.
 */
export function createPainter(root: Element, options: PainterOptions): Painter {
  return hasHighlightApi() ? createHighlightPainter(root, options) : createRectanglePainter(root, options);
}
