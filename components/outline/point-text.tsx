import type { ReactNode } from "react";
import { segments } from "@/lib/anchoring/segments";
import type { Format } from "@/lib/outline/types";

const wrap = {
  bold: (inner: ReactNode) => <strong>{inner}</strong>,
  italic: (inner: ReactNode) => <em>{inner}</em>,
  code: (inner: ReactNode) => <code>{inner}</code>,
  strike: (inner: ReactNode) => <s>{inner}</s>,
} as const;

function dress(inner: ReactNode, format: Format): ReactNode {
  if (format.kind !== "link") return wrap[format.kind](inner);
  return (
    <a href={format.href} rel="noopener noreferrer nofollow">
      {inner}
    </a>
  );
}

/** A range of the text to be marked, in a colour. */
export type Mark = { id: string; start: number; end: number; colour: string };

const depth = (marks: Mark[]) => (marks.length > 1 ? Math.min(marks.length, 3) : undefined);

/**
 * The text of a point with its formats and, where a page is made without scripts, its marks. The text nodes put
 * together are the point's text to the letter: anchors count in it.
 */
export function PointText({ text, formats, marks = [] }: { text: string; formats: Format[]; marks?: Mark[] }) {
  if (formats.length === 0 && marks.length === 0) return text;
  const formatIds = new Map(formats.map((format, index) => [`f${index}`, format]));
  const markIds = new Map(marks.map((mark) => [mark.id, mark]));
  const ranges = [...[...formatIds].map(([id, { start, end }]) => ({ id, start, end })), ...markIds.values()];
  return segments(text, ranges).map(({ start, text: words, ids }) => {
    const over = ids.flatMap((id) => markIds.get(id) ?? []);
    const inner = ids.flatMap((id) => formatIds.get(id) ?? []).reduceRight<ReactNode>(dress, words);
    const last = over.at(-1);
    if (!last) return <span key={start}>{inner}</span>;
    return (
      <mark key={start} data-colour={last.colour} data-overlap={depth(over)} data-annotations={over.map(({ id }) => id).join(" ")}>
        {inner}
      </mark>
    );
  });
}
