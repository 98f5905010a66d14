import { segments } from "@/lib/anchoring/segments";
import type { Place, PointText, Span } from "@/lib/anchoring/types";
import type { AnnotationKind } from "@/lib/db/generated/enums";

/** One place of an annotation, and whose it is. */
export type Mark = Place & { id: string; authorId: string; kind: AnnotationKind };

/** Words on which people meet: how many of them, and by which annotations, in the order of the words. */
export type Passage = Place & { text: string; people: number; ids: string[] };

type Stretch = Span & { marks: Mark[] };

const peopleOf = (marks: readonly Mark[]) => new Set(marks.map(({ authorId }) => authorId));
const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((one) => all.has(one));
/** Whether two spans share a character. */
export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

function passage({ id: pointId, text }: PointText, { start, end, marks }: Stretch): Passage {
  const inOrder = marks.toSorted((a, b) => a.start - b.start || a.id.localeCompare(b.id));
  return { pointId, start, end, text: text.slice(start, end), people: peopleOf(marks).size, ids: [...new Set(inOrder.map(({ id }) => id))] };
}

/** The marks of each point that has some, in the order of the outline. */
function byPoint(marks: readonly Mark[], outline: readonly PointText[]): { point: PointText; marks: Mark[] }[] {
  const grouped = new Map<string, Mark[]>();
  for (const mark of marks) {
    const here = grouped.get(mark.pointId);
    if (here) here.push(mark);
    else grouped.set(mark.pointId, [mark]);
  }
  return outline.flatMap((point) => {
    const here = grouped.get(point.id);
    return here ? [{ point, marks: here }] : [];
  });
}

/** The text cut where the people who marked it change. */
function stretchesOf({ text }: PointText, marks: Mark[]): Stretch[] {
  const keyed = new Map(marks.map((mark, index) => [String(index), mark]));
  const cut = segments(text, [...keyed].map(([id, { start, end }]) => ({ id, start, end })));
  const stretches: Stretch[] = [];
  for (const { start, end, ids } of cut) {
    const over = ids.flatMap((id) => keyed.get(id) ?? []);
    const last = stretches.at(-1);
    const [before, here] = [peopleOf(last?.marks ?? []), peopleOf(over)];
    if (last && before.size === here.size && isWithin(before, here)) Object.assign(last, { end, marks: [...new Set([...last.marks, ...over])] });
    else stretches.push({ start, end, marks: over });
  }
  return stretches;
}

/** Of stretches that touch, those beside which nobody is missing: the others are the same words with fewer people. */
const peaksOf = (stretches: Stretch[]): Stretch[] =>
  stretches.filter(({ marks }, index) => {
    const here = peopleOf(marks);
    return [stretches[index - 1], stretches[index + 1]].every((beside) => !beside || !isWithin(here, peopleOf(beside.marks)));
  });

/** The passages that at least this many people marked, in the order of the outline. What one person marked twice counts once. */
export const markedPassages = (marks: readonly Mark[], outline: readonly PointText[], least = 2): Passage[] =>
  byPoint(marks, outline).flatMap(({ point, marks: here }) =>
    peaksOf(stretchesOf(point, here))
      .map((stretch) => passage(point, stretch))
      .filter(({ people }) => people >= least),
  );

/** Whether someone agrees with words with which someone else disagrees. */
export const isAgainst = (a: Mark, b: Mark) => a.kind === "agree" && b.kind === "disagree" && a.authorId !== b.authorId && overlap(a, b);

/** Opinions of a point that hang together: each is against another of them on some of the same words. */
function conflictsOf(marks: Mark[]): Mark[][] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const against = groups.filter((group) => group.some((other) => isAgainst(mark, other) || isAgainst(other, mark)));
    for (const group of against) groups.splice(groups.indexOf(group), 1);
    groups.push([...against.flat(), mark]);
  }
  return groups.filter(({ length }) => length > 1);
}

/** The passages on which some agree and others disagree, in the order of the outline. */
export const disagreements = (marks: readonly Mark[], outline: readonly PointText[]): Passage[] =>
  byPoint(marks, outline).flatMap(({ point, marks: here }) =>
    conflictsOf(here)
      .map((group) => passage(point, { start: Math.min(...group.map(({ start }) => start)), end: Math.max(...group.map(({ end }) => end)), marks: group }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  );
