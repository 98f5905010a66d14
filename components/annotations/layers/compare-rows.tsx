"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import { Head, Note, Quote } from "@/components/annotations/cards/card";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { kindLooks } from "@/components/annotations/cards/kinds";
import { showWords } from "@/components/annotations/use-placed";
import type { Relation, Row } from "@/lib/agreement/accords";
import { segments } from "@/lib/anchoring/segments";
import type { Placed } from "@/lib/annotations/place";

/** What a row is taken to be high until it has been measured, in pixels. */
const SUPPOSED_PX = 240;
const BESIDE = 4;
const NOTE_LINES = 8;

/** The point's text, in which each of the two has an underline of their own and what both marked has a ground. */
function Marked({ text, row, authors }: { text: string; row: Row; authors: [string, string] }) {
  const ranges = [...row.first, ...row.second].flatMap(({ annotation, places }) =>
    places.filter(({ pointId }) => pointId === row.pointId).map(({ start, end }) => ({ id: annotation.author.id, start, end })),
  );
  return segments(text, ranges).map(({ start, text: words, ids }) => {
    const inner = ids.includes(authors[1]) ? <span className="compare-second">{words}</span> : words;
    const whole = ids.includes(authors[0]) ? <span className="compare-first">{inner}</span> : inner;
    return ids.length > 1 ? <mark key={start} className="compare-both">{whole}</mark> : <span key={start}>{whole}</span>;
  });
}

type ColumnProps = { cards: Placed[]; name: string; me: string | undefined; onWords: (placed: Placed) => void };

function Column({ cards, name, me, onWords }: ColumnProps) {
  if (cards.length === 0) return <p className="px-1 text-sm text-soft max-md:hidden">{name === "You" ? "You have" : `${name} has`} no note here.</p>;
  return (
    <ul className="min-w-0 space-y-2">
      {cards.map((placed) => {
        const { annotation } = placed;
        const own = annotation.author.id === me;
        return (
          <li key={annotation.id}>
            <article aria-label={`${kindLooks[annotation.kind].label} by ${own ? "you" : annotation.author.name}`} className="card">
              <Head annotation={annotation} own={own} isNew={false} />
              <Quote annotation={annotation} own={own} onSelect={() => onWords(placed)} />
              <Note note={annotation.note} lines={NOTE_LINES} />
            </article>
          </li>
        );
      })}
    </ul>
  );
}

type CompareRowsProps = {
  rows: Row[];
  names: [string, string];
  /** Their ids, in the same order. */
  authors: [string, string];
  labels: Record<Relation, string>;
  /** Called when words are shown in the summary, which this stands over. */
  onLeave: () => void;
};

/** A row for each point, in the outline's order; of many, only those in sight are on the page. */
export function CompareRows({ rows, names, authors, labels, onLeave }: CompareRowsProps) {
  const { outline, me, setSheetOpen } = useCardTools();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  // All that it gives is used here, and by nothing that is memoized.
  // eslint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => rows[index]?.pointId ?? index,
    estimateSize: () => SUPPOSED_PX,
    overscan: BESIDE,
  });
  const onWords = (placed: Placed) => {
    onLeave();
    setSheetOpen(false);
    // Once the dialog has given the focus back.
    requestAnimationFrame(() => showWords(outline, placed));
  };
  if (rows.length === 0) return <p className="text-soft">Neither of them has marked anything here.</p>;
  return (
    <div ref={setScroller} className="-mx-2 min-h-48 overflow-y-auto px-2">
      <ol aria-label="Points" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li key={key} ref={virtualizer.measureElement} data-index={index} aria-posinset={index + 1} aria-setsize={rows.length} style={{ transform: `translateY(${start}px)` }} className="absolute inset-x-0 top-0 border-t border-line py-4">
              <p className="mb-1 text-xs font-semibold text-accent">{labels[row.relation]}</p>
              <p dir="auto" className="mb-3 font-serif text-base/relaxed wrap-anywhere">
                <Marked text={outline?.textOf(row.pointId) ?? ""} row={row} authors={authors} />
              </p>
              <div className="grid gap-3 md:grid-cols-2">
                <Column cards={row.first} name={names[0]} me={me?.id} onWords={onWords} />
                <Column cards={row.second} name={names[1]} me={me?.id} onWords={onWords} />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
