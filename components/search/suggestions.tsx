"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { KindLabel } from "@/components/annotations/cards/kinds";
import { PersonName } from "@/components/annotations/cards/person-name";
import type { AnnotationHit, Found, SummaryHit } from "@/lib/search/schema";
import { Marked } from "./marked";

/** A line under the search box: where it leads, and what it shows. */
export type Suggestion = { path: string } & ({ annotation: AnnotationHit } | { summary: SummaryHit } | { all: string });
export type SuggestionGroup = { label: string; items: Suggestion[] };

/** What the box offers for what was found, and at the end all of it. */
export function suggest(typed: string, { annotations, summaries }: Found): SuggestionGroup[] {
  const groups = [
    { label: "Annotations", items: annotations?.hits.flatMap((annotation) => annotation.readIn.slice(0, 1).map(({ path }) => ({ path, annotation }))) ?? [] },
    { label: "Summaries", items: summaries?.hits.map((summary) => ({ path: summary.path, summary })) ?? [] },
  ].filter(({ items }) => items.length > 0);
  const all = { path: `/search?${new URLSearchParams({ q: typed })}`, all: typed };
  return groups.length > 0 ? [...groups, { label: "More", items: [all] }] : [];
}

/** The note, unless only the quoted words have in them what was looked for. */
const showsNote = ({ note, words }: AnnotationHit) => note !== null && (note.marks.length > 0 || words.marks.length === 0);

function AnnotationLine({ hit }: { hit: AnnotationHit }) {
  return (
    <>
      <span className="flex items-center gap-1.5 text-xs text-soft">
        <span aria-hidden className="swatch size-2.5!" data-colour={hit.colour} />
        <KindLabel kind={hit.kind} className="shrink-0" />
        <span className="shrink-0">by</span>
        <PersonName {...hit.author} />
        <span className="min-w-16 flex-1 truncate">· {hit.episode.title}</span>
      </span>
      <span className="line-clamp-2 font-serif leading-snug">
        {hit.note && showsNote(hit) ? <Marked fragment={hit.note} /> : <Marked fragment={hit.words} colour={hit.colour} />}
      </span>
    </>
  );
}

function SummaryLine({ hit }: { hit: SummaryHit }) {
  return (
    <>
      <span className="block truncate text-xs text-soft">
        {hit.episode.show.name}
        {hit.pointId && ` · ${hit.episode.title}`}
      </span>
      <span className="line-clamp-2 font-serif leading-snug">
        <Marked fragment={hit.text} />
      </span>
    </>
  );
}

function Line({ suggestion }: { suggestion: Suggestion }) {
  if ("annotation" in suggestion) return <AnnotationLine hit={suggestion.annotation} />;
  if ("summary" in suggestion) return <SummaryLine hit={suggestion.summary} />;
  return <span className="font-medium text-accent">All results for “{suggestion.all}”</span>;
}

/** The lines under the search box, each a link. */
export function Suggestions() {
  return (
    <Autocomplete.List className="p-1 empty:hidden">
      {(group: SuggestionGroup) => (
        <Autocomplete.Group key={group.label} items={group.items} className="border-t border-line pt-1 not-first:mt-1 first:border-0">
          <Autocomplete.GroupLabel className={group.label === "More" ? "sr-only" : "px-2 pt-1 pb-0.5 text-xs font-semibold text-soft"}>{group.label}</Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(suggestion: Suggestion) => (
              <Autocomplete.Item
                key={suggestion.path}
                value={suggestion}
                className="block rounded px-2 py-1.5 text-sm outline-none data-highlighted:bg-tint"
                render={
                  <a href={suggestion.path}>
                    <Line suggestion={suggestion} />
                  </a>
                }
              />
            )}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  );
}
