import { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { readMentions } from "@/lib/mentions";
import type { Accord } from "@/lib/agreement/accords";
import type { Annotation } from "./schema";

/** By what annotations are told apart. */
export const facets = ["people", "kinds", "colours", "tags", "audiences"] as const;
export type Facet = (typeof facets)[number];

/** What is shown by how people marked the same: points that at least so many did, those that only I did, or where they disagree. */
export type Agreement = number | "mine" | "disputed";

/**
 * Which annotations are shown: in each facet those with any of the choices, or all where nothing is chosen; those that
 * are new, or have something new said under them, if only they are asked for; those of an agreement, if one is; and those that say every word of the text.
 */
export type Filter = Record<Facet, string[]> & { unread: boolean; agreement: Agreement | null; text: string };

export const everything: Filter = { people: [], kinds: [], colours: [], tags: [], audiences: [], unread: false, agreement: null, text: "" };

/** Stands for the audience of what nobody else sees. */
export const NO_AUDIENCE = "none";

type Entry = { annotation: Annotation; keys: Record<Facet, string[]>; text: string };

/** A text as it is compared: without case, accents and differences of width. */
export const fold = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const entries = new WeakMap<Annotation, Entry>();

function makeEntry(annotation: Annotation): Entry {
  const { author, kind, colour, tags, audiences, note, targets } = annotation;
  const keys = { people: [author.id], kinds: [kind], colours: [colour], tags, audiences: audiences.length > 0 ? audiences : [NO_AUDIENCE] };
  const text = fold([readMentions(note), ...targets.map(({ quote }) => quote), ...tags, author.name].join("\n"));
  return { annotation, keys, text };
}

/** What is looked at when annotations are filtered. Made once for each, however often the list around it changes. */
function entryOf(annotation: Annotation): Entry {
  const known = entries.get(annotation) ?? makeEntry(annotation);
  entries.set(annotation, known);
  return known;
}

export type Filtered = {
  shown: Set<string>;
  /** How many unread ones, or with something unread under them, there are under the facets and the text. */
  unread: number;
};

/** For each facet all choices that there are, and how many each would show if only the other facets counted. */
export type Counts = Record<Facet, Map<string, number>>;

/** What is known beside the annotations: of their agreement, if it is asked for, and under which something is unread. */
export type Known = { accords: Accords | null; talked: ReadonlySet<string> };

/** What is known of how annotations stand to those of others. */
export type Accords = { me: string; of: ReadonlyMap<string, Accord> };

function isInAgreement({ id, author }: Annotation, agreement: Agreement, { me, of }: Accords): boolean {
  const accord = of.get(id);
  if (agreement === "disputed") return accord?.isDisputed === true;
  if (agreement === "mine") return author.id === me && (accord?.people ?? 1) === 1;
  return (accord?.people ?? 1) >= agreement;
}

type Part = Facet | "unread" | "agreement" | "text";

const isUnread = ({ id, unread }: Annotation, talked: ReadonlySet<string>) => unread || talked.has(id);

/** Those parts of a filter that keep an annotation out. */
function obstacles(filter: Filter, words: string[], { accords, talked }: Known) {
  const chosen = facets.filter((facet) => filter[facet].length > 0).map((facet) => [facet, new Set(filter[facet])] as const);
  return ({ annotation, keys, text }: Entry): Part[] => {
    if (!words.every((word) => text.includes(word))) return ["text"];
    if (filter.agreement !== null && accords && !isInAgreement(annotation, filter.agreement, accords)) return ["agreement"];
    const found: Part[] = filter.unread && !isUnread(annotation, talked) ? ["unread"] : [];
    for (const [facet, wanted] of chosen) if (!keys[facet].some((key) => wanted.has(key))) found.push(facet);
    return found;
  };
}

/** Goes through what is filtered, with what of the filter keeps each out. */
function goThrough(annotations: readonly Annotation[], filter: Filter, known: Known, look: (entry: Entry, found: Part[]) => void) {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const obstaclesTo = obstacles(filter, words, known);
  for (const entry of annotations.map(entryOf)) look(entry, obstaclesTo(entry));
}

/** Filters annotations. Without accords, as long as the summary is not there to tell, an agreement keeps nothing out. */
export function filterAnnotations(annotations: readonly Annotation[], filter: Filter, known: Known): Filtered {
  const unread = (one: Annotation) => isUnread(one, known.talked);
  if (!isFiltering(filter)) return { shown: new Set(annotations.map(({ id }) => id)), unread: annotations.filter(unread).length };
  const result: Filtered = { shown: new Set(), unread: 0 };
  goThrough(annotations, filter, known, ({ annotation }, found) => {
    if (found.length === 0) result.shown.add(annotation.id);
    if (unread(annotation) && found.every((one) => one === "unread")) result.unread++;
  });
  return result;
}

/** Counts what each choice of a filter would show; for when the choices are looked at. */
export function countChoices(annotations: readonly Annotation[], filter: Filter, known: Known): Counts {
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map<string, number>()])) as Counts;
  goThrough(annotations, filter, known, ({ keys }, found) => {
    for (const facet of facets) {
      const more = found.every((one) => one === facet) ? 1 : 0;
      for (const key of keys[facet]) counts[facet].set(key, (counts[facet].get(key) ?? 0) + more);
    }
  });
  return counts;
}

