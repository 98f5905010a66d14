import { segments } from "@/lib/anchoring/segments";
import type { Span } from "@/lib/anchoring/types";

type MarkedProps = {
  /** A part of a text with the words that were looked for, and in it, in their colour, those that were annotated. */
  fragment: { text: string; marks: Span[]; quote?: Span; cutBefore: boolean; cutAfter: boolean };
  colour?: string;
};

/** A part of a text that was found, with what was looked for marked in it. */
export function Marked({ fragment, colour }: MarkedProps) {
  const { text, marks, quote, cutBefore, cutAfter } = fragment;
  const ranges = [...marks.map((mark) => ({ ...mark, id: "mark" })), ...(quote ? [{ ...quote, id: "quote" }] : [])];
  return (
    <>
      {cutBefore && "… "}
      {segments(text, ranges).map(({ start, text: words, ids }) => {
        const inner = ids.includes("mark") ? <mark className="found">{words}</mark> : words;
        return (
          <span key={start} className={ids.includes("quote") ? "found-quote" : undefined} data-colour={colour}>
            {inner}
          </span>
        );
      })}
      {cutAfter && " …"}
    </>
  );
}
