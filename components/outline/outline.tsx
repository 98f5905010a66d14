import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { PointNode } from "@/lib/episodes/points";
import { formatTime } from "./format";
import { estimateLines } from "./lines";
import { PointText } from "./point-text";
import type { Mark } from "./point-text";

/** What a page may add to each point. */
export type PointExtras = {
  marksOf?: (pointId: string) => Mark[];
  /** Stands under the point's text: notes, on a page without scripts. */
  below?: (pointId: string) => ReactNode;
  /** Stands beside the point's text. */
  beside?: (pointId: string) => ReactNode;
};

/** Up to this many UTF-16 units, a point that has points under it reads as their heading. */
const TITLE_LENGTH = 90;

const isTitle = ({ text, children }: PointNode, depth: number) => depth > 0 && children.length > 0 && text.length <= TITLE_LENGTH;

type PointProps = { point: PointNode; depth: number; extras: PointExtras; lines: ReadonlyMap<string, number> };

function Point({ point, depth, extras, lines }: PointProps) {
  const { id, text, formats, time, children } = point;
  const isParent = children.length > 0;
  return (
    <li id={`p-${id}`} data-point={id} data-lines={lines.get(id)} className={isTitle(point, depth) ? "point point-title" : "point"}>
      <div className="point-line">
        {isParent && (
          <button type="button" className="point-toggle" aria-expanded="true" aria-controls={`c-${id}`} aria-label="Points under this one">
            <ChevronRight aria-hidden />
          </button>
        )}
        <span data-point-text={id} className="point-text">
          <PointText text={text} formats={formats} marks={extras.marksOf?.(id)} />
        </span>
        {time !== null && <span className="point-time">{formatTime(time)}</span>}
        <a href={`#p-${id}`} className="point-link" aria-label="Link to this point">
          #
        </a>
        {extras.beside?.(id)}
      </div>
      {extras.below?.(id)}
      {isParent && (
        <ol id={`c-${id}`}>
          {children.map((child) => (
            <Point key={child.id} point={child} depth={depth + 1} extras={extras} lines={lines} />
          ))}
        </ol>
      )}
    </li>
  );
}

// Without scripts there is nothing to fold and nothing to press.
const withoutScripts = ".point-toggle, .point-annotate { display: none }";

/** A summary as nested lists: made on the server, whole without scripts, never rendered again by the client. */
export function Outline({ points, extras = {} }: { points: PointNode[]; extras?: PointExtras }) {
  const lines = estimateLines(points);
  return (
    <div className="gloss-outline" data-outline data-large={lines.size > 0 || undefined}>
      <noscript>
        <style>{withoutScripts}</style>
      </noscript>
      <ol>
        {points.map((point) => (
          <Point key={point.id} point={point} depth={0} extras={extras} lines={lines} />
        ))}
      </ol>
    </div>
  );
}
