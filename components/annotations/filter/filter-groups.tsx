import type { ReactNode } from "react";
import { colourLabels, colourNames, KindLabel, kindNames } from "@/components/annotations/cards/kinds";
import { PersonName } from "@/components/annotations/cards/person-name";
import type { AudienceChoice } from "@/components/annotations/types";
import { facets, NO_AUDIENCE, toggled } from "@/lib/annotations/filter";
import type { Counts, Facet } from "@/lib/annotations/filter";
import type { Annotation } from "@/lib/annotations/schema";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import type { FilterChoice, FilterGroup } from "./filter-menu";
import type { Filtering } from "./use-filter";

export type FilterNames = {
  me: { id: string };
  audiences: AudienceChoice[];
  layers: { audienceId: string; name: string }[];
  annotations: Annotation[];
  colourTitle: (colour: Colour) => string;
};

type Labels = Record<Facet, { name: string; order: (values: string[]) => string[]; label: (value: string) => ReactNode }>;

const within = (order: string[]) => (values: string[]) => order.filter((one) => values.includes(one));
const byText = (textOf: (value: string) => string) => (values: string[]) => values.sort((a, b) => textOf(a).localeCompare(textOf(b)));

function labelsFor({ me, audiences, layers, annotations, colourTitle }: FilterNames): Labels {
  const people = new Map(annotations.map(({ author }) => [author.id, author.id === me.id ? "You" : author.name]));
  const personOf = (id: string) => people.get(id) ?? "Someone who has nothing here now";
  const audienceNames = new Map(audiences.map(({ id, kind, label }) => [id, kind === "link" ? `Link: ${label}` : label]));
  for (const { audienceId, name } of layers) audienceNames.set(audienceId, name);
  const audienceOf = (id: string) => (id === NO_AUDIENCE ? "Only me" : (audienceNames.get(id) ?? "Others"));
  const text = (value: string) => <bdi className="truncate">{value}</bdi>;
  return {
    people: { name: "Person", order: byText((id) => (id === me.id ? "" : personOf(id))), label: (id) => <PersonName name={personOf(id)} className="truncate" /> },
    kinds: { name: "Kind", order: within(kindNames), label: (kind) => <KindLabel kind={kind as AnnotationKind} /> },
    colours: {
      name: "Colour",
      order: within(colourNames),
      label: (colour) => (
        <>
          <span aria-hidden className="swatch size-3.5!" data-colour={colour} />
          {text(colour in colourLabels ? colourTitle(colour as Colour) : colour)}
        </>
      ),
    },
    tags: { name: "Tag", order: byText(String), label: text },
    audiences: { name: "Who sees it", order: byText(audienceOf), label: (id) => text(audienceOf(id)) },
  };
}

/** The choices of one facet: what there is, and what is chosen though there is none of it now. */
function facetGroup(facet: Facet, { filter, setFilter }: Filtering, counts: Counts, labels: Labels): FilterGroup {
  const { name, order, label } = labels[facet];
  const values = order([...new Set([...counts[facet].keys(), ...filter[facet]])]);
  const choices = values.map((value): FilterChoice => ({ value, label: label(value), count: counts[facet].get(value) ?? 0, chosen: filter[facet].includes(value) }));
  return { name, choices, toggle: (value) => setFilter(toggled(filter, facet, value)) };
}

/** The people through whose annotations one can read. */
export const peopleGroup = (filtering: Filtering, names: FilterNames): FilterGroup => facetGroup("people", filtering, filtering.count(), labelsFor(names));

/** How much of what the filter menu offers is chosen. */
export const countChosen = ({ filter }: Filtering): number =>
  facets.reduce((sum, facet) => sum + (facet === "people" ? 0 : filter[facet].length), Number(filter.unread));

/** What the filter menu offers. People have a menu of their own. */
export function filterGroups(filtering: Filtering, names: FilterNames): FilterGroup[] {
  const { filter, setFilter, unread } = filtering;
  const labels = labelsFor(names);
  const counts = filtering.count();
  const groups = facets.filter((facet) => facet !== "people").map((facet) => facetGroup(facet, filtering, counts, labels));
  const isNews: FilterGroup = {
    name: "New to you",
    choices: [{ value: "new", label: "Unread", count: unread, chosen: filter.unread }],
    toggle: () => setFilter({ ...filter, unread: !filter.unread }),
  };
  // Where there never was anything to choose between, there is no choice.
  const offered = groups.filter(({ choices }) => choices.length > 1 || choices.some(({ chosen }) => chosen));
  return unread > 0 || filter.unread ? [isNews, ...offered] : offered;
}
