import { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { readMentions } from "@/lib/mentions";
import type { Annotation } from "./schema";

/** By what annotations are told apart. */
export const facets = ["people", "kinds", "colours", "tags", "audiences"] as const;
export type Facet = (typeof facets)[number];

/**
 * Which annotations are shown: in each facet those with any of the choices, or all where nothing is chosen; those that
 * are new, if only they are asked for; and those that say every word of the text.
 */
export type Filter = Record<Facet, string[]> & { unread: boolean; text: string };

export const everything: Filter = { people: [], kinds: [], colours: [], tags: [], audiences: [], unread: false, text: "" };

/** Stands for the audience of what nobody else sees. */
export const NO_AUDIENCE = "none";

export type Entry = { annotation: Annotation; keys: Record<Facet, string[]>; text: string };

/** A text as it is compared: without case, accents and differences of width. */
export const fold = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const entries = new WeakMap<Annotation, Entry>();

function entryOf(annotation: Annotation): Entry {
  const { author, kind, colour, tags, audiences, note, targets } = annotation;
  const keys = { people: [author.id], kinds: [kind], colours: [colour], tags, audiences: audiences.length > 0 ? audiences : [NO_AUDIENCE] };
  const text = fold([readMentions(note), ...targets.map(({ quote }) => quote), ...tags, author.name].join("\n"));
  return { annotation, keys, text };
}

/** What is looked at when annotations are filtered. Made once for each, however often the list around it changes. */
export const indexAnnotations = (annotations: Annotation[]): Entry[] =>
  annotations.map((annotation) => {
    const known = entries.get(annotation) ?? entryOf(annotation);
    entries.set(annotation, known);
    return known;
  });

export type Filtered = {
  shown: Set<string>;
  /** For each facet all choices that there are, and how many each would show if only the other facets counted. */
  counts: Record<Facet, Map<string, number>>;
  /** How many unread ones there are under the facets and the text. */
  unread: number;
};

/** Those parts of a filter that keep an annotation out. */
function obstacles(filter: Filter, words: string[]) {
  const chosen = facets.filter((facet) => filter[facet].length > 0).map((facet) => [facet, new Set(filter[facet])] as const);
  return ({ annotation, keys, text }: Entry): (Facet | "unread" | "text")[] => {
    if (!words.every((word) => text.includes(word))) return ["text"];
    const found: (Facet | "unread" | "text")[] = filter.unread && !annotation.unread ? ["unread"] : [];
    for (const [facet, wanted] of chosen) if (!keys[facet].some((key) => wanted.has(key))) found.push(facet);
    return found;
  };
}

/** Filters annotations. */
export function filterAnnotations(index: Entry[], filter: Filter): Filtered {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const obstaclesTo = obstacles(filter, words);
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map<string, number>()])) as Filtered["counts"];
  const result: Filtered = { shown: new Set(), counts, unread: 0 };
  for (const entry of index) {
    const found = obstaclesTo(entry);
    if (found.length === 0) result.shown.add(entry.annotation.id);
    if (entry.annotation.unread && found.every((one) => one === "unread")) result.unread++;
    for (const facet of facets) {
      const more = found.every((one) => one === facet) ? 1 : 0;
      for (const key of entry.keys[facet]) counts[facet].set(key, (counts[facet].get(key) ?? 0) + more);
    }
  }
  return result;
}

export const isFiltering = (filter: Filter): boolean => filter.unread || filter.text.trim() !== "" || facets.some((facet) => filter[facet].length > 0);

/** The filter with one choice more, or less where it was chosen. */
export function toggled(filter: Filter, facet: Facet, choice: string): Filter {
  const chosen = filter[facet];
  return { ...filter, [facet]: chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice] };
}

const names: Record<Facet, string> = { people: "by", kinds: "kind", colours: "colour", tags: "tag", audiences: "to" };
const facetNamed = new Map(facets.map((facet) => [names[facet], facet]));

const known: Partial<Record<Facet, ReadonlySet<string>>> = {
  kinds: new Set<string>(Object.values(AnnotationKind)),
  colours: new Set<string>(Object.values(Colour)),
};

/** A filter as it stands in an address, read back by `parseFilter`: `kind.question,tag.Llama%204,new`. Empty for everything. */
export function printFilter(filter: Filter): string {
  const choices = facets.flatMap((facet) => filter[facet].map((choice) => `${names[facet]}.${encodeURIComponent(choice.toWellFormed())}`));
  if (filter.unread) choices.push("new");
  if (filter.text.trim() !== "") choices.push(`text.${encodeURIComponent(filter.text.toWellFormed())}`);
  return choices.join(",");
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
    else if (facet && (known[facet]?.has(value) ?? true) && !filter[facet].includes(value)) filter[facet] = [...filter[facet], value];
  }
  return filter;
}