export const isFiltering = (filter: Filter): boolean => filter.unread || filter.agreement !== null || filter.text.trim() !== "" || facets.some((facet) => filter[facet].length > 0);

/** The filter with one choice more, or less where it was chosen. */
export function toggled(filter: Filter, facet: Facet, choice: string): Filter {
  const chosen = filter[facet];
  return { ...filter, [facet]: chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice] };
}

const names: Record<Facet, string> = { people: "by", kinds: "kind", colours: "colour", tags: "tag", audiences: "to" };
const facetNamed = new Map(facets.map((facet) => [names[facet], facet]));

const choicesOf: Partial<Record<Facet, ReadonlySet<string>>> = {
  kinds: new Set<string>(Object.values(AnnotationKind)),
  colours: new Set<string>(Object.values(Colour)),
};

/** A filter as it stands in an address, read back by `parseFilter`: `kind.question,tag.Llama%204,new`. Empty for everything. */
export function printFilter(filter: Filter): string {
  const choices = facets.flatMap((facet) => filter[facet].map((choice) => `${names[facet]}.${encodeURIComponent(choice.toWellFormed())}`));
  if (filter.unread) choices.push("new");
  if (filter.agreement !== null) choices.push(`agreement.${filter.agreement}`);
  if (filter.text.trim() !== "") choices.push(`text.${encodeURIComponent(filter.text.toWellFormed())}`);
  return choices.join(",");
}

/** The most people who can be asked for. */
const MOST_PEOPLE = 99;

function parseAgreement(value: string): Agreement | null {
  if (value === "mine" || value === "disputed") return value;
  const people = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  return people >= 2 && people <= MOST_PEOPLE ? people : null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** The filter that an address names. What it does not understand it passes over. */
export function parseFilter(printed: string): Filter {
  const filter: Filter = { ...everything };
  for (const part of printed.split(",")) {
    if (part === "new") filter.unread = true;
    const dot = part.indexOf(".");
    const value = dot < 0 ? null : decode(part.slice(dot + 1));
    if (!value) continue;
    const name = part.slice(0, dot);
    const facet = facetNamed.get(name);
    if (name === "text") filter.text = value;
    else if (name === "agreement") filter.agreement = parseAgreement(value);
    else if (facet && (choicesOf[facet]?.has(value) ?? true) && !filter[facet].includes(value)) filter[facet] = [...filter[facet], value];
  }
  return filter;
}
