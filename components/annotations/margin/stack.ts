/** A card that wants to stand at `wanted` (pixels from the top of the margin). */
export type Standing = { id: string; wanted: number; height: number };

/**
 * Where cards stand so that each is as near to its words as can be and none covers another: in the order given,
 * pushed down by those before. The one named `pinned` stands exactly where it wants, and those before it make room.
 */
export function stackCards(cards: Standing[], gap: number, pinned: string | null = null): Map<string, number> {
  const tops: number[] = [];
  const pin = cards.findIndex(({ id }) => id === pinned);
  for (const [index, { wanted }] of cards.entries()) {
    const before = cards[index - 1];
    const free = before ? (tops[index - 1] ?? 0) + before.height + gap : 0;
    tops.push(index === pin ? Math.max(wanted, 0) : Math.max(wanted, free));
  }
  let ceiling = pin > 0 ? (tops[pin] ?? 0) : 0;
  for (let index = pin - 1; index >= 0; index--) {
    const limit = ceiling - gap - (cards[index]?.height ?? 0);
    if ((tops[index] ?? 0) <= limit) break;
    tops[index] = ceiling = limit;
  }
  return new Map(cards.map(({ id }, index) => [id, tops[index] ?? 0]));
}

/** What the window shows of the margin, in pixels from the margin's top. */
export type View = { top: number; bottom: number };

/** Whom the stack may be hung from. Ids; null for none. */
export type Pins = {
  /** The card that is open. */
  open: string | null;
  /** The card that the stack hangs from now. */
  held: string | null;
  /** The first card whose words are in the window or below it. */
  first: string | null;
};

export type Stack = { tops: Map<string, number>; held: string | null };

/**
 * Stacks the cards around one that stands exactly at its words. That is the open one while its words are in the
 * window. Otherwise the stack keeps hanging where it hangs, so that nothing moves under the reader's eyes, until the
 * first words in the window have their card outside of it: then it hangs from that card. So however many notes there
 * are, those at the words in sight are in sight too.
 */
export function hangCards(cards: Standing[], gap: number, view: View, { open, held, first }: Pins): Stack {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const isBeside = (id: string | null) => {
    const card = id === null ? undefined : byId.get(id);
    return card !== undefined && view.top <= card.wanted && card.wanted < view.bottom;
  };
  if (open !== null && isBeside(open)) return { tops: stackCards(cards, gap, open), held: open };
  if (held !== null && byId.has(held)) {
    const tops = stackCards(cards, gap, held);
    const card = first === null ? undefined : byId.get(first);
    const top = (card && tops.get(card.id)) ?? 0;
    const isSeen = card && top + card.height > view.top && top < view.bottom;
    if (isSeen || !isBeside(first)) return { tops, held };
  }
  return { tops: stackCards(cards, gap, first), held: first };
}
