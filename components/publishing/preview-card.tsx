"use client";

import { Head, Quote, Source } from "@/components/annotations/cards/card";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { useColourNames } from "@/components/annotations/cards/colour-names";
import { KindLabel, kindLooks } from "@/components/annotations/cards/kinds";
import { PersonName } from "@/components/annotations/cards/person-name";
import { ReadNote, useFellows } from "@/components/annotations/cards/read-note";
import { leftOut, MentionWarning } from "@/components/annotations/writing/mention-warning";
import type { Annotation } from "@/lib/annotations/schema";
import { mentionsIn, withoutNames } from "@/lib/mentions";
import type { Look } from "./recipients";

type PreviewCardProps = {
  annotation: Annotation;
  look: Look;
  /** Those whom it is about to be published to, and what they are called. */
  audiences: string[];
  who: string;
  /** Shows its words in the summary. */
  onWords: () => void;
};

/** A version says whose it is above all that is in it, if at all, and not when it was written nor what it was copied from. */
function VersionHead({ annotation: { author, kind }, look }: Pick<PreviewCardProps, "annotation" | "look">) {
  return (
    <p className="flex items-center gap-2 text-xs text-soft">
      {look === "version" && <PersonName name={author.name} className="truncate font-semibold text-ink" />}
      <KindLabel kind={kind} className="shrink-0" />
    </p>
  );
}

/** An annotation of one's own as others are going to see it: with its author's name where they are told it, and what the author calls its colour. */
export function PreviewCard({ annotation, look, audiences, who, onWords }: PreviewCardProps) {
  const { me } = useCardTools();
  const { names } = useColourNames();
  const { author, kind, colour, note, tags } = annotation;
  const fellows = useFellows(mentionsIn(note).length > 0);
  const seen = { ...annotation, colourName: names[colour] ?? null };
  const missing = fellows ? leftOut(note, [...annotation.audiences, ...audiences], fellows, me?.id ?? "") : [];
  return (
    <li className="space-y-1.5">
      <article aria-label={look === "nameless version" ? kindLooks[kind].label : `${kindLooks[kind].label} by ${author.name}`} className="card">
        {look === "card" ? <Head annotation={seen} own={false} isNew={false} /> : <VersionHead annotation={seen} look={look} />}
        <Quote annotation={seen} own={false} onSelect={onWords} />
        {look === "card" && annotation.source && <Source source={{ ...annotation.source, path: null }} />}
        {note && (
          <div className="mt-2">
            <ReadNote note={look === "nameless version" ? withoutNames(note) : note} />
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
