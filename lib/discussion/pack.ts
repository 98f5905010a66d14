import { disagreements, markedPassages } from "@/lib/agreement/passages";
import type { Mark, Passage } from "@/lib/agreement/passages";
import { byOutlineOrder, placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import type { PointNode } from "@/lib/episodes/points";
import { titleOf } from "@/lib/point-links";

/** Where in the outline something stands. */
export type PackPlace = {
  pointId: string;
  /** The point that it stands under, if any. */
  under: string | null;
  /** Seconds into the episode: of the point or else of the nearest one above it that has a time. */
  time: number | null;
};

export type PackItem = {
  /** Null when the words have left the summary. */
  place: PackPlace | null;
  words: string;
  people: number;
  annotations: Annotation[];
};

/** What a group has to talk about, each in the order of the outline. */
export type Pack = { questions: PackItem[]; disagreements: PackItem[]; passages: PackItem[] };

/** How many of the most marked passages are on it. */
const MOST_PASSAGES = 12;

type Step = { id: string; text: string; place: PackPlace };

const walk = (points: PointNode[], above: Step | null = null): Step[] =>
  points.flatMap(({ id, text, time, children }) => {
    const place = { pointId: id, under: above && titleOf(above.text), time: time ?? above?.place.time ?? null };
    const step = { id, text, place };
    return [step, ...walk(children, step)];
  });

const marksOf = ({ annotation: { id, author, kind }, places }: Placed): Mark[] => places.map((place) => ({ ...place, id, authorId: author.id, kind }));

const wordsOf = ({ targets }: Annotation) => targets.map(({ quote }) => quote).join(" … ");

/** Those that most people marked; of as many, the first. */
function mostMarked(marks: Mark[], steps: Step[]): Passage[] {
  const all = markedPassages(marks, steps);
  const most = new Set(all.toSorted((a, b) => b.people - a.people).slice(0, MOST_PASSAGES));
  return all.filter((one) => most.has(one));
}

/**
 * The discussion pack of what a group published on a summary: open questions, disagreements, and the most marked
 * passages. `closed` are the questions that are answered or resolved.
 */
export function packOf(annotations: Annotation[], closed: ReadonlySet<string>, points: PointNode[]): Pack {
  const steps = walk(points);
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  const placed = annotations.map((one) => placeAnnotation(one, steps)).sort(byOutlineOrder((id) => order.get(id) ?? Infinity));
  const byId = new Map(annotations.map((one) => [one.id, one]));
  const marks = placed.flatMap(marksOf);
  const placeOf = (pointId: string | undefined) => steps[order.get(pointId ?? "") ?? -1]?.place ?? null;
  const met = ({ pointId, text, people, ids }: Passage): PackItem => ({ place: placeOf(pointId), words: text, people, annotations: ids.flatMap((id) => byId.get(id) ?? []) });
  const open = placed.filter(({ annotation: { id, kind } }) => kind === "question" && !closed.has(id));
  return {
    questions: open.map(({ annotation, places }) => ({ place: placeOf(places[0]?.pointId), words: wordsOf(annotation), people: 1, annotations: [annotation] })),
    disagreements: disagreements(marks, steps).map(met),
    passages: mostMarked(marks, steps).map(met),
  };
}
