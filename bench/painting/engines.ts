import { createTextAnnotator } from "@recogito/text-annotator";
import type { RendererType } from "@recogito/text-annotator";
import WebHighlighter from "web-highlighter";
import { boundaries, textNodes } from "@/lib/anchoring/dom";
import { createHighlightPainter } from "@/lib/painting/highlight-api";
import { createRectanglePainter } from "@/lib/painting/rectangles";
import type { Colour, Paint, Painter } from "@/lib/painting/types";

/* What is measured, each in the way that its makers give it out for. All start from points and offsets. */

export type Job = { root: HTMLElement; elements: Map<string, Element>; paints: Paint[] };

/** Paints, and tells what it could not paint. Resolves when it has done; the frame that shows it is waited for elsewhere. */
type Engine = (job: Job) => void | number | Promise<void>;

const endsOf = ({ elements }: Job, { pointId, start, end }: Paint) => {
  const element = elements.get(pointId);
  return element ? boundaries(textNodes(element), start, end) : null;
};

function liveRange(job: Job, paint: Paint): Range | null {
  const ends = endsOf(job, paint);
  if (!ends) return null;
  const range = document.createRange();
  range.setStart(ends.startContainer, ends.startOffset);
  range.setEnd(ends.endContainer, ends.endOffset);
  return range;
}

function staticRange(job: Job, paint: Paint): StaticRange | null {
  const ends = endsOf(job, paint);
  return ends && new StaticRange(ends);
}

/** Nothing but ranges and one registered highlight for each colour. */
const bare =
  (rangeOf: (job: Job, paint: Paint) => AbstractRange | null): Engine =>
  (job) => {
    const byColour = new Map<Colour, Highlight>();
    for (const paint of job.paints) {
      const range = rangeOf(job, paint);
      const highlight = byColour.get(paint.colour) ?? new Highlight();
      byColour.set(paint.colour, highlight);
      if (range) highlight.add(range);
    }
    for (const [colour, highlight] of byColour) CSS.highlights.set(`gloss-${colour}`, highlight);
  };

const gloss =
  (create: typeof createHighlightPainter): Engine =>
  ({ root, elements, paints }) => {
    const painter: Painter = create(root, { resolveText: (id) => elements.get(id) ?? null });
    painter.set(paints);
  };

/** It draws what lies in the window, some while after it is told. Ranges are its quickest way in. */
const recogito =
  (renderer: RendererType): Engine =>
  async (job) => {
    const annotator = createTextAnnotator(job.root, { renderer });
    const drawn = new Promise<void>((resolve) => annotator.renderer.on("onRedraw", resolve));
    const annotations = job.paints.flatMap((paint) => {
      const range = liveRange(job, paint);
      const selector = range && { quote: range.toString(), start: paint.start, end: paint.end, range };
      return selector ? [{ id: paint.id, bodies: [], target: { annotation: paint.id, selector: [selector] } }] : [];
    });
    annotator.setAnnotations(annotations as never);
    await drawn;
  };

/** It wraps words in elements, so each place is looked up in the text as the ones before have left it. It throws at some overlaps. */
const webHighlighter: Engine = (job) => {
  const highlighter = new WebHighlighter({ $root: job.root });
  let failed = 0;
  for (const paint of job.paints) {
    const range = liveRange(job, paint);
    try {
      if (range) highlighter.fromRange(range);
    } catch {
      failed++;
    }
  }
  return failed;
};

export const engines = {
  "CSS.highlights, live ranges": bare(liveRange),
  "CSS.highlights, static ranges": bare(staticRange),
  "Gloss": gloss(createHighlightPainter),
  "Gloss without highlights: rectangles": gloss(createRectanglePainter),
  "Recogito, CSS highlights": recogito("CSS_HIGHLIGHTS"),
  "Recogito, spans": recogito("SPANS"),
  "web-highlighter": webHighlighter,
} satisfies Record<string, Engine>;

export type EngineName = keyof typeof engines;
