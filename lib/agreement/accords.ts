import type { Span } from "@/lib/anchoring/types";
import type { Placed } from "@/lib/annotations/place";
import { isAgainst } from "./passages";
import type { Mark } from "./passages";

/*
 * Who marked what, among placed annotations. A point counts as marked by everyone who has an annotation on it or on words
 * of it; the words themselves matter where people disagree, and where they mark the same.
 */

/** What an annotation's points and words have of others. */
export type Accord = {
  /** By how many people its points are marked, its author included: the most of them. */
  people: number;
  /** Whether it shares words with one that says the opposite, of someone else. */
  isDisputed: boolean;
};

/** The marks on each point, one for each place of an annotation in it. */
function marksByPoint(placed: readonly Placed[], isWanted: (one: Placed) => boolean = () => true): Map<string, Mark[]> {
  const points = new Map<string, Mark[]>();
  for (const one of placed) {
    if (!isWanted(one)) continue;
    const { id, kind, author } = one.annotation;
    for (const place of one.places) {
      const { pointId } = place;
      const mark = { ...place, id, kind, authorId: author.id };
      const marks = points.get(pointId);
      if (marks) marks.push(mark);
      else points.set(pointId, [mark]);
    }
  }
  return points;
}

const people = (marks: readonly Mark[]): number => new Set(marks.map(({ authorId }) => authorId)).size;

/** The annotations that agree with words with which someone else disagrees, and the other way round. */
export function disputed(placed: readonly Placed[]): Set<string> {
  const against = marksByPoint(placed, ({ annotation }) => annotation.kind === "disagree");
  const found = new Set<string>();
  for (const [pointId, agreeing] of marksByPoint(placed, ({ annotation }) => annotation.kind === "agree")) {
    const disagreeing = against.get(pointId) ?? [];
    for (const one of agreeing) {
      for (const other of disagreeing) if (isAgainst(one, other)) found.add(one.id).add(other.id);
    }
  }
  return found;
}

/** How each annotation stands to those of others, by its id. What has no place in the summary stands alone. */
export function accords(placed: readonly Placed[]): Map<string, Accord> {
  const byPoint = new Map([...marksByPoint(placed)].map(([pointId, marks]) => [pointId, people(marks)]));
  const inDispute = disputed(placed);
  return new Map(
    placed.map(({ annotation: { id }, places }) => [
      id,
      { people: places.reduce((most, { pointId }) => Math.max(most, byPoint.get(pointId) ?? 0), 1), isDisputed: inDispute.has(id) },
    ]),
  );
}

/** The most people who marked one point. */
export const mostPeople = (placed: readonly Placed[]): number => Math.max(0, ...[...marksByPoint(placed).values()].map(people));

/** The stretches of one point's text that at least `least` people marked, in order, none touching another. */
export function markedByAtLeast(marks: readonly (Span & { authorId: string })[], least: number): Span[] {
  const edges = marks
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end, authorId }) => [{ at: start, authorId, step: 1 }, { at: end, authorId, step: -1 }])
    .sort((a, b) => a.at - b.at || b.step - a.step);
  const depth = new Map<string, number>();
  const found: Span[] = [];
  let count = 0;
  let start: number | null = null;
  for (const { at, authorId, step } of edges) {
    const before = depth.get(authorId) ?? 0;
    depth.set(authorId, before + step);
    count += Number(before + step > 0) - Number(before > 0);
    if (count >= least && start === null) start = at;
    else if (count < least && start !== null) {
      if (start < at) found.push({ start, end: at });
      start = null;
    }
  }
  return found;
}

export type Relation = "both" | "disagree" | "apart" | "first" | "second";

/** One point as two people marked it. */
export type Row = {
  pointId: string;
  first: Placed[];
  second: Placed[];
  /** The words that both marked. */
  shared: Span[];
  /** `apart`: both marked the point, and no word of it in common. */
  relation: Relation;
};

/** Of marks by two people at most on one point. */
function relationOf(marks: readonly Mark[], first: string, shared: Span[], inDispute: ReadonlySet<string>): Relation {
  if (people(marks) < 2) return marks[0]?.authorId === first ? "first" : "second";
  if (people(marks.filter(({ id }) => inDispute.has(id))) === 2) return "disagree";
  return shared.length > 0 ? "both" : "apart";
}

/**
 * Two people's annotations beside each other: a row for each point that either marked, in the order in which they were
 * given. An annotation over several points stands at its first.
 */
export function compare(placed: readonly Placed[], first: string, second: string): Row[] {
  const of = placed.filter(({ annotation, places }) => places.length > 0 && [first, second].includes(annotation.author.id));
  const inDispute = disputed(of);
  const marks = marksByPoint(of);
  const rows = new Map<string, Pick<Row, "first" | "second">>();
  for (const one of of) {
    const pointId = one.places[0]?.pointId as string;
    const row = rows.get(pointId) ?? { first: [], second: [] };
    row[one.annotation.author.id === first ? "first" : "second"].push(one);
    rows.set(pointId, row);
  }
  return [...rows].map(([pointId, cards]) => {
    const here = marks.get(pointId) ?? [];
    const shared = markedByAtLeast(here, 2);
    return { pointId, ...cards, shared, relation: relationOf(here, first, shared, inDispute) };
  });
}
