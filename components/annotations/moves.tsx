"use client";

import { useState } from "react";
import { kindLooks } from "@/components/annotations/cards/kinds";
import { Passage } from "@/components/annotations/cards/passage";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import type { Annotation, Move } from "@/lib/annotations/schema";
import type { Decision } from "./use-moves";

type MovesProps = {
  moves: Move[];
  annotations: Annotation[];
  decide: (move: Move, decision: Decision) => Promise<void>;
  /** Begins to choose other words for an annotation. */
  reattach: (annotation: Annotation) => void;
};

const told = (count: number) =>
  `${count} of your ${count === 1 ? "notes stands" : "notes stand"} on words that were changed since.`;

/** Says that a revision of the summary changed words under one's notes, and leads to each of them. */
export function Moves({ moves, annotations, decide, reattach }: MovesProps) {
  const [isOpen, setOpen] = useState(false);
  if (moves.length === 0) return null;
  const annotationOf = ({ annotationId }: Move) => annotations.find(({ id }) => id === annotationId);
  return (
    <section aria-label="Changed words" className="mb-4 rounded-lg border border-line bg-tint px-4 py-3 text-sm">
      <p className="mb-2">{told(moves.length)}</p>
      <Modal title="Words that changed under your notes" open={isOpen} onOpenChange={setOpen} trigger={<Button>Review</Button>}>
        <ol className="space-y-6">
          {moves.map((move) => (
            <MoveItem
              key={move.id}
              move={move}
              annotation={annotationOf(move)}
              onDecide={(decision) => void decide(move, decision)}
              onReattach={(annotation) => {
                setOpen(false);
                reattach(annotation);
              }}
            />
          ))}
        </ol>
      </Modal>
    </section>
  );
}

type MoveItemProps = {
  move: Move;
  annotation: Annotation | undefined;
  onDecide: (decision: Decision) => void;
  onReattach: (annotation: Annotation) => void;
};

function MoveItem({ move, annotation, onDecide, onReattach }: MoveItemProps) {
  return (
    <li className="space-y-3 border-t border-line pt-4 first:border-0 first:pt-0">
      {annotation && (
        <p className="text-sm wrap-anywhere">
          <span className="font-medium">{kindLooks[annotation.kind].label}</span>
          {annotation.note && <span className="line-clamp-2 text-soft">{annotation.note}</span>}
        </p>
      )}
      <Passage label="Before" place={move.before} colour={annotation?.colour} />
      {move.after ? (
        <Passage label="Now" place={move.after} colour={annotation?.colour} />
      ) : (
        <p className="text-sm text-danger">These words are no longer in the summary. Your note is kept with them.</p>
      )}
      <div className="flex flex-wrap gap-2">
        {move.after && (
          <Button variant="primary" onClick={() => onDecide("keep")}>
            Keep it here
          </Button>
        )}
        {annotation && <Button onClick={() => onReattach(annotation)}>Choose other words</Button>}
        <Button variant="quiet" onClick={() => onDecide("retire")}>
          Take it out of the summary
        </Button>
      </div>
    </li>
  );
}
