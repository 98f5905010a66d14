import type { Placed } from "./place";

/** How much there is on a point, or in all that stands under one. */
export type Inside = { notes: number; /** Of these. */ unread: number; /** Questions that are open. */ questions: number };

export type PointCounts = {
  /** On each point itself: annotations, and by how many people. */
  own: Map<string, { notes: number; people: number }>;
  /** Under each point, at any depth, without its own. What stands on several points there counts once. */
  inside: Map<string, Inside>;
};

/** What is known of annotations, by their ids: whether they or what is said under them is unread, and which questions are answered or resolved. */
export type Known = { isUnread: (id: string) => boolean; isClosed: (id: string) => boolean };

/** Counts annotations by points. A point's parent is null at the top. */
export function countByPoint(placed: readonly Placed[], parentOf: (pointId: string) => string | null, { isUnread, isClosed }: Known): PointCounts {
  const own = new Map<string, { notes: number; authors: Set<string> }>();
  const inside = new Map<string, Inside>();
  for (const { annotation, places } of placed) {
    const isQuestion = annotation.kind === "question" && !isClosed(annotation.id);
    const above = new Set<string>();
    for (const pointId of new Set(places.map((place) => place.pointId))) {
      const here = own.get(pointId) ?? { notes: 0, authors: new Set() };
      here.notes++;
      here.authors.add(annotation.author.id);
      own.set(pointId, here);
      for (let at = parentOf(pointId); at !== null && !above.has(at); at = parentOf(at)) above.add(at);
    }
    for (const pointId of above) {
      const sum = inside.get(pointId) ?? { notes: 0, unread: 0, questions: 0 };
      sum.notes++;
      sum.unread += Number(isUnread(annotation.id));
      sum.questions += Number(isQuestion);
      inside.set(pointId, sum);
    }
  }
  return { own: new Map([...own].map(([id, { notes, authors }]) => [id, { notes, people: authors.size }])), inside };
}

const counted = (count: number, one: string, several: string) => (count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]);

/** "3 notes, 1 unread, 1 open question". */
export const sayInside = ({ notes, unread, questions }: Inside): string =>
  [...counted(notes, "note", "notes"), ...counted(unread, "unread", "unread"), ...counted(questions, "open question", "open questions")].join(", ");

/** How warm a point is, from 1 to 4: one annotation, two, up to four, more. */
export const heatOf = (notes: number): 1 | 2 | 3 | 4 => (notes <= 1 ? 1 : notes === 2 ? 2 : notes <= 4 ? 3 : 4);
