"use client";

import { Head, Quote, Source } from "@/components/annotations/card";
import { useCardTools } from "@/components/annotations/card-context";
import { useColourNames } from "@/components/annotations/colour-names";
import { kindLooks } from "@/components/annotations/kinds";
import { leftOut, MentionWarning } from "@/components/annotations/mention-warning";
import { ReadNote, useFellows } from "@/components/annotations/read-note";
import type { Annotation } from "@/lib/annotations/schema";
import { mentionsIn } from "@/lib/mentions";

type PreviewCardProps = {
  annotation: Annotation;
  /** Those whom it is about to be published to, and what they are called. */
  audiences: string[];
  who: string;
  /** Shows its words in the summary. */
  onWords: () => void;
};

/** An annotation of one's own as others are going to see it: with its author's name, and what the author calls its colour. */
export function PreviewCard({ annotation, audiences, who, onWords }: PreviewCardProps) {
  const { me } = useCardTools();
  const { names } = useColourNames();
  const { author, kind, colour, note, tags } = annotation;
  const fellows = useFellows(mentionsIn(note).length > 0);
  const seen = { ...annotation, colourName: names[colour] ?? null };
  const missing = fellows ? leftOut(note, [...annotation.audiences, ...audiences], fellows, me?.id ?? "") : [];
  return (
    <li className="space-y-1.5">
      <article aria-label={`${kindLooks[kind].label} by ${author.name}`} className="card">
        <Head annotation={seen} own={false} isNew={false} />
        <Quote annotation={seen} own={false} onSelect={onWords} />
        {annotation.source && <Source source={{ ...annotation.source, path: null }} />}
        {note && (
          <div className="mt-2">
            <ReadNote note={note} />
          </div>
        )}
        {tags.length > 0 && (
          <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li key={tag} className="tag">
                <bdi>{tag}</bdi>
              </li>
            ))}
          </ul>
        )}
      </article>
      <MentionWarning people={missing} label={who} />
    </li>
  );
}
