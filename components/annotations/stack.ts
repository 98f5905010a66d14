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
