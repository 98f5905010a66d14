import type { Placed } from "@/lib/annotations/place";

type From = {
  /** The annotation that is open … */
  active: string | null;
  /** … or else the point that the focus is on. */
  point: string | null;
  orderOf: ((pointId: string) => number) | undefined;
  /** The ids of what is unread. */
  unread: ReadonlySet<string>;
};

/** The next annotation that is unread, in the order of the cards, and after the last the first. */
export function nextUnread(cards: readonly Placed[], { active, point, orderOf, unread }: From): Placed | null {
  const at = cards.findIndex(({ annotation }) => annotation.id === active);
  const from = point === null || !orderOf ? 0 : orderOf(point);
  const isAhead = ({ places: [first] }: Placed, index: number) => (at >= 0 ? index > at : !first || !orderOf || orderOf(first.pointId) >= from);
  const isUnread = ({ annotation }: Placed) => unread.has(annotation.id);
  return cards.find((one, index) => isUnread(one) && isAhead(one, index)) ?? cards.find(isUnread) ?? null;
}
