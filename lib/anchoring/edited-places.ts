import { align } from "./align";
import { boundsOf, type End } from "./bounds";
import { candidates } from "./candidates";
import { distanceCost } from "./distance";
import type { Pattern } from "./pattern";
import { firstAt, type TextIndex } from "./text-index";
import { CONTEXT, type Span } from "./types";

/** So much standing so near, and no other place with half as many votes: none is looked at. */
const EVIDENT = { standing: 0.85, away: 1_000, rival: 0.5 } as const;

/** How far around a candidate its words are looked for. UTF-16 units. */
const MARGIN = { least: 120, most: 2_000 } as const;

/**
 * A place where a quote may stand, edited. `standing`: the share of quote and
 * context that does; `kept`: how many characters of the quote do; `agreed`: how
 * many of quote and context, less the gaps between them. `away` counts UTF-16
 * units from the hint.
 */
export type EditedPlace = Span & { ends: [End, End]; away: number; standing: number; kept: number; agreed: number };

/** The places at which a quote may stand, edited, best first. `exact` is one where the very words are known to stand. */
export function editedPlaces(index: TextIndex, pattern: Pattern, hint: number | null, exact: number | null = null): EditedPlace[] {
  const places: EditedPlace[] = [];
  const known = exact === null ? null : placeNear(index, pattern, exact, hint);
  if (known) places.push(known);
  const likely = candidates(index, pattern, hint);
  for (const [i, { start, votes }] of likely.entries()) {
    const place = placeNear(index, pattern, start, hint);
    if (!place) continue;
    places.push(place);
    const hasRival = (likely[i + 1]?.votes ?? 0) >= votes * EVIDENT.rival;
    if (exact === null && !hasRival && isEvident(place)) break;
  }
  return places.sort(bestFirst);
}

const isEvident = ({ standing, away }: EditedPlace) => standing >= EVIDENT.standing && away <= EVIDENT.away;

/** What places are ordered by: the characters that agree, weighed against the distance. */
export const rank = ({ agreed, away }: EditedPlace): number => agreed - distanceCost(away);
export const bestFirst = (a: EditedPlace, b: EditedPlace): number => rank(b) - rank(a);

function placeNear(index: TextIndex, pattern: Pattern, start: number, hint: number | null): EditedPlace | null {
  const margin = CONTEXT + Math.min(Math.max(MARGIN.least, pattern.length), MARGIN.most);
  const from = firstAt(index, start - margin, 0, index.count);
  const to = firstAt(index, start + pattern.length + margin, from, index.count);
  const { pairs, score } = align(index, pattern, from, to, start);
  const bounds = boundsOf(index, pattern, pairs);
  if (!bounds) return null;
  let [all, kept] = [0, 0];
  for (const { token, worth } of pairs) {
    all += worth;
    if (token >= pattern.head && token <= pattern.tail) kept += worth;
  }
  const away = hint === null ? 0 : Math.abs(bounds.start - hint);
  return { ...bounds, away, standing: all / pattern.weight, kept, agreed: score };
}
